import type { DateTime } from 'luxon';
import type { Delivery } from '../announcements/delivery.ts';
import { instantOf } from '../announcements/instants.ts';
import type { Strike } from '../strike/strike.ts';
import { discordTime } from '../wording/marks.ts';
import { shortDateAndTime } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import type { Broadcast, Retraction } from './broadcast.ts';
import type { Draft } from './draft.ts';
import { isCalledOff, resultsOf } from './results.ts';

/** What is not shown any more is counted, and can still be picked in `/broadcast status`. */
const ROWS = 12;
const CHARACTERS = 1800;
const HEADLINE = 80;

/** `/broadcast list`: the asker's drafts, then what is scheduled, then what was sent, newest first. */
export function listText(
  text: Text,
  strike: Strike,
  {
    drafts,
    broadcasts,
    deliveries,
  }: { drafts: readonly Draft[]; broadcasts: readonly Broadcast[]; deliveries: readonly Delivery[] },
  now: DateTime,
): string {
  const newest = broadcasts.toSorted((a, b) => b.dueAt.localeCompare(a.dueAt));
  const isAhead = ({ dueAt, retraction }: Broadcast) => instantOf(dueAt) > now && !retraction;
  const rows = [
    ...drafts.map(draft => draftRow(text, draft, broadcasts, now)),
    ...newest.filter(isAhead).map(each => scheduledRow(text, strike, each)),
    ...newest.filter(each => !isAhead(each)).map(each => sentRow(text, strike, each, deliveries)),
  ];
  if (rows.length === 0) return text.t('broadcast.list.empty');
  const shown: string[] = [];
  for (const row of rows.slice(0, ROWS)) {
    if ([...shown, row].join('\n').length > CHARACTERS) break;
    shown.push(row);
  }
  const rest = rows.length - shown.length;
  return [
    text.t('broadcast.list.title'),
    ...shown,
    ...(rest > 0 ? [text.t('broadcast.list.rest', { count: rest })] : []),
  ].join('\n');
}

/** A headline in a list. */
export function shortHeadline(text: Text, { message: { headline } }: Pick<Broadcast, 'message'>): string {
  if (headline === '') return text.t('broadcast.list.untitled');
  return headline.length > HEADLINE ? `${headline.slice(0, HEADLINE - 1)}…` : headline;
}

function draftRow(text: Text, draft: Draft, broadcasts: readonly Broadcast[], now: DateTime): string {
  const headline = shortHeadline(text, draft);
  const { how, reason } = draft.ended ?? {};
  if (how === 'declined') {
    return reason === undefined
      ? text.t('broadcast.list.declined', { headline })
      : text.t('broadcast.list.declinedWhy', { headline, reason });
  }
  const { corrects, request } = draft;
  const target = corrects && broadcasts.find(({ id }) => id === corrects.id);
  if (target?.retraction) return text.t('broadcast.list.targetRetracted', { headline });
  if (target && target.corrections.length !== corrects.after)
    return text.t('broadcast.list.targetCorrected', { headline });
  if (!request) return text.t('broadcast.list.draft', { headline });
  const until = discordTime(instantOf(request.expiresAt), 'R');
  const isOver = now >= instantOf(request.expiresAt);
  return text.t(isOver ? 'broadcast.list.expired' : 'broadcast.list.asked', { headline, until });
}

function scheduledRow(text: Text, strike: Strike, broadcast: Broadcast): string {
  const when = shortDateAndTime(text, instantOf(broadcast.dueAt), strike.timezone);
  return text.t('broadcast.list.scheduled', { when, headline: shortHeadline(text, broadcast) });
}

function sentRow(text: Text, strike: Strike, broadcast: Broadcast, deliveries: readonly Delivery[]): string {
  const results = resultsOf(strike, broadcast, deliveries);
  const { retraction, corrections } = broadcast;
  if (retraction && isCalledOff(broadcast, results)) return calledOffRow(text, strike, broadcast, retraction);
  const row = text.t('broadcast.list.sent', {
    when: shortDateAndTime(text, instantOf(broadcast.dueAt), strike.timezone),
    headline: shortHeadline(text, broadcast),
    done: results.filter(({ state }) => state === 'sent').length,
    count: results.length,
  });
  if (retraction) return text.t('broadcast.list.retracted', { row, reason: retraction.reason });
  return corrections.length > 0 ? text.t('broadcast.list.corrected', { row }) : row;
}

function calledOffRow(text: Text, strike: Strike, broadcast: Broadcast, { reason }: Retraction): string {
  const when = shortDateAndTime(text, instantOf(broadcast.dueAt), strike.timezone);
  return text.t('broadcast.list.calledOff', { when, reason, headline: shortHeadline(text, broadcast) });
}
