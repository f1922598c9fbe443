import type { PostIdentity } from '../announcements/delivery.ts';
import { channelMention, messageLink } from '../wording/marks.ts';
import { joinAnd } from '../wording/say/lines.ts';
import { updateInWords } from '../wording/say/negotiations-answer.ts';
import { longDate } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import type { Doubt } from './doubts.ts';
import {
  FOREIGN_CHANNEL,
  isLiftable,
  MISSING_ACCESS,
  MISSING_PERMISSIONS,
  UNKNOWN_CHANNEL,
} from './refusals.ts';
import type { Solved, Trouble } from './troubles.ts';

/** A trouble in words that say what to do. */
export function troubleText(text: Text, trouble: Trouble): string {
  const { t } = text;
  switch (trouble.about) {
    case 'missed': {
      return t('trouble.missed', {
        count: trouble.posts.length,
        posts: joinAnd(text, namesOf(text, trouble.posts)),
      });
    }
    case 'clock': {
      const minutes = Math.max(1, Math.round(Math.abs(trouble.seconds) / 60));
      return t(trouble.seconds > 0 ? 'trouble.clockAhead' : 'trouble.clockBehind', { count: minutes });
    }
    case 'commands': {
      return t('trouble.commands', { advice: t(`trouble.commandsAdvice.${trouble.why}`) });
    }
    case 'records':
      return recordsText(text, trouble.doubts);
    case 'overdue': {
      return t('trouble.overdue', { when: updateInWords(text, trouble.update, trouble.zone, trouble.today) });
    }
    case 'session':
      return t('trouble.session', { date: longDate(text, trouble.date, trouble.today) });
    case 'altered': {
      const { kind, date } = trouble.post;
      return t('trouble.altered', {
        kind: t(`trouble.kind.${kind}`),
        date: longDate(text, date, date),
        link: messageLink(trouble.post),
      });
    }
    default: {
      const { kind, date } = trouble.post;
      const words = { kind: t(`trouble.kind.${kind}`), date: longDate(text, date, date) };
      return t(`trouble.${beginningOf(trouble)}`, {
        ...words,
        advice: adviceOn(text, trouble),
      });
    }
  }
}

/** Discord may let it through yet, or was not even asked. */
function beginningOf({ about, code }: Extract<Trouble, { code: number }>) {
  if (code === FOREIGN_CHANNEL) return 'notAsked';
  return about === 'refused' && isLiftable(code) ? 'refusedForNow' : about;
}

/** A line for each kind of thing that is doubted, below what it means. */
function recordsText({ t }: Text, doubts: readonly Doubt[]): string {
  const lines = [...Map.groupBy(doubts, ({ about }) => about)].map(
    ([about, { length: count }]) => `- ${t(`trouble.records.${about}`, { count })}`,
  );
  return [t('trouble.records.title'), ...lines, t('trouble.records.advice')].join('\n');
}

/** The end of a condition, in one sentence. */
export function solvedText({ t }: Text, solved: Solved): string {
  if (!('channel' in solved)) return t(`trouble.solved.${solved.about}`);
  return t(`trouble.solved.${solved.about}`, { channel: channelMention(solved.channel) });
}

/** What to do about an answer of Discord's, by its error code. */
function adviceOn(text: Text, trouble: Extract<Trouble, { code: number }>): string {
  const { about, post, code } = trouble;
  if (about === 'unreadable' && (code === MISSING_ACCESS || code === MISSING_PERMISSIONS)) {
    return text.t('trouble.advice.noHistory', { channel: channelMention(post.channel) });
  }
  return refusalAdvice(text, { ...trouble, channel: post.channel });
}

/** What to do where Discord did not take a message. */
export function refusalAdvice(
  { t }: Text,
  { channel: id, code, problem }: { channel: string; code: number; problem: string },
): string {
  const channel = channelMention(id);
  if (code === UNKNOWN_CHANNEL) return t('trouble.advice.channelGone');
  if (code === FOREIGN_CHANNEL) return t('trouble.advice.foreignChannel', { id });
  if (code === MISSING_ACCESS) return t('trouble.advice.noAccess', { channel });
  if (code === MISSING_PERMISSIONS) return t('trouble.advice.noPermission', { channel });
  return t('trouble.advice.other', { problem, code });
}

/** Each once: a message to fifty channels would be fifty times the same words, and more than Discord takes. */
function namesOf(text: Text, posts: readonly PostIdentity[]): string[] {
  return [...Map.groupBy(posts, post => nameOf(text, post))].map(([name, { length: count }]) =>
    count === 1 ? name : text.t('trouble.postInChannels', { post: name, count }),
  );
}

function nameOf(text: Text, { kind, date }: PostIdentity): string {
  return text.t('trouble.post', { kind: text.t(`trouble.kind.${kind}`), date: longDate(text, date, date) });
}
