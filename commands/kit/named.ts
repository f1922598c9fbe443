import type { ButtonInteraction, ModalMessageModalSubmitInteraction } from 'discord.js';
import { rolesNow } from '../../src/discord/channels/people.ts';
import type { Actor } from '../../src/strike/actor.ts';
import { standingOf } from '../../src/strike/authority.ts';
import { userMention, usersIn } from '../../src/wording/marks.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import type { StrikeContext } from './command.ts';

/**
 * A request names who asks and who has approved, by mentions that ping nobody. It is the only place that has their ids:
 * what is kept has their hashes. So it is read when somebody presses, and what it says counts only for a hash that is kept.
 */
type Pressing = ButtonInteraction | ModalMessageModalSubmitInteraction;

/** "@ana, an organizer," */
export function askerWords({ t }: Text, id: string, role: Actor['role']): string {
  return t(role === 'organizer' ? 'request.organizer' : 'request.captain', { mention: userMention(id) });
}

/** The id of somebody whom the request names; undefined where it does not, as that of an older version. */
export function namedId(
  { message }: Pressing,
  { organizing, view }: Pick<StrikeContext, 'organizing' | 'view'>,
  hash: string,
): string | undefined {
  const ids = usersIn(message.content);
  return ids.find(id => organizing.hashOf(view.strike.guild, id) === hash);
}

/** Mentions of those whom the request names. */
function mentionsOf(
  interaction: Pressing,
  context: Pick<StrikeContext, 'organizing' | 'view'>,
  hashes: readonly string[],
): string[] {
  return hashes.flatMap(hash => {
    const id = namedId(interaction, context, hash);
    return id === undefined ? [] : [userMention(id)];
  });
}

/** Mentions of those who have approved: the request names those before, and the last of them presses at this moment. */
export function approversOf(
  interaction: Pressing,
  context: Pick<StrikeContext, 'organizing' | 'view'>,
  hashes: readonly string[],
): string[] {
  if (hashes.length === 0) return [];
  return [...mentionsOf(interaction, context, hashes.slice(0, -1)), userMention(interaction.user.id)];
}

/**
 * Gives the roles that somebody whom the request names holds at this moment, none where they have left; undefined where the
 * request does not name them. Throws a UserError where Discord does not tell.
 */
export function rolesOfNamed(
  interaction: Pressing,
  context: Pick<StrikeContext, 'organizing' | 'view'>,
): (hash: string) => Promise<readonly string[] | undefined> {
  return async hash => {
    const id = namedId(interaction, context, hash);
    if (id === undefined || !interaction.guild) return undefined;
    const roles = await rolesNow(interaction.guild, id).catch(() => {
      throw new UserError('error.rolesUnknown');
    });
    return roles ?? [];
  };
}

/** Says whether somebody whom the request names is an organizer at this moment. Throws a UserError where Discord does not tell. */
export function roleNow(
  interaction: Pressing,
  context: Pick<StrikeContext, 'organizing' | 'view'>,
): (hash: string) => Promise<'organizer' | 'none' | 'unknown'> {
  const rolesOf = rolesOfNamed(interaction, context);
  return async hash => {
    const roles = await rolesOf(hash);
    if (roles === undefined) return 'unknown';
    return standingOf(context.view.strike, roles).kind === 'organizer' ? 'organizer' : 'none';
  };
}
