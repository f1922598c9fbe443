import { joinAnd } from '../text/lines.ts';
import { updateInWords } from '../text/negotiations-answer.ts';
import { longDate } from '../text/times.ts';
import type { Text } from '../text/translator.ts';
import type { Alert, Solved } from './alerts.ts';
import type { PostIdentity } from './delivery.ts';
import type { Doubt } from './doubts.ts';
import {
  FOREIGN_CHANNEL,
  isLiftable,
  MISSING_ACCESS,
  MISSING_PERMISSIONS,
  UNKNOWN_CHANNEL,
} from './refusals.ts';

/** An alert in words that say what to do. */
export function alertText(text: Text, alert: Alert): string {
  const { t } = text;
  switch (alert.about) {
    case 'missed': {
      return t('alert.missed', {
        count: alert.posts.length,
        posts: joinAnd(text, namesOf(text, alert.posts)),
      });
    }
    case 'clock': {
      const minutes = Math.max(1, Math.round(Math.abs(alert.seconds) / 60));
      return t(alert.seconds > 0 ? 'alert.clockAhead' : 'alert.clockBehind', { count: minutes });
    }
    case 'commands': {
      return t('alert.commands', { advice: t(`alert.commandsAdvice.${alert.why}`) });
    }
    case 'records':
      return recordsText(text, alert.doubts);
    case 'overdue': {
      return t('alert.overdue', { when: updateInWords(text, alert.update, alert.zone, alert.today) });
    }
    case 'altered': {
      const { kind, date, guild, channel, messageId } = alert.post;
      const link = `https://discord.com/channels/${guild}/${channel}/${messageId}`;
      return t('alert.altered', {
        kind: t(`alert.kind.${kind}`),
        date: longDate(text, date, date),
        link,
      });
    }
    default: {
      const { kind, date } = alert.post;
      const words = { kind: t(`alert.kind.${kind}`), date: longDate(text, date, date) };
      return t(`alert.${beginningOf(alert)}`, {
        ...words,
        advice: adviceOn(text, alert),
      });
    }
  }
}

/** Discord may let it through yet, or was not even asked. */
function beginningOf({ about, code }: Extract<Alert, { code: number }>) {
  if (code === FOREIGN_CHANNEL) return 'notAsked';
  return about === 'refused' && isLiftable(code) ? 'refusedForNow' : about;
}

/** A line for each kind of thing that is doubted, below what it means. */
function recordsText({ t }: Text, doubts: readonly Doubt[]): string {
  const lines = [...Map.groupBy(doubts, ({ about }) => about)].map(
    ([about, { length: count }]) => `- ${t(`alert.records.${about}`, { count })}`,
  );
  return [t('alert.records.title'), ...lines, t('alert.records.advice')].join('\n');
}

/** The end of a condition, in one sentence. */
export function solvedText({ t }: Text, solved: Solved): string {
  if (!('channel' in solved)) return t(`alert.solved.${solved.about}`);
  return t(`alert.solved.${solved.about}`, { channel: `<#${solved.channel}>` });
}

/** What to do about an answer of Discord's, by its error code. */
function adviceOn(text: Text, alert: Extract<Alert, { code: number }>): string {
  const { about, post, code } = alert;
  if (about === 'unreadable' && (code === MISSING_ACCESS || code === MISSING_PERMISSIONS)) {
    return text.t('alert.advice.noHistory', { channel: `<#${post.channel}>` });
  }
  return refusalAdvice(text, { ...alert, channel: post.channel });
}

/** What to do where Discord did not take a message. */
export function refusalAdvice(
  { t }: Text,
  { channel: id, code, problem }: { channel: string; code: number; problem: string },
): string {
  const channel = `<#${id}>`;
  if (code === UNKNOWN_CHANNEL) return t('alert.advice.channelGone');
  if (code === FOREIGN_CHANNEL) return t('alert.advice.foreignChannel', { id });
  if (code === MISSING_ACCESS) return t('alert.advice.noAccess', { channel });
  if (code === MISSING_PERMISSIONS) return t('alert.advice.noPermission', { channel });
  return t('alert.advice.other', { problem, code });
}

/** Each once: a message to fifty channels would be fifty times the same words, and more than Discord takes. */
function namesOf(text: Text, posts: readonly PostIdentity[]): string[] {
  return [...Map.groupBy(posts, post => nameOf(text, post))].map(([name, { length: count }]) =>
    count === 1 ? name : text.t('alert.postInChannels', { post: name, count }),
  );
}

function nameOf(text: Text, { kind, date }: PostIdentity): string {
  return text.t('alert.post', { kind: text.t(`alert.kind.${kind}`), date: longDate(text, date, date) });
}
