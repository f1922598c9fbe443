import type { DateTime } from 'luxon';
import { instantOf } from '../announcements/instants.ts';
import type { IsoDate, Strike, WallTime } from '../strike/strike.ts';
import { instantAt } from '../strike/wallclock.ts';
import { type AuditBook, rowKey } from './book.ts';
import { readEntry } from './chain.ts';
import type { AuditEntry } from './entry.ts';

/** In the evening, so that a day's doings are under the day's head. In the strike's zone. */
const DUE = '21:00' as WallTime;

/** When the head of a date is due. It is the head as of then, whenever it is posted. */
export function headDueAt({ timezone }: Pick<Strike, 'timezone'>, date: IsoDate): DateTime<true> {
  return instantAt(date, DUE, timezone);
}

/**
 * The last entry that the head of a date covers; undefined where there is nothing new to tell: nothing happened since
 * the last head that was posted. Pure. A head's own entry, or a purge, is nothing new.
 */
export function headOn(
  strike: Pick<Strike, 'timezone'>,
  recent: readonly AuditEntry[],
  date: IsoDate,
): AuditEntry | undefined {
  const posted = recent.findLast(each => headDateOf(each) !== undefined && headDateOf(each) !== date);
  const since = posted && headDueAt(strike, headDateOf(posted) ?? date);
  const due = headDueAt(strike, date);
  const isCovered = ({ at }: AuditEntry) => instantOf(at) < due && (!since || instantOf(at) >= since);
  return recent.findLast(each => isNews(each) && isCovered(each));
}

/** Is it something that happened, rather than the log's own doing? */
export function isNews(entry: AuditEntry): boolean {
  return entry.what !== 'log-purged' && !isOfHead(entry);
}

function isOfHead({ what, subject }: AuditEntry): boolean {
  return what.startsWith('post-') && (subject?.endsWith('/audit') ?? false);
}

/** The date of the daily head whose posting an entry records. The key says it: "guild/channel/2024-12-23/audit". */
function headDateOf(entry: AuditEntry): IsoDate | undefined {
  if (entry.what !== 'post-sent' || !isOfHead(entry)) return undefined;
  return entry.subject?.split('/').at(-2) as IsoDate | undefined;
}

/**
 * Everything since the last but one head: enough for `headOn`, since between a head's time and its posting something
 * may have happened that only the next covers.
 */
export async function recentOf(book: AuditBook, guild: string, last: number): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  const heads = new Set<IsoDate>();
  for (let seq = last; seq > 0 && heads.size < 2; seq -= 1) {
    const text = await book.read(rowKey(guild, seq));
    // What was purged is not recent any more.
    if (text === undefined) break;
    const entry = readEntry(text);
    const date = entry && headDateOf(entry);
    if (entry) entries.push(entry);
    if (date) heads.add(date);
  }
  return entries.toReversed();
}

/** The same once an entry is added: what only an older head needs is let go. */
export function withNewest(recent: readonly AuditEntry[], entry: AuditEntry): readonly AuditEntry[] {
  const all = [...recent, entry];
  const date = headDateOf(entry);
  if (date === undefined) return all;
  const before = all.findLastIndex(each => headDateOf(each) !== undefined && headDateOf(each) !== date);
  return before < 0 ? all : all.slice(before);
}
