import type { PageMessage, Snapshot } from '../protocol.ts';

/** Whether a message, as Discord stored its mentions, pings the person who reads. */
export function pingsReader(message: PageMessage, snapshot: Snapshot, guildId: string | undefined): boolean {
  const { person, guilds } = snapshot;
  if (message.author.id === person.id) return false;
  const member = guilds
    .find(({ guild }) => guild.id === guildId)
    ?.members.find(({ user }) => user.id === person.id);
  return (
    message.mention_everyone === true ||
    (message.mentions ?? []).some(user => user.id === person.id) ||
    (message.mention_roles ?? []).some(role => member?.roles.includes(role))
  );
}
