import type { DateTime } from 'luxon';
import type { Delivery } from '../announcements/delivery.ts';
import { isEntry } from '../strike/acts.ts';
import { strikeDate } from '../strike/dates.ts';
import { DiscordLimit } from '../wording/limits.ts';
import { channelMention } from '../wording/marks.ts';
import { actSentence, wordsOfEnd } from '../wording/say/change-sentence.ts';
import type { Text } from '../wording/translator.ts';
import { changedDays } from './changed-days.ts';
import { changedWords } from './changed-words.ts';
import { type Effects, effectsOf, type Step } from './effects.ts';
import { quotesWithin } from './quoted-messages.ts';
import { isUntoldEnd } from './untold-end.ts';

/** Discord takes so many characters in all. */

export interface Preview {
  content: string;
  /** Whether it is posted can be chosen: it is not where an announcement is followed by a notice, or nobody was told. */
  hasChoice: boolean;
}

export interface PreviewOptions {
  /** The name of the role that the notice pings; undefined for nobody. */
  ping?: string | undefined;
  /** Why the ping would ring nobody: that role is gone from the server, or Discord does not let the bot ping it. */
  unheard?: 'gone' | 'silent' | undefined;
  /** Set where others are asked to approve: how they are called, who asks, and whether the author has chosen to tell at once. */
  asked?: { call: string; tell: boolean; who: string } | undefined;
}

/** A message that will be edited or sent, under what is said of it. */
interface Outgoing {
  label: string;
  content: string;
}

/**
 * What somebody sees before they press: the thing in one sentence, who is pinged, the days before and after, each message
 * that will be edited or sent as it will read, and where. Where all that is too long, only messages are cut, and said to be.
 */
export function previewOf(
  text: Text,
  step: Step,
  deliveries: readonly Delivery[],
  now: DateTime<true>,
  { ping, unheard, asked }: PreviewOptions = {},
): Preview {
  const { act, isUndone, before, after } = step;
  const today = strikeDate(after.strike, now);
  const effects = effectsOf(text, step, deliveries, now);
  const what = actSentence(text, before, act, today);
  // What is not told at once pings nobody, and neither does taking back.
  const isHeard = !isUndone && (!asked || asked.tell || effects.followed.length > 0);
  const headWith = (words: readonly string[]) => [
    asked ? `${asked.call} ${text.t('preview.request', { asker: asked.who })}` : text.t('preview.title'),
    ...(changedWords(text, step, today) ?? [isUndone ? text.t('preview.undo', { what }) : what]),
    ...words,
    pingLine(text, isHeard ? ping : undefined, unheard),
    ...changedDays(text, step, today),
  ];
  const isUntold = isUntoldEnd(text, step, deliveries);
  const channel = channelMention(after.strike.channels.announcements);
  const outgoing = outgoingOf(text, effects, channel, isEntry(act), { asked, isUntold });
  const content = fitted(text, headWith(isUndone ? [] : wordsOfEnd(text, act)), outgoing);
  // Where there is no room to have them twice, a message that has them whole is enough.
  const once = fitted(text, headWith([]), outgoing);
  const isEnough =
    content.includes(text.t('preview.cut')) && act.type === 'end' && once.includes(act.words ?? '');
  return { content: isEnough ? once : content, hasChoice: effects.followed.length === 0 && !isUntold };
}

function pingLine({ t }: Text, role: string | undefined, unheard: PreviewOptions['unheard']): string {
  if (role === undefined) return t('preview.nobody');
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

function fitted(text: Text, head: readonly string[], outgoing: readonly Outgoing[]): string {
  const labels = outgoing.map(({ label }) => label);
  const room = DiscordLimit.content - [...head, ...labels].join('\n').length - outgoing.length - 1;
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
