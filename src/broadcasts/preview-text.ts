import type { DateTime } from 'luxon';
import { pingsInWords } from '../announcements/act-notices.ts';
import { instantOf } from '../announcements/instants.ts';
import type { Halt } from '../delivery/halts.ts';
import type { Strike } from '../strike/strike.ts';
import { channelMention, discordTime, mentionsIn } from '../wording/marks.ts';
import { plainWords } from '../wording/plain-words.ts';
import { shortDateAndTime, zoneName } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import type { Picture } from './broadcast.ts';
import { type Draft, neededFor } from './draft.ts';
import { composeDraft, pingsOfDraft } from './post-text.ts';
import { hasLink } from './typed-text.ts';

/** What a preview says beside the message itself, as far as it is not in the draft. */
export interface PreviewFacts {
  /** How many people the ping reaches, if Discord tells. */
  people?: number | undefined;
  /** The role that was picked is not on the server any more. */
  isGone?: boolean;
  /** The channels, by id, in which Discord does not let the bot ping that role. */
  silent?: readonly string[];
  /** Discord would let nobody be rung by a request to the organizers. */
  isCallSilent?: boolean;
  /** How many characters that nobody sees were taken out of what was typed. */
  removed?: number;
  /** Of a correction: in how many channels a copy is edited. */
  copies?: number;
  /** An organizer's stop, that keeps it back. */
  halt?: Halt | undefined;
  request?: RequestFacts;
}

/** What those who are asked to approve read beside it: mentions that ping nobody. */
interface RequestFacts {
  /** How the organizers are called. */
  call: string;
  /** "@ana, an organizer," */
  asker: string;
  approvedBy: readonly string[];
  /** Of a correction: whether it is posted as a new message, too. */
  isNews: boolean;
}

/** What somebody reads before they press: where it goes, when, whom it pings, and what the text will not do. */
export function previewLines(
  text: Text,
  strike: Strike,
  draft: Draft,
  now: DateTime,
  facts: PreviewFacts = {},
): string[] {
  const isCorrection = draft.corrects !== undefined;
  return [
    ...titleLines(text, strike, draft, facts),
    ...frozenLines(text, facts.halt),
    ...(isCorrection ? correctionLines(text, facts) : addressLines(text, strike, draft, facts)),
    text.t('broadcast.preview.length', { length: composeDraft(text, strike, draft, now).length }),
    ...textLines(text, strike, draft),
    ...(draft.picture ? pictureLines(text, draft.picture, isCorrection) : []),
    ...((facts.removed ?? 0) > 0 ? [text.t('broadcast.preview.removed', { count: facts.removed ?? 0 })] : []),
    ...(facts.request ? [] : approvalLines(text, strike, draft, facts)),
  ];
}

/** Of a request a lock screen shows the first line: what would happen, and whom it rings. */
function titleLines(text: Text, strike: Strike, draft: Draft, facts: PreviewFacts): string[] {
  const { t } = text;
  const { request } = facts;
  const isCorrection = draft.corrects !== undefined;
  if (!request) return [t(isCorrection ? 'broadcast.preview.correction' : 'broadcast.preview.title')];
  const { asker, call, approvedBy } = request;
  const what = t(isCorrection ? 'request.forCorrection' : 'request.forMessage', {
    headline: draft.message.headline,
  });
  const rung = isCorrection ? t('broadcast.preview.nobody') : ringSentence(text, strike, draft, facts);
  const asks = t(isCorrection ? 'broadcast.preview.requestCorrection' : 'broadcast.preview.request', {
    asker,
  });
  const count = neededFor(strike, draft) - 1;
  const approved = { done: approvedBy.length, count, people: approvedBy.join(' ') };
  return [
    `${what} ${rung}`,
    ...(approvedBy.length > 0 ? [t('request.approvedOf', approved)] : []),
    `${call} ${asks}`,
  ];
}

/** Said first: it cannot be sent by a press before that is over. */
function frozenLines({ t }: Text, halt: Halt | undefined): string[] {
  return halt?.mode === 'frozen' ? [t('broadcast.preview.frozen', { reason: halt.reason })] : [];
}

/** When it goes out; "at once" is not said of what a stop keeps back. */
function timeLines(text: Text, strike: Strike, { at }: Draft, halt: Halt | undefined): string[] {
  if (at === undefined) return halt?.mode === 'frozen' ? [] : [text.t('broadcast.preview.now')];
  return [
    text.t('broadcast.preview.at', timeWords(text, strike, instantOf(at))),
    ...(halt?.mode === 'paused' ? [text.t('broadcast.preview.paused')] : []),
  ];
}

