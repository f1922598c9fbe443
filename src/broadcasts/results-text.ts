import type { DateTime } from 'luxon';
import { instantOf } from '../announcements/instants.ts';
import { refusalAdvice } from '../delivery/trouble-text.ts';
import type { Strike } from '../strike/strike.ts';
import { channelMention, messageLink } from '../wording/marks.ts';
import { shortDateAndTime } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import type { Broadcast } from './broadcast.ts';
import { timeWords } from './preview-text.ts';
import { type ChannelResult, failedIn, isCalledOff, isFinished, type NoticeResult } from './results.ts';

/** More channels than this are counted, not named: a phone shows no more, and Discord takes 2,000 characters. */
const CHANNELS_SHOWN = 12;
/** Of what was posted anew, beside these; with many channels there is no room for it. */
const NOTICES_SHOWN = 3;

/** How far a message has come, while it is sent and when it is: "7 of 12 channels". */
export function progressText(
  text: Text,
  results: readonly ChannelResult[],
  { type, follows }: Pick<Broadcast, 'type' | 'follows'> = { type: 'broadcast' },
): string {
  const done = results.filter(({ state }) => state === 'sent').length;
  const count = results.length;
  if (!isFinished(results)) {
    const stuck = results.filter(
      each => each.state === 'waiting' && (each.isHeld || each.code !== undefined),
    );
    if (stuck.length === 0) return text.t('broadcast.sending', { done, count });
    return [text.t('broadcast.sentSoFar', { done, count }), ...rowsOf(text, stuck)].join('\n');
  }
  const hint = follows?.kind === 'all-clear' ? 'broadcast.clearHint' : 'broadcast.alertHint';
  if (done === count)
    return [text.t('broadcast.sent', { count }), text.t(type === 'alert' ? hint : 'broadcast.hint')].join(
      '\n',
    );
  const failed = results.filter(({ state }) => state === 'failed' || state === 'missed');
  return [text.t('broadcast.sentSome', { done, count }), ...rowsOf(text, failed)].join('\n');
}

/** What happens to a message that is approved: it is being sent, or waits for its time. */
export function approvedText(
  text: Text,
  strike: Strike,
  broadcast: Broadcast,
  results: readonly ChannelResult[],
  now: DateTime,
): string {
  const due = instantOf(broadcast.dueAt);
  if (due <= now) return progressText(text, results);
  return [
    text.t('broadcast.scheduled', timeWords(text, strike, due)),
    text.t('broadcast.scheduledHint'),
  ].join('\n');
}

/** `/broadcast status`: one message, channel by channel, whatever has become of it. */
export function statusText(
  text: Text,
  strike: Strike,
  broadcast: Broadcast,
  { results, notices }: { results: readonly ChannelResult[]; notices: readonly NoticeResult[] },
  now: DateTime,
): string {
  const { message, corrections, retraction, dueAt } = broadcast;
  const when = (at: string) => shortDateAndTime(text, instantOf(at), strike.timezone);
  const last = corrections.at(-1);
  const failed = failedIn(results).map(({ id }) => id);
  const ordered = results.toSorted(
    (a, b) => Number(failed.includes(b.channel.id)) - Number(failed.includes(a.channel.id)),
  );
  return [
    text.t('broadcast.status.title', { headline: message.headline, when: when(dueAt) }),
    ...(last ? [text.t('broadcast.status.corrected', { when: when(last.at) })] : []),
    ...(retraction
      ? [
          text.t(
            isCalledOff(broadcast, results) ? 'broadcast.status.calledOff' : 'broadcast.status.retracted',
            {
              when: when(retraction.at),
              reason: retraction.reason,
            },
          ),
        ]
      : [approvedText(text, strike, broadcast, results, now).split('\n')[0] ?? '']),
    ...rowsOf(text, ordered, retraction !== undefined),
    ...noticeRows(text, notices, {
      isOver: retraction !== undefined,
      room: Math.max(0, Math.min(NOTICES_SHOWN, CHANNELS_SHOWN - 1 - results.length)),
    }),
  ].join('\n');
}

function rowsOf(text: Text, results: readonly ChannelResult[], isOver = false): string[] {
  const rest = results.length - CHANNELS_SHOWN;
  return [
    ...results.slice(0, CHANNELS_SHOWN).map(result => rowOf(text, result, isOver)),
    ...(rest > 0 ? [text.t('broadcast.result.more', { count: rest })] : []),
  ];
}

/** What was posted anew. The word of a retraction goes out, though the message itself is over. */
function noticeRows(
  text: Text,
  notices: readonly NoticeResult[],
  { isOver, room }: { isOver: boolean; room: number },
): string[] {
  const rest = notices.length - room;
  return [
    ...notices.slice(0, room).map(({ type, result }) => {
      const place = text.t(`broadcast.result.${type}`, { channel: channelMention(result.channel.id) });
      return rowOf(text, result, isOver && type === 'correction', place);
    }),
    ...(rest > 0 ? [text.t('broadcast.result.moreAnew', { count: rest })] : []),
  ];
}

/** @param isOver what has not been sent will not be, since the message is retracted */
function rowOf(
  text: Text,
  result: ChannelResult,
  isOver: boolean,
  channel: string = channelMention(result.channel.id),
): string {
  switch (result.state) {
    case 'sent': {
      const { reference, removedAt } = result.delivery;
      if (removedAt !== undefined) return text.t('broadcast.result.removed', { channel });
      const link = messageLink({ ...result.delivery, channel: result.channel.id });
      return text.t('broadcast.result.sent', { channel, link, reference });
    }
    case 'failed': {
      const { code, problem } = result.delivery;
      const advice = refusalAdvice(text, { channel: result.channel.id, code, problem });
      return text.t('broadcast.result.failed', { channel, advice });
    }
    case 'missed':
      return text.t('broadcast.result.missed', { channel });
    case 'waiting':
      if (isOver && !result.isHeld) return text.t('broadcast.result.unsent', { channel });
      if (result.code !== undefined) {
        const advice = refusalAdvice(text, { channel: result.channel.id, code: result.code, problem: '' });
        return text.t('broadcast.result.refused', { channel, advice });
      }
      return text.t(result.isHeld ? 'broadcast.result.held' : 'broadcast.result.waiting', { channel });
  }
}
