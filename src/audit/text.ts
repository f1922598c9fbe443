import type { DateTime } from 'luxon';
import type { PostKind } from '../announcements/delivery.ts';
import { instantOf } from '../announcements/instants.ts';
import { isoDate, strikeDate } from '../strike/dates.ts';
import type { StrikeView } from '../strike/view.ts';
import { channelMention, messageLink } from '../wording/marks.ts';
import { actSentence } from '../wording/say/change-sentence.ts';
import { clockTime, longDate, shortDate } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import type { RecordState } from './compare-records.ts';
import { type AuditEntry, codeOf, type Link } from './entry.ts';
import type { HeadFound } from './heads.ts';
import type { AuditRow } from './repository.ts';

/** As many rows as surely fit into one message. */
export const ROWS_PER_PAGE = 7;
/** So much of an act's sentence: rows of acts have no link. */
const ACT_SHOWN = 110;

/** The daily post: where the chain ended, short and in full, and how to check it. */
export function headText({ t }: Text, head: Link, reference: string): string {
  return [
    t('audit.head.title', { seq: head.seq, code: codeOf(head) }),
    t('audit.head.full', { hash: head.hash }),
    t('audit.head.check', { code: codeOf(head) }),
    t('post.footerPlain', { reference }),
  ].join('\n');
}

/** `/audit head:`: is a head that was posted, or written down, on the chain? `found` is absent where it is not. */
export function headAnswer(
  text: Text,
  { strike }: StrikeView,
  typed: string,
  found: HeadFound | undefined,
): string {
  const code = typed.slice(0, 8);
  const words = { code: `${code.slice(0, 4)}-${code.slice(4)}`, seq: found?.seq ?? 0 };
  if (!found) return text.t('audit.asked.unknown', words);
  if (!found.isSound) return text.t('audit.asked.changed', words);
  if (found.at === undefined) return text.t('audit.asked.purged', words);
  const at = instantOf(found.at).setZone(strike.timezone);
  const date = shortDate(text, strikeDate(strike, at));
  return text.t('audit.asked.held', { ...words, date, time: clockTime(text, at) });
}

/** `/audit`: a page of the log, newest first, under the head that it leads to. */
export function auditAnswer(
  text: Text,
  view: StrikeView,
  rows: readonly AuditRow[],
  { head, now, recordStates }: { head: Link; now: DateTime; recordStates: ReadonlyMap<number, RecordState> },
): string {
  const { t } = text;
  const [newest] = rows;
  const oldest = rows.at(-1);
  if (!newest || !oldest) return t('audit.empty');
  return [
    t('audit.title', { first: oldest.seq, last: newest.seq, count: head.seq }),
    ...rows.map(row => rowText(text, view, row, { now, recordState: recordStates.get(row.seq) })),
    t('audit.upTo', { code: codeOf(head) }),
  ].join('\n');
}

function rowText(
  text: Text,
  view: StrikeView,
  { seq, entry }: AuditRow,
  { now, recordState }: { now: DateTime; recordState: RecordState | undefined },
): string {
  const { t } = text;
  if (!entry) return t('audit.damaged', { seq });
  const at = instantOf(entry.at).setZone(view.strike.timezone);
  const date = shortDate(text, strikeDate(view.strike, at));
  const parts = [
    t('audit.row', {
      seq,
      date,
      time: clockTime(text, at),
      what: whatText(text, view, entry, { now, recordState }),
    }),
    ...byText(text, entry),
    ...linkText(text, entry),
  ];
  return parts.join(' · ');
}

function whatText(
  text: Text,
  view: StrikeView,
  entry: AuditEntry,
  { now, recordState }: { now: DateTime; recordState: RecordState | undefined },
): string {
  const { what, subject = '' } = entry;
  const today = strikeDate(view.strike, now);
  if (what.startsWith('post-')) {
    const posted = text.t(`audit.what.${what}`, { post: postText(text, subject, today) });
    return recordState === 'gone' ? text.t('audit.gone', { what: posted }) : posted;
  }
  const said = text.t(`audit.what.${what}`, { subject });
  // What is kept now is not shown as what was decided then.
  if (recordState === 'altered' || recordState === 'absent')
    return text.t(`audit.${recordState}`, { what: said });
  // The log has the act's id and a hash; what it was is where acts are kept.
  const act = what.startsWith('act-') && view.acts?.find(each => each.act.id === subject)?.act;
  return act ? text.t('audit.act', { what: said, act: cut(actSentence(text, view, act, today)) }) : said;
}

/** At the end of a word, so that a page stays one message. */
function cut(sentence: string): string {
  if (sentence.length <= ACT_SHOWN) return sentence;
  const end = sentence.lastIndexOf(' ', ACT_SHOWN);
  return `${sentence.slice(0, end > 0 ? end : ACT_SHOWN)}…`;
}

/** "the morning announcement of Monday, December 23", out of the post's key. */
function postText(text: Text, key: string, today: ReturnType<typeof strikeDate>): string {
  const [, , date = '', kind = ''] = key.split('/');
  return text.t('trouble.post', {
    kind: text.t(`trouble.kind.${kind as PostKind}`),
    date: longDate(text, isoDate(date), today),
  });
}

/** Who did it: the role, and the start of the keyed hash, which shows that two acts are by the same person. */
function byText({ t }: Text, { role, actor }: AuditEntry): string[] {
  if (role === undefined) return [];
  return [t(`audit.by.${role}`, { actor: (actor ?? '').slice(0, 4) })];
}

function linkText({ t }: Text, { guild, channel, messageId }: AuditEntry): string[] {
  if (channel === undefined || messageId === undefined) return [];
  return [
    t('audit.message', {
      channel: channelMention(channel),
      link: messageLink({ guild, channel, messageId }),
    }),
  ];
}
