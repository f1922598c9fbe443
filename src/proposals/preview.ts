import type { DateTime } from 'luxon';
import type { Delivery } from '../posts/delivery.ts';
import { isEntry } from '../strike/acts.ts';
import { type Change, spanOf } from '../strike/changes.ts';
import { addDays, datesFrom, strikeDate } from '../strike/dates.ts';
import { dayByItself } from '../strike/picket-day.ts';
import { sitesOf } from '../strike/sites.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { actSentence } from '../text/change-sentence.ts';
import { exceptionsOf } from '../text/day-parts.ts';
import { siteNames } from '../text/lines.ts';
import { shortDate } from '../text/times.ts';
import type { Text } from '../text/translator.ts';
import { dayInRow } from '../text/week.ts';
import { type Effects, effectsOf, type Step } from './effects.ts';
import { quotesWithin } from './quotes.ts';

/** Days of a long stretch are not all listed: the messages need room, too. */
const DAYS_SHOWN = 4;
const DAYS_CHARACTERS = 600;
const ROW_CHARACTERS = 180;
/** Discord takes so many characters in all. */
const LIMIT = 2000;

export interface Preview {
  content: string;
  /** An announcement is followed by a notice in any case, so there is nothing to choose. */
  isFollowed: boolean;
}

export interface PreviewOptions {
  /** The name of the role that the notice pings; undefined for nobody. */
  ping?: string | undefined;
  /** Set where others are asked to approve: whether the author has chosen to tell at once. */
  asked?: { tell: boolean } | undefined;
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
  { ping, asked }: PreviewOptions = {},
): Preview {
  const { act, isUndone, before, after } = step;
  const today = strikeDate(after.strike, now);
  const effects = effectsOf(text, step, deliveries, now);
  const what = actSentence(text, before, act, today);
  const head = [
    text.t(asked ? 'preview.request' : 'preview.title'),
    isUndone ? text.t('preview.undo', { what }) : what,
    ping === undefined ? text.t('preview.nobody') : text.t('preview.pings', { role: ping }),
    ...daysOf(text, step, today),
  ];
  const outgoing = outgoingOf(
    text,
    effects,
    `<#${after.strike.channels.announcements}>`,
    isEntry(act),
    asked,
  );
  return { content: fitted(text, head, outgoing), isFollowed: effects.followed.length > 0 };
}

/** Notices are shown before edits are: they are new, and what members hear. */
function outgoingOf(
  text: Text,
  { edits, followed, due, atOnce }: Effects,
  channel: string,
  isEntryAct: boolean,
  asked: PreviewOptions['asked'],
): Outgoing[] {
  const edited = edits.map(({ content }) => ({ label: text.t('preview.edit', { channel }), content }));
  const notices = followed.map(content => ({ label: text.t('preview.notice', { channel }), content }));
  const posts = due.map(content => ({ label: text.t('preview.due', { channel }), content }));
  if (notices.length > 0) return [...notices, ...posts, ...edited];
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
  const room = LIMIT - [...head, ...labels].join('\n').length - outgoing.length - 1;
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

/** The days that come out otherwise than before. */
function daysOf(text: Text, { act, before, after }: Step, today: IsoDate): string[] {
  if (isEntry(act)) return [];
  const { from, to } = spanOf(act);
  const first = from < today ? today : from;
  const last = to ?? addDays(first, 13);
  const changed = datesFrom(first, last).flatMap(date => {
    const [was, is] = [before, after].map(view => dayRow(text, view, act, date, today));
    return was === is || was === undefined || is === undefined ? [] : [{ was, is }];
  });
  const pairs = changed.map(({ was, is }) => pairOf(text, was, is)).slice(0, DAYS_SHOWN);
  const shown = pairs.filter((_, index) => pairs.slice(0, index + 1).join('\n').length <= DAYS_CHARACTERS);
  const rest = changed.length - shown.length;
  return rest > 0 ? [...shown, text.t('preview.moreDays', { count: rest })] : shown;
}

function pairOf({ t }: Text, was: string, is: string): string {
  const [before, after] = [was, is].map(row =>
    row.length > ROW_CHARACTERS ? `${row.slice(0, ROW_CHARACTERS)}…` : row,
  );
  return [t('preview.before', { day: before }), t('preview.after', { day: after })].join('\n');
}

/**
 * One day in one row, with what is not as usual. Where only some lines have other hours it is their row, and where one
 * opens or closes the lines are counted: the row of the whole day would say the same before and after.
 */
export function dayRow(text: Text, view: StrikeView, change: Change, date: IsoDate, today: IsoDate): string {
  const all = sitesOf(view.strike, view.changes);
  const own = 'start' in change ? all.filter(({ id }) => change.sites.includes(id)) : [];
  const at = own.length > 0 && own.length < all.length ? own : undefined;
  const only = at?.map(({ id }) => id);
  const day = dayByItself(view.strike, view.changes, date, only);
  const lines = day.kind === 'picket' ? new Set(day.shifts.map(({ site }) => site.id)).size : 0;
  const isCounted = (change.type === 'open' || change.type === 'close') && day.kind === 'picket';
  const what = [
    dayInRow(text, view, date, today, at),
    ...(isCounted ? [text.t('preview.lines', { count: lines })] : []),
    ...(day.kind === 'picket' ? exceptionsOf(text, day, at ?? all) : []),
  ].join('; ');
  const row = { date: shortDate(text, date), what };
  return at ? text.t('preview.rowAt', { ...row, sites: siteNames(text, at) }) : text.t('week.dated', row);
}
