import { type Client, type RawFile, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord.js';
import type { Strike } from '../strike/strike.ts';
import { UserError } from '../text/user-error.ts';
import { isChannelOf, rolesOf } from './own-server.ts';

/**
 * How a request calls the organizers, in their own channel: it may stand for 15 minutes only, so nobody may have to
 * come by to see it. Its text names their roles, and the request allows exactly these, whatever else it quotes.
 */
export function callOf({ roles }: Pick<Strike, 'roles'>): {
  words: string;
  allowed: { parse: []; roles: string[] };
} {
  return {
    words: roles.organizer.map(role => `<@&${role}>`).join(' '),
    allowed: { parse: [], roles: [...roles.organizer] },
  };
}

/**
 * Posts a request in the organizers' channel. Throws a UserError where that is no channel of the strike's own server, and
 * calls no role of another (see within-server.ts); else it rejects as the request does.
 */
export async function postForOrganizers(
  client: Client<true>,
  { guild, channels }: Strike,
  body: RESTPostAPIChannelMessageJSONBody & { allowed_mentions: { parse: []; roles?: string[] } },
  files: RawFile[] = [],
): Promise<void> {
  if (!(await isChannelOf(client, guild, channels.organizers)))
    throw new UserError('error.organizersElsewhere', { id: channels.organizers });
  const roles = await rolesOf(client, guild, body.allowed_mentions.roles ?? []);
  await client.rest.post(Routes.channelMessages(channels.organizers), {
    body: { ...body, allowed_mentions: { parse: [], roles } },
    ...(files.length > 0 && { files }),
  });
}
