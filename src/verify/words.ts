import type { DateTime } from 'luxon';
import { instantOf } from '../announcements/instants.ts';
import { strikeDate } from '../strike/dates.ts';
import type { StrikeView } from '../strike/view.ts';
import { channelMention, messageLink } from '../wording/marks.ts';
import { dateAndTime, zoneName } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import type { MessageState, Original, Verdict } from './verdict.ts';

/** A verdict in words. The first line is the verdict; what follows says which message it is about, and what to do. */
export function verdictAnswer(text: Text, view: StrikeView, verdict: Verdict, now: DateTime): string {
  return linesOf(text, view, verdict, now).join('\n');
}

function linesOf(text: Text, view: StrikeView, verdict: Verdict, now: DateTime): string[] {
  const { t } = text;
  const words = describing(text, view, now);
  switch (verdict.is) {
    case 'genuine': {
      const { original } = verdict;
      return [
        t(`verify.genuine.${original.state.as}`),
        words.which(original, 'it'),
        ...words.state(original),
      ];
    }
    case 'altered':
      return [t('verify.altered'), words.which(verdict.original, 'it')];
    case 'forward': {
      const { original } = verdict;
      const title = t(`verify.forward.${isWithdrawn(original) ? 'withdrawn' : verdict.now}`);
      return verdict.now === 'gone'
        ? [title, words.which(original, 'mine')]
        : [title, ...words.mine(original)];
    }
    case 'published':
    case 'copy':
    case 'known-code':
      return [
        t(`verify.${verdict.is}.${isWithdrawn(verdict.original) ? 'withdrawn' : 'stands'}`),
        ...(verdict.is === 'copy' ? words.mine(verdict.original) : words.all(verdict.original)),
        ...(verdict.is === 'published' || isWithdrawn(verdict.original)
          ? []
          : [t(`verify.${verdict.is}.advice`)]),
      ];
    case 'forged':
      if (!verdict.original) return [t('verify.forged.noneOurs')];
      return [
        t('verify.forged.ours'),
        ...words.mine(verdict.original),
        ...(mayHaveReadOtherwise(verdict.original) ? [t('verify.forged.old')] : []),
      ];
    case 'foreign':
      return [t(`verify.foreign.${verdict.words}`)];
    case 'deleted':
    case 'unreadable':
    case 'unanswered': {
      const { is, original } = verdict;
      if (!original) return [t(`verify.${is}.unknown`)];
      const isTakenBack = is === 'deleted' && isWithdrawn(original);
      const isChanged = original.state.as !== 'unchanged';
      return [
        isTakenBack ? t('verify.deleted.withdrawn') : t(`verify.${is}.ours`),
        words.which(original, 'it'),
        ...(isChanged ? words.state(original) : []),
      ];
    }
    case 'elsewhere':
      return [t(`verify.elsewhere.${verdict.where}`)];
    case 'unrecorded':
    case 'settling':
      return [t(`verify.${verdict.is}`)];
    default:
      return [t(`verify.${verdict.is}`, { code: verdict.code })];
  }
}

/** Not there any more, or there to say that it holds no longer. */
function isWithdrawn({ state }: Original): boolean {
  return state.as === 'retracted' || state.as === 'removed';
}

/** Somebody may have copied it in good faith, before it said what it says now. */
function mayHaveReadOtherwise({ state }: Original): boolean {
  return state.as === 'edited' || state.as === 'corrected' || state.as === 'overtaken';
}

/** Sentences about a message of ours: which one it is, what became of it since, and a link to it. */
function describing(text: Text, view: StrikeView, now: DateTime) {
  const { t } = text;
  const which = ({ delivery }: Original, subject: 'it' | 'mine') =>
    t(`verify.${subject}`, {
      kind: t(`trouble.kind.${delivery.kind}`),
      when: inWords(text, view, delivery.sentAt, now),
      channel: channelMention(delivery.channel),
      reference: delivery.reference,
    });
  const state = (original: Original) => stateLines(text, view, original.state, now);
  const link = ({ delivery, state: { as } }: Original) =>
    as === 'removed' ? [] : [t('verify.link', { link: messageLink(delivery) })];
  return {
    which,
    state,
    all: (original: Original) => [which(original, 'it'), ...state(original), ...link(original)],
    mine: (original: Original) => [which(original, 'mine'), ...state(original), ...link(original)],
  };
}

function stateLines(text: Text, view: StrikeView, state: MessageState, now: DateTime): string[] {
  const { t } = text;
  if (state.as === 'unchanged') return [t('verify.state.unchanged')];
  const reason = 'reason' in state ? state.reason : undefined;
  const link = state.as === 'overtaken' ? state.by : '';
  return [
    t(`verify.state.${state.as}`, { when: inWords(text, view, state.at, now), link }),
    ...(reason === undefined ? [] : [t('verify.state.reason', { reason })]),
  ];
}

/** "Monday, December 23, 6:30 a.m. (Pacific Time)", in the strike's zone. */
function inWords(text: Text, { strike }: StrikeView, at: string, now: DateTime): string {
  const instant = instantOf(at).setZone(strike.timezone);
  const time = dateAndTime(text, instant, strikeDate(strike, now));
  return text.t('time.inZone', { time, zone: zoneName(text, instant) });
}
