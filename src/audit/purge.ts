import type { DateTime } from 'luxon';
import { instantOf } from '../announcements/instants.ts';
import { daysBetween, strikeDate } from '../strike/dates.ts';
import { lastDayOf } from '../strike/picket-day.ts';
import type { StrikeView } from '../strike/view.ts';
import type { AuditEntry } from './entry.ts';
import { isNews } from './heads.ts';
import type { AuditLog } from './log.ts';

/**
 * Takes a guild's old entries away, once the strike has been over for longer than its file says. What happened after the
 * end is kept as long, from its own day on.
 */
export async function purgeOld(
  log: Pick<AuditLog, 'entries' | 'purge'>,
  view: StrikeView,
  now: DateTime,
): Promise<void> {
  if (!isOverFor(view, now)) return;
  const seq = purgeableUpTo(view, await log.entries(view.strike.guild), now);
  if (seq !== undefined) await log.purge(view.strike.guild, seq);
}

/** Is what happened then, and is known by that id, past its keeping time? */
export type IsPast = (at: string, id: string) => boolean;

/**
 * What is past its keeping time, so that nothing may say any more who did it: it happened long enough ago, and no entry speaks of
 * it. Undefined while the strike goes on, or its log is held.
 */
export async function pastOf(
  log: Pick<AuditLog, 'entries'>,
  view: StrikeView,
  now: DateTime,
): Promise<IsPast | undefined> {
  if (!isOverFor(view, now)) return undefined;
  const entries = await log.entries(view.strike.guild);
  const spokenOf = new Set(entries.map(({ subject }) => subject));
  return (at, id) => isOlderThanKept(view, at, now) && !spokenOf.has(id);
}

function isOlderThanKept({ strike }: Pick<StrikeView, 'strike'>, at: string, now: DateTime): boolean {
  return daysBetween(strikeDate(strike, instantOf(at)), strikeDate(strike, now)) > strike.audit.keepDays;
}

/** Has the strike been over for longer than its log is kept, and does nobody hold it? */
export function isOverFor({ strike, changes }: StrikeView, now: DateTime): boolean {
  const lastDay = lastDayOf(strike, changes);
  const { keepDays, hold } = strike.audit;
  return lastDay !== undefined && !hold && daysBetween(lastDay, strikeDate(strike, now)) > keepDays;
}

/** The number of the last entry that is to go; undefined if nothing is, or only what says what went before. Pure. */
export function purgeableUpTo(
  view: StrikeView,
  entries: readonly AuditEntry[],
  now: DateTime,
): number | undefined {
  const old = entries.filter(({ at }) => isOlderThanKept(view, at, now));
  return old.some(isNews) ? old.at(-1)?.seq : undefined;
}
