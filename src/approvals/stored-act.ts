import type { DateTime } from 'luxon';
import { isoOf } from '../announcements/instants.ts';
import type { Actor } from '../strike/actor.ts';
import { type Act, isEntry, type StoredAct } from '../strike/acts.ts';
import { strikeDate } from '../strike/dates.ts';
import type { StrikeView } from '../strike/view.ts';
import { UserError } from '../wording/user-error.ts';
import type { LiveStrikes } from './live-strikes.ts';
import type { Wish } from './proposal.ts';

/** What will be kept: the act as of now, or the act that is there with the word that it was taken back. */
export function storedOf(
  strikes: LiveStrikes,
  guild: string,
  wish: Wish,
  author: Actor,
  now: DateTime<true>,
  mention?: string,
): StoredAct {
  if (wish.do === 'undo') {
    const found = strikes.find(guild, wish.act);
    if (!found) throw new UserError('error.proposalGone');
    if (found.act.undone) throw new UserError('error.alreadyUndone');
    const act = { ...found.act, undone: { at: isoOf(now), role: author.role } };
    return { ...found, act, ...(mention !== undefined && { mentionUndone: mention }) };
  }
  const { strike } = viewIn(strikes, guild);
  const made = { at: isoOf(now), role: author.role };
  const act: Act = isEntry(wish.act)
    ? { ...wish.act, ...made, on: strikeDate(strike, now) }
    : { ...wish.act, ...made };
  return { guild, actor: author.hash, tell: false, ...(mention !== undefined && { mention }), act };
}

export function viewIn(strikes: LiveStrikes, guild: string): StrikeView {
  const view = strikes.of(guild);
  if (!view) throw new UserError('error.noStrike');
  return view;
}

/** The id of the role of that name. Throws a UserError for a name that the strike file does not have. */
export function mentionNamed({ strike }: StrikeView, ping: string | undefined): string | undefined {
  const mention = ping === undefined ? undefined : strike.roles.mention.get(ping);
  if (ping !== undefined && mention === undefined) throw new UserError('error.unknownRole', { role: ping });
  return mention;
}

/** The act with that id. Throws a UserError where there is none. */
export function actNamed({ acts = [] }: StrikeView, id: string): Act {
  const found = acts.find(({ act }) => act.id === id)?.act;
  if (!found) throw new UserError('error.unknownAct');
  return found;
}
