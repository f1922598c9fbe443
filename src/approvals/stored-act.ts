import type { DateTime } from 'luxon';
import { isoOf } from '../announcements/instants.ts';
import type { Actor } from '../strike/actor.ts';
import { type Act, isEntry, type StoredAct } from '../strike/acts.ts';
import { strikeDate } from '../strike/dates.ts';
import type { StrikeView } from '../strike/view.ts';
import { UserError } from '../wording/user-error.ts';
import type { LiveStrikes } from './live-strikes.ts';
import type { Proposal, Wish } from './proposal.ts';

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

/** The id of the act that another is done in place of. */
export function replacedIn(act: Act): string | undefined {
  return isEntry(act) ? undefined : act.replaces;
}

/** The act that another is done in place of, with the word that it was taken back; undefined where none stands. */
export function replacedBy(
  strikes: LiveStrikes,
  { guild, wish, author }: Pick<Proposal, 'guild' | 'wish' | 'author'>,
  now: DateTime<true>,
): StoredAct | undefined {
  const id = wish.do === 'undo' ? undefined : replacedIn(wish.act);
  if (id === undefined) return undefined;
  const found = strikes.find(guild, id);
  // Somebody has taken it back by now, or this very step had begun to: the new act stands by itself.
  if (!found || found.act.undone) return undefined;
  return storedOf(strikes, guild, { do: 'undo', act: found.act.id }, author, now);
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
