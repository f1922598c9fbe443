import type { DateTime } from 'luxon';
import type { Delivery } from '../announcements/delivery.ts';
import { instantOf } from '../announcements/instants.ts';
import type { Actor } from '../strike/actor.ts';
import { isEntry } from '../strike/acts.ts';
import { strikeDate } from '../strike/dates.ts';
import { DiscordLimit } from '../wording/limits.ts';
import { channelMention } from '../wording/marks.ts';
import { actSentence, announcedAt, wordsOfEnd } from '../wording/say/change-sentence.ts';
import type { Text } from '../wording/translator.ts';
import { changedDays } from './changed-days.ts';
import { changedWords } from './changed-words.ts';
import { type Effects, effectsOf, type Step } from './effects.ts';
import { overriddenLines } from './overridden.ts';
import { type PreviewLabels, previewLabels } from './preview-labels.ts';
import { quotesWithin } from './quoted-messages.ts';
import { canTellLater, haltedLine, laterTime, nightLines } from './told-when.ts';
import { isUntoldEnd } from './untold-end.ts';

export interface Preview {
  content: string;
  /** What the buttons say that do it. */
  labels: PreviewLabels;
  /** Messages are cut, so that it fits a phone; all of them can be asked for. */
  isCut: boolean;
}

/** About as much as a phone shows at once. */
const ONE_SCREEN = 900;

export interface PreviewOptions {
  /** The name of the role that the notice pings; undefined for nobody. */
  ping?: string | undefined;
  /** Why the ping would ring nobody: that role is gone from the server, or Discord does not let the bot ping it. */
  unheard?: 'gone' | 'silent' | undefined;
  /** How many people a ping of everyone reaches, where that is known. */
  people?: number | undefined;
  /** Who previews it, and how many have to agree if it is not told at once, and if it is; the author among them. */
  agree?: { role: Actor['role']; quiet: number; told: number };
  /** Set where others are asked to approve. */
  asked?: AskedFacts | undefined;
  /** When it is told, if not at once: ISO 8601 in UTC. */
  tellAt?: string | undefined;
  /** Posts are stopped, so that nothing goes out until they are resumed. */
  isHalted?: boolean;
  /** Messages are shown whole, as far as Discord takes it; those who are asked to approve always see them so. */
  isWhole?: boolean;
}

/** What those who are asked read: how they are called, who asks, whether it is told at once, and who has approved of how many. */
interface AskedFacts {
  call: string;
  tell: boolean;
  who: string;
  /** Mentions that ping nobody. */
  approvedBy: readonly string[];
  count: number;
}

/** A message that will be edited or sent, under what is said of it. */
interface Outgoing {
  label: string;
  content: string;
}

/**
 * What somebody sees before they press: the thing in one sentence, who is pinged, the days before and after, each message
 * that will be edited or sent as it will read, and where. Where all that is too long, only messages are cut, and said to be.
 * What others are asked to approve they see as whole as Discord takes it; its author reads it on a phone first.
 */
export function previewOf(
  text: Text,
  step: Step,
  deliveries: readonly Delivery[],
  now: DateTime<true>,
  {
    ping,
    unheard,
    people,
    agree,
    asked,
    tellAt,
    isHalted = false,
    isWhole = asked !== undefined,
  }: PreviewOptions = {},
): Preview {
  const { act, isUndone, before, after } = step;
  const today = strikeDate(after.strike, now);
  const effects = effectsOf(text, step, deliveries, now);
  const what = actSentence(text, before, act, today);
  // What is not told at once pings nobody.
  const isHeard = !asked || asked.tell || effects.followed.length > 0;
  // While posts are stopped a change of the schedule is told by one word on resuming, with all others.
  const waits = isHalted && !isEntry(act);
  const isUntold = isUntoldEnd(text, step, deliveries);
  const ifTold = effects.followed.length > 0 ? 'always' : 'choice';
  const tells = waits || isUntold ? 'never' : ifTold;
  const sentence = isUndone ? text.t('preview.undo', { what }) : what;
  const isEveryone = ping !== undefined && after.strike.roles.mention.get(ping) === after.strike.guild;
  const rung = pingLine(text, isHeard ? ping : undefined, { unheard, people, isEveryone });
  const words = changedWords(text, step, today);
  const isRung = ping !== undefined && unheard === undefined;
  const time = laterTime(text, after, tellAt);
  const headWith = (ends: readonly string[]) => [
    ...(asked
      ? [...askedLines(text, asked, sentence, rung), ...(words ?? []), ...ends]
      : [
          text.t('preview.title', { what: words?.[0] ?? sentence }),
          ...(words?.slice(1) ?? []),
          ...ends,
          rung,
        ]),
    ...(isUndone ? [] : announcedAt(text, act)),
    ...(step.replaced
      ? [text.t('notice.insteadOf', { what: actSentence(text, before, step.replaced, today) })]
      : []),
    ...overriddenLines(text, step, today),
    ...(time === undefined ? [] : [text.t('preview.toldLater', { time })]),
    ...(isRung && isHeard
      ? nightLines(text, after, tellAt === undefined ? now : instantOf(tellAt), canTellLater(step))
      : []),
    ...(isHalted ? [haltedLine(text, after, act, tellAt === undefined ? now : instantOf(tellAt))] : []),
    ...(agree ? agreeLines(text, agree, tells === 'choice') : []),
    ...changedDays(text, step, today),
  ];
  const channel = channelMention(after.strike.channels.announcements);
  const outgoing = waits ? [] : outgoingOf(text, effects, channel, isEntry(act), { asked, isUntold });
  const most = isWhole ? DiscordLimit.content : ONE_SCREEN;
  const content = fitted(text, headWith(isUndone ? [] : wordsOfEnd(text, act)), outgoing, most);
  // Where there is no room to have them twice, a message that has them whole is enough.
  const once = fitted(text, headWith([]), outgoing, most);
  const isCut = content.includes(text.t('preview.cut'));
  const isEnough = isCut && act.type === 'end' && once.includes(act.words ?? '');
  const whom =
    isEveryone && people !== undefined
      ? { people: people.toLocaleString(text.locale) }
      : { role: ping ?? '' };
  return {
    content: isEnough ? once : content,
    labels: previewLabels(text, step, tells, { rung: isRung ? whom : undefined, time }),
    isCut,
  };
}

