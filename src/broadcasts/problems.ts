import type { DateTime } from 'luxon';
import { instantOf } from '../announcements/instants.ts';
import { disguisedAddresses, isWebAddress, maskedLinks, misleadingLinks } from '../strike/links.ts';
import type { Strike } from '../strike/strike.ts';
import { DiscordLimit } from '../wording/limits.ts';
import { disguisedError } from '../wording/plain-words.ts';
import { shortDateAndTime } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import { UserError } from '../wording/user-error.ts';
import type { Broadcast } from './broadcast.ts';
import type { Draft } from './draft.ts';
import { composeDraft, messageLines } from './post-text.ts';
import { swallowing } from './typed-text.ts';

/** "Wed Nov 26, 12:30 p.m." is longer than "Thu Dec 26, 3 p.m.", and a correction must still fit when it is made. */
const SPARE = 20;
/** Nobody remembers a message that was written months ago, and its picture is not kept for longer. */
export const AHEAD_DAYS = 30;

/**
 * What keeps a draft from being sent, each in a sentence that says what to do; none if nothing does. The draft is kept
 * as it is, whatever is wrong with it.
 *
 * @param isThere whether Discord still has a channel
 */
export function problemsOf(
  text: Text,
  strike: Strike,
  draft: Draft,
  now: DateTime,
  isThere: (channel: string) => boolean,
): UserError[] {
  return [
    ...wordProblems(draft),
    ...lengthProblems(text, strike, draft, now),
    ...addressProblems(strike, draft, isThere),
    ...timeProblems(text, strike, draft, now),
  ];
}

function wordProblems({ type, message }: Draft): UserError[] {
  const { headline, text } = message;
  const swallows = swallowing(text);
  return [
    ...(headline === '' && type === 'broadcast' ? [new UserError('error.noHeadline')] : []),
    ...(text === '' ? [new UserError('error.noText')] : []),
    ...(swallows === 'fence' ? [new UserError('error.openFence')] : []),
    ...(swallows === 'quote' ? [new UserError('error.openQuote')] : []),
    ...linkProblems(type, message),
  ];
}

/** The fields are looked at as they stand together: a link may begin in one and end in the next. */
function linkProblems(type: Draft['type'], message: Draft['message']): UserError[] {
  const { link } = message;
  const words = messageLines(message).join('\n');
  const masked = type === 'alert' ? maskedLinks(words) : misleadingLinks(words);
  const disguised = disguisedAddresses(words);
  return [
    ...masked.map(
      words => new UserError(type === 'alert' ? 'error.maskedLink' : 'error.misleadingLink', { ...words }),
    ),
    ...disguised.map(disguise => disguisedError(disguise)),
    ...(link !== undefined && disguised.length === 0 && !isWebAddress(link)
      ? [new UserError('error.notALink', { link })]
      : []),
  ];
}

function lengthProblems(text: Text, strike: Strike, draft: Draft, now: DateTime): UserError[] {
  const over = composeDraft(text, strike, draft, now, true).length + SPARE - DiscordLimit.content;
  return over > 0 ? [new UserError('error.tooLong', { count: over })] : [];
}

function addressProblems(
  strike: Strike,
  { channels, ping, corrects }: Draft,
  isThere: (channel: string) => boolean,
): UserError[] {
  // Its copies are where they are; where one is not any more, the others are corrected all the same.
  if (corrects) return [];
  const isListed = (name: string, id: string) => strike.broadcasts.channels.get(name) === id;
  return [
    ...(channels.length === 0 ? [new UserError('error.noChannel')] : []),
    ...channels
      .filter(({ name, id }) => !isListed(name, id) || !isThere(id))
      .map(({ name }) => new UserError('error.channelGone', { channel: name })),
    ...(ping && strike.roles.mention.get(ping.name) !== ping.id
      ? [new UserError('error.unknownRole', { role: ping.name })]
      : []),
  ];
}

/** Why a message is not set for a time: it is over, or so far ahead that the message would not be kept until then. */
export function untimely(at: DateTime, now: DateTime): 'over' | 'too-far' | undefined {
  if (at <= now) return 'over';
  return at > now.plus({ days: AHEAD_DAYS }) ? 'too-far' : undefined;
}

function timeProblems(text: Text, strike: Strike, { at }: Draft, now: DateTime): UserError[] {
  if (at === undefined) return [];
  const when = shortDateAndTime(text, instantOf(at), strike.timezone);
  const why = untimely(instantOf(at), now);
  if (why === undefined) return [];
  return [new UserError(why === 'over' ? 'error.timePassed' : 'error.tooFarAhead', { when })];
}

/** A correction that would only mark the message as corrected. */
export function sameWordsProblems(
  { message }: Pick<Draft, 'message'>,
  target: Pick<Broadcast, 'message'>,
): UserError[] {
  const isSame =
    message.headline === target.message.headline &&
    message.text === target.message.text &&
    message.link === target.message.link;
  return isSame ? [new UserError('error.sameWords')] : [];
}
