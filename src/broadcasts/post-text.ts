import type { DateTime } from 'luxon';
import { pingsInWords, pingsOfRole } from '../announcements/act-notices.ts';
import { isLate } from '../announcements/compose.ts';
import { instantOf, isoOf } from '../announcements/instants.ts';
import { NOBODY, type Pings } from '../announcements/pings.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import type { Strike } from '../strike/strike.ts';
import { bold } from '../wording/marks.ts';
import { clockTime, shortDateAndTime } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import { overLine } from './alerts.ts';
import type { Addressed, Broadcast, Message } from './broadcast.ts';
import { type Part, readSerial } from './parts.ts';

/** What stands for the code in a preview: it is another in every channel. */
export const REFERENCE = '····-····';

/**
 * The words of a broadcast's post as they are to read now; they follow what has been corrected and retracted since.
 *
 * @param sentAt when it went out, or goes out
 * @param after of an alert: the word that has come in its place
 */
export function composeBroadcast(
  text: Text,
  strike: Strike,
  broadcast: Broadcast,
  post: PlannedPost,
  sentAt: DateTime,
  reference: string,
  after?: Broadcast,
): string {
  const { part } = readSerial(post);
  // A post that was read from the ledger has its instants in UTC.
  const due = clockTime(text, post.dueAt.setZone(strike.timezone));
  const late = isLate(post, sentAt) ? [text.t('post.late', { due })] : [];
  const isMarked = after !== undefined && part.type === 'message' && !broadcast.retraction;
  return [
    ...(isMarked ? [overLine(text, strike, after)] : []),
    ...wordsOf(text, strike, broadcast, part),
    ...late,
    text.t('broadcast.footer', { when: shortDateAndTime(text, post.dueAt, strike.timezone), reference }),
  ].join('\n');
}

/** A draft as it would read in a channel, with whatever could still be added to it. */
export function composeDraft(
  text: Text,
  strike: Strike,
  draft: Addressed & Partial<Pick<Broadcast, 'type' | 'follows'>>,
  at: DateTime,
  isLongest = false,
): string {
  const when = shortDateAndTime(text, at, strike.timezone);
  const over = {
    approvedAt: isoOf(at as DateTime<true>),
    follows: { kind: 'all-clear', alerts: [] },
  } as const;
  return [
    ...(isLongest && draft.type === 'alert' ? [overLine(text, strike, over)] : []),
    ...messageLines(draft.message),
    ...pingsInWords(pingsOfDraft(strike, draft)),
    ...(isLongest
      ? [text.t('broadcast.corrected', { when }), text.t('post.late', { due: clockTime(text, at) })]
      : []),
    text.t('broadcast.footer', { when, reference: REFERENCE }),
  ].join('\n');
}

/** The copies of a message as they will read once it has been corrected at that instant. */
export function composeCorrection(
  text: Text,
  strike: Strike,
  target: Broadcast,
  message: Message,
  at: DateTime<true>,
): string {
  const corrections = [...target.corrections, { at: isoOf(at), noticeTo: [] }];
  const when = shortDateAndTime(text, instantOf(target.dueAt), strike.timezone);
  return [
    ...wordsOf(text, strike, { ...target, message, corrections }, { type: 'message', number: 1 }),
    text.t('broadcast.footer', { when, reference: REFERENCE }),
  ].join('\n');
}

/** Whom a post pings: the role that was chosen, if the strike file still allows it; a correction or retraction nobody. */
export function pingsOfPost(strike: Strike, broadcast: Broadcast, post: PlannedPost): Pings {
  return readSerial(post).part.type === 'message' && !broadcast.retraction
    ? pingsOfDraft(strike, broadcast)
    : NOBODY;
}

/** Of what was chosen, what the strike file still allows. */
export function pingsOfDraft(strike: Strike, { ping }: Pick<Addressed, 'ping'>): Pings {
  if (!ping || strike.roles.mention.get(ping.name) !== ping.id) return NOBODY;
  return pingsOfRole(strike, ping.id);
}

function wordsOf(text: Text, strike: Strike, broadcast: Broadcast, part: Part): string[] {
  const { message, corrections, retraction, dueAt } = broadcast;
  if (part.type === 'retraction') {
    const when = shortDateAndTime(text, instantOf(dueAt), strike.timezone);
    return [text.t('broadcast.disregard', { headline: message.headline, when }), retraction?.reason ?? ''];
  }
  if (retraction) {
    const when = shortDateAndTime(text, instantOf(retraction.at), strike.timezone);
    return [text.t('broadcast.retracted'), retraction.reason, text.t('broadcast.retractedAt', { when })];
  }
  if (part.type === 'correction') {
    const headline = text.t('broadcast.correctedHeadline', { headline: message.headline });
    return messageLines({ ...message, headline });
  }
  const last = corrections.at(-1);
  return [
    ...messageLines(message),
    ...pingsInWords(pingsOfDraft(strike, broadcast)),
    ...(last
      ? [text.t('broadcast.corrected', { when: shortDateAndTime(text, instantOf(last.at), strike.timezone) })]
      : []),
  ];
}

/** The words of a message as they stand in a channel. */
export function messageLines({ headline, text, link }: Message): string[] {
  return [bold(headline), text, ...(link === undefined ? [] : [link])];
}