/** A lock screen shows the first line: what would happen, and whom it rings. */
function askedLines(
  { t }: Text,
  { call, who, approvedBy, count }: AskedFacts,
  what: string,
  rung: string,
): string[] {
  const people = approvedBy.join(' ');
  return [
    `${t('request.forAct', { what })} ${rung}`,
    ...(approvedBy.length > 0 ? [t('request.approvedOf', { done: approvedBy.length, count, people })] : []),
    `${call} ${t('preview.request', { asker: who })}`,
  ];
}

/** How many others have to agree, said before anybody presses. */
function agreeLines(
  { t }: Text,
  { role, quiet, told }: NonNullable<PreviewOptions['agree']>,
  hasChoice: boolean,
): string[] {
  const [always, ifTold] =
    role === 'captain'
      ? (['preview.agreeCaptain', 'preview.agreeIfToldCaptain'] as const)
      : (['preview.agree', 'preview.agreeIfTold'] as const);
  const least = hasChoice ? quiet : told;
  return [
    ...(least > 1 ? [t(always, { count: least - 1 })] : []),
    ...(told > least ? [t(ifTold, { count: told - 1 })] : []),
  ];
}

function pingLine(
  text: Text,
  role: string | undefined,
  { unheard, people, isEveryone }: Pick<PreviewOptions, 'unheard' | 'people'> & { isEveryone: boolean },
): string {
  const { t } = text;
  if (role === undefined) return t('preview.nobody');
  if (isEveryone) {
    if (unheard !== undefined) return t('preview.everyoneSilent');
    if (people === undefined) return t('preview.everyone');
    const counted = { count: people, people: people.toLocaleString(text.locale) };
    return t('preview.everyoneCounted', counted);
  }
  if (unheard === undefined) return t('preview.pings', { role });
  return t(unheard === 'gone' ? 'preview.roleGone' : 'preview.roleSilent', { role });
}

/** Notices are shown before edits are: they are new, and what members hear. */
function outgoingOf(
  text: Text,
  { edits, followed, due, atOnce }: Effects,
  channel: string,
  isEntryAct: boolean,
  { asked, isUntold }: Pick<PreviewOptions, 'asked'> & { isUntold: boolean },
): Outgoing[] {
  const edited = edits.map(({ content }) => ({ label: text.t('preview.edit', { channel }), content }));
  const notices = followed.map(content => ({ label: text.t('preview.notice', { channel }), content }));
  const posts = due.map(content => ({ label: text.t('preview.due', { channel }), content }));
  if (notices.length > 0) return [...notices, ...posts, ...edited];
  if (isUntold) return [...posts, { label: text.t('preview.untoldUndo'), content: '' }, ...edited];
  if (asked && !asked.tell) return [...posts, { label: text.t('preview.untold'), content: '' }, ...edited];
  const choice = isEntryAct ? 'preview.mayPost' : 'preview.mayTell';
  return [
    ...posts,
    { label: text.t(asked ? 'preview.told' : choice, { channel }), content: atOnce },
    ...edited,
  ];
}

function fitted(text: Text, head: readonly string[], outgoing: readonly Outgoing[], most: number): string {
  const labels = outgoing.map(({ label }) => label);
  const room = most - [...head, ...labels].join('\n').length - outgoing.length - 1;
  const quoted = outgoing.filter(({ content }) => content !== '');
  const quotes = quotesWithin(
    text,
    quoted.map(({ content }) => content),
    room,
  );
  const quoteOf = (each: Outgoing) => quotes[quoted.indexOf(each)];
  const messages = outgoing.flatMap(each => [each.label, quoteOf(each) ?? []].flat());
  return [...head, ...messages].join('\n');
}
