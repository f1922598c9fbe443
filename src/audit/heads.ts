import type { DateTime } from 'luxon';
import type { Delivery, DeliveryOf } from '../announcements/delivery.ts';
import { instantOf } from '../announcements/instants.ts';
import type { IsoDate, Strike, WallTime } from '../strike/strike.ts';
import { instantAt } from '../strike/wallclock.ts';
import { type AuditEntry, type Link, linkSchema, readEntry } from './entry.ts';
import { type AuditRepository, rowKey } from './repository.ts';
import type { Verified } from './verify.ts';

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
export async function recentOf(
  repository: AuditRepository,
  guild: string,
  last: number,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  const heads = new Set<IsoDate>();
  for (let seq = last; seq > 0 && heads.size < 2; seq -= 1) {
    const text = await repository.read(rowKey(guild, seq));
    // What was purged is not recent any more.
    if (text === undefined) break;
    const entry = readEntry(text);
    const date = entry && headDateOf(entry);
    if (entry) entries.push(entry);
    if (date) heads.add(date);
  }
  return entries.toReversed();
}

/** The same once an entry is added; entries that only an older head needs are dropped. */
export function withNewest(recent: readonly AuditEntry[], entry: AuditEntry): readonly AuditEntry[] {
  const all = [...recent, entry];
  const date = headDateOf(entry);
  if (date === undefined) return all;
  const before = all.findLastIndex(each => headDateOf(each) !== undefined && headDateOf(each) !== date);
  return before < 0 ? all : all.slice(before);
}

/** What the ledger keeps of a head that is posted: "17/5f2c…". */
export function headMark({ seq, hash }: Link): string {
  return `${seq}/${hash}`;
}

/** The head that a delivery of one says; undefined for any other post, and for heads of older versions. */
export function headIn(delivery: Delivery): Link | undefined {
  if (delivery.kind !== 'audit' || delivery.state !== 'sent') return undefined;
  const [seq, hash] = delivery.dayHash?.split('/') ?? [];
  return linkSchema.safeParse({ seq: Number(seq), hash }).data;
}

/**
 * The posted heads to which a chain does not lead, and the number of the last entry before the first of them that a posted
 * head stands for; no bound where all is well. Pure.
 */
export function postedHeads(
  chain: Pick<Verified, 'guild' | 'entries' | 'purged'>,
  deliveries: readonly Delivery[],
): { wrong: readonly DeliveryOf<'sent'>[]; upTo?: number } {
  const posted = deliveries.flatMap(delivery => {
    const head = delivery.guild === chain.guild ? headIn(delivery) : undefined;
    return head && delivery.state === 'sent' ? [{ delivery, head, isRight: isOn(chain, head) }] : [];
  });
  const wrong = posted.filter(({ isRight }) => !isRight);
  if (wrong.length === 0) return { wrong: [] };
  const first = Math.min(...wrong.map(({ head }) => head.seq));
  const right = posted.filter(({ head, isRight }) => isRight && head.seq < first);
  return {
    wrong: wrong.map(({ delivery }) => delivery),
    upTo: Math.max(0, ...right.map(({ head }) => head.seq)),
  };
}

/** Of what was purged only the last head is known. */
function isOn({ entries, purged }: Pick<Verified, 'entries' | 'purged'>, { seq, hash }: Link): boolean {
  if (purged && seq < purged.seq) return true;
  if (purged?.seq === seq) return purged.hash === hash;
  return entries.some(each => each.seq === seq && each.hash === hash);
}

/** Where a head is on a chain; `isSound`: nothing up to it was changed. `at` is absent where it was purged. */
export interface HeadFound {
  guild: string;
  seq: number;
  at?: string;
  isSound: boolean;
}

/** The digits of a head as somebody types it, "3f9a-07c2" or in full; undefined for anything else. */
export function readHead(typed: string): string | undefined {
  const digits = typed.toLowerCase().replaceAll(/[-`\s]/g, '');
  return /^[0-9a-f]{8,64}$/.test(digits) ? digits : undefined;
}

/** Looks for a head that was posted. Of what was purged, the last head is known, too. */
export function findHead(chains: readonly Verified[], typed: string): HeadFound | undefined {
  const digits = readHead(typed);
  if (digits === undefined) return undefined;
  for (const { guild, entries, purged, findings } of chains) {
    const isSound = (seq: number) => !findings.some(finding => finding.seq <= seq);
    if (purged?.hash.startsWith(digits)) return { guild, seq: purged.seq, isSound: isSound(purged.seq) };
    const entry = entries.find(({ hash }) => hash.startsWith(digits));
    if (entry) return { guild, seq: entry.seq, at: entry.at, isSound: isSound(entry.seq) };
  }
  return undefined;
}
