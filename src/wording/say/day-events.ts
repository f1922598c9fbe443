import { addDays } from '../../strike/dates.ts';
import { datedEvents, eventsAhead } from '../../strike/event-times.ts';
import { dayByItself, type PicketDay } from '../../strike/picket-day.ts';
import { isOpenOn, sitesOf } from '../../strike/sites.ts';
import type { IsoDate, StrikeEvent } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { instantAt } from '../../strike/wallclock.ts';
import { rowsWithin } from '../fit-lines.ts';
import { clockTime, longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { fittingLine, type Headline, withOneStop } from './first-line.ts';
import { sitesInSentence } from './lines.ts';

/** More events than this are counted. */
const EVENTS_SHOWN = 5;

/** A day's events, a sentence each, in so many characters; the rest is counted. `said` has been said already. */
export function eventsOf(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  room = Number.POSITIVE_INFINITY,
  said?: StrikeEvent,
): string[] {
  let length = 0;
  const events = day.events.filter(event => event !== said);
  const sentences = events
    .slice(0, EVENTS_SHOWN)
    .map(event => withOneStop(eventSentence(text, view, day, event)));
  const shown = sentences.filter(sentence => {
    length += sentence.length + 1;
    return length <= room;
  });
  const rest = events.length - shown.length;
  return rest > 0 ? [...shown, text.t('event.rest', { count: rest })] : shown;
}

function eventSentence(text: Text, view: StrikeView, day: PicketDay, event: StrikeEvent): string {
  const { t } = text;
  const { title } = event;
  const place = placeOf(text, view, day, event);
  const where = place === undefined ? '' : t('event.where', { where: place });
  const time = eventTime(text, event, view.strike.timezone);
  if (event.date === undefined) {
    const page = view.strike.more;
    const more = page === undefined ? '' : t('event.seeMore', { more: page });
    return time === undefined
      ? t('event.undatedNoTime', { title, where, more })
      : t('event.undated', { title, where, more, time });
  }
  return time === undefined
    ? t('event.datedNoTime', { title: capital(title, text.locale), where })
    : t('event.dated', { time: capital(time, text.locale), title, where });
}

/** The first line of a day without lines on which something is on, and which event it says wholly. */
export interface EventHeadline extends Headline {
  said?: StrikeEvent;
}

/**
 * What is on, first. Where nothing was scheduled, "march instead" says it all; on a quiet day, and before and after the strike,
 * the reason follows, as `why` has it.
 */
export function eventHeadline(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  event: StrikeEvent,
  { today, why }: { today: IsoDate; why: Headline },
): EventHeadline {
  const place = placeOf(text, view, day, event);
  const where = place === undefined ? '' : text.t('event.where', { where: place });
  const whole = leadOf(text, view, day, event, { today, where });
  const candidates = [whole, ...(where === '' ? [] : [leadOf(text, view, day, event, { today, where: '' })])];
  const left = day.kind === 'off' ? [] : [why.first, ...why.left].map(line => line.replaceAll('**', ''));
  const { first } = fittingLine(candidates.map(each => ({ first: each, left })));
  return { first, left, ...(first === withOneStop(whole) && { said: event }) };
}

function leadOf(
  text: Text,
  { strike }: StrikeView,
  { kind, date }: PicketDay,
  event: StrikeEvent,
  { today, where }: { today: IsoDate; where: string },
): string {
  const time = eventTime(text, event, strike.timezone);
  const when = dayName(text, date, today);
  const words = { title: event.title, where, time: capital(time ?? '', text.locale) };
  if (kind === 'off') {
    return time === undefined
      ? text.t('event.insteadNoTime', { ...words, when })
      : text.t('event.instead', { ...words, when });
  }
  const onDay = { ...words, time: time ?? '', when: capital(when, text.locale) };
  return time === undefined ? text.t('event.leadsNoTime', onDay) : text.t('event.leads', onDay);
}

/** "today", "tomorrow", "on Saturday, December 28". */
function dayName(text: Text, date: IsoDate, today: IsoDate): string {
  if (date === today) return text.t('event.today');
  if (date === addDays(today, 1)) return text.t('post.tomorrow');
  return text.t('day.on', { date: longDate(text, date, today) });
}

/** What is on between a day and the next picket day, a line each with its date. */
export function eventsAheadOf(
  text: Text,
  view: StrikeView,
  { date, next }: PicketDay,
  today: IsoDate,
  room = Number.POSITIVE_INFINITY,
): string[] {
  const rows = eventsAhead(view, date, next?.date).flatMap(day =>
    datedEvents(day).map(event => {
      const place = placeOf(text, view, day, event);
      const time = eventTime(text, event, view.strike.timezone);
      const words = {
        date: longDate(text, day.date, today),
        title: event.title,
        where: place === undefined ? '' : text.t('event.where', { where: place }),
      };
      return withOneStop(
        time === undefined ? text.t('event.aheadNoTime', words) : text.t('event.ahead', { ...words, time }),
      );
    }),
  );
  return rowsWithin(
    rows.map(words => ({ words, lines: 1 })),
    Math.min(room, AHEAD_CHARACTERS),
    count => text.t('event.rest', { count }),
  );
}

/** Beside the rest of a message. */
const AHEAD_CHARACTERS = 600;

/** Where it is, as far as it was said: its own place, or those of its lines that stand. Of one for all lines nothing was said. */
function placeOf(
  text: Text,
  { strike, changes }: StrikeView,
  day: PicketDay,
  { place, sites, date }: StrikeEvent,
): string | undefined {
  if (place !== undefined) return place;
  if (strike.sites.every(({ id }) => sites.includes(id))) return undefined;
  // The day may be cut to the lines that somebody asks for.
  const whole = dayByItself(strike, changes, day.date);
  const standing = new Set(whole.kind === 'picket' ? whole.shifts.map(({ site }) => site.id) : []);
  const meant = sitesOf(strike, changes).filter(({ id }) => sites.includes(id));
  // Of an event whose day is not known, nobody knows which lines will stand then.
  const there = meant.filter(site => (date === undefined ? isOpenOn(site, day.date) : standing.has(site.id)));
  return there.length > 0
    ? text.t('event.at', { sites: sitesInSentence(text, there) })
    : text.t('event.atNone', { sites: sitesInSentence(text, meant) });
}

/** "lunchtime", "noon", "noon to 1 p.m."; undefined where the union has said none. */
export function eventTime(text: Text, event: StrikeEvent, zone: string): string | undefined {
  if (event.time === undefined) return undefined;
  if ('words' in event.time) return event.time.words;
  const date = event.date ?? event.announced;
  if (date === undefined) return undefined;
  const from = clockTime(text, instantAt(date, event.time.from, zone));
  if (event.time.to === undefined) return from;
  return text.t('time.range', { from, to: clockTime(text, instantAt(date, event.time.to, zone)) });
}

/** A sentence begins with a capital letter; the union's own words ("lunchtime") may not. */
export function capital(words: string, locale: string): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}