function addressLines(text: Text, strike: Strike, draft: Draft, facts: PreviewFacts): string[] {
  const { channels, ping } = draft;
  const { isGone = false, silent = [], halt } = facts;
  const goesTo = { count: channels.length, channels: channels.map(({ id }) => channelMention(id)).join(' ') };
  return [
    text.t('broadcast.preview.goesTo', goesTo),
    ...timeLines(text, strike, draft, halt),
    `- ${ringSentence(text, strike, draft, facts)}`,
    ...eachLines(text, draft, silent),
    ...(silent.length > 0 && !isGone
      ? [
          text.t(
            ping?.id === strike.guild ? 'broadcast.preview.silentEveryone' : 'broadcast.preview.silent',
            { channels: silent.map(id => channelMention(id)).join(' ') },
          ),
        ]
      : []),
  ];
}

/** "Fri Dec 27, 9 a.m.", its zone, and Discord's own words for how far away that is. */
export function timeWords(text: Text, strike: Strike, instant: DateTime) {
  return {
    when: shortDateAndTime(text, instant, strike.timezone),
    zone: zoneName(text, instant.setZone(strike.timezone)),
    relative: discordTime(instant, 'R'),
  };
}

/** Whom it would ring, in one sentence: nobody where Discord would let nobody be rung. */
function ringSentence(
  text: Text,
  { guild }: Strike,
  { ping, channels }: Draft,
  { people, isGone = false, silent = [] }: PreviewFacts,
): string {
  if (!ping) return text.t('broadcast.preview.nobody');
  const isEveryone = ping.id === guild;
  if (isGone) return text.t('broadcast.preview.roleGone', { role: ping.name });
  // Whom it would ring, if it rang anybody, is no number to look at.
  if (channels.every(({ id }) => silent.includes(id)))
    return isEveryone
      ? text.t('broadcast.preview.everyoneRingsNobody')
      : text.t('broadcast.preview.nobodyRings', { role: ping.name });
  if (people === undefined)
    return isEveryone
      ? text.t('broadcast.preview.everyoneUnknown')
      : text.t('broadcast.preview.pingsUnknown', { role: ping.name });
  const counted = { count: people, people: people.toLocaleString(text.locale), role: ping.name };
  return text.t(isEveryone ? 'broadcast.preview.everyone' : 'broadcast.preview.pings', counted);
}

/** A person is counted once, and rung once in every channel. */
function eachLines(text: Text, { channels, ping }: Draft, silent: readonly string[]): string[] {
  const ringing = channels.filter(({ id }) => !silent.includes(id)).length;
  return ping && ringing > 1 ? [text.t('broadcast.preview.pingsEach', { channels: ringing })] : [];
}

/** An author still chooses whether it is posted anew; who is asked to approve it reads what was chosen. */
function correctionLines(text: Text, { copies = 0, request }: PreviewFacts): string[] {
  if (copies === 0) return [text.t('broadcast.preview.unsent')];
  const chosen = request?.isNews ? 'broadcast.preview.news' : 'broadcast.preview.noNews';
  return [
    text.t('broadcast.preview.edits', { count: copies }),
    text.t(request ? chosen : 'broadcast.preview.notice'),
    text.t('broadcast.preview.forwards'),
  ];
}

/** What a mention or a link that was typed does not do. */
function textLines(text: Text, strike: Strike, draft: Draft): string[] {
  const { message } = draft;
  const picked = pingsInWords(pingsOfDraft(strike, draft)).join(' ').split(' ');
  // Whom the author picked is pinged, wherever the name stands.
  const mentions = mentionsIn(`${message.headline}\n${message.text}`).filter(each => !picked.includes(each));
  const isLinked = message.link !== undefined || hasLink(message.text);
  return [
    ...(mentions.length > 0 ? [text.t('broadcast.preview.mentions', { mentions: mentions.join(', ') })] : []),
    ...(isLinked ? [text.t('broadcast.preview.links')] : []),
  ];
}

function pictureLines({ t }: Text, { alt, hadNotes = false }: Picture, isCorrection: boolean): string[] {
  if (isCorrection) return [t('broadcast.preview.pictureStays', { alt: plainWords(alt) })];
  return [
    t('broadcast.preview.picture', { alt: plainWords(alt) }),
    ...(hadNotes ? [t('broadcast.preview.pictureNotes')] : []),
  ];
}

function approvalLines(
  text: Text,
  strike: Strike,
  draft: Draft,
  { isCallSilent = false }: PreviewFacts,
): string[] {
  const others = neededFor(strike, draft) - 1;
  return [
    ...(others > 0
      ? [
          text.t(isCallSilent ? 'broadcast.preview.approvalsUnheard' : 'broadcast.preview.approvals', {
            count: others,
            channel: channelMention(strike.channels.organizers),
          }),
        ]
      : []),
    text.t(draft.type === 'alert' ? 'broadcast.preview.expiresAlert' : 'broadcast.preview.expires'),
  ];
}
