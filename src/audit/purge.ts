import type { DateTime } from 'luxon';
import { instantOf } from '../posts/instants.ts';
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

/** Has the strike been over for longer than its log is kept, and does nobody hold it? */
export function isOverFor({ strike, changes }: StrikeView, now: DateTime): boolean {
  const lastDay = lastDayOf(strike, changes);
  const { keepDays, hold } = strike.audit;
  return lastDay !== undefined && !hold && daysBetween(lastDay, strikeDate(strike, now)) > keepDays;
}

/** The number of the last entry that is to go; undefined if nothing is, or only what says what went before. Pure. */
export function purgeableUpTo(
  { strike }: StrikeView,
  entries: readonly AuditEntry[],
  now: DateTime,
): number | undefined {
  const today = strikeDate(strike, now);
  const isOld = ({ at }: AuditEntry) =>
    daysBetween(strikeDate(strike, instantOf(at)), today) > strike.audit.keepDays;
  const old = entries.filter(isOld);
  return old.some(isNews) ? old.at(-1)?.seq : undefined;
}
