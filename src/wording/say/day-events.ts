import { dayByItself, type PicketDay } from '../../strike/picket-day.ts';
import { isOpenOn, sitesOf } from '../../strike/sites.ts';
import type { StrikeEvent } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { instantAt } from '../../strike/wallclock.ts';
import { clockTime } from '../times.ts';
import type { Text } from '../translator.ts';
import { sitesInSentence } from './lines.ts';

/** More events than this are counted. */
const EVENTS_SHOWN = 5;

/** A day's events, a sentence each, in so many characters; the rest is counted. */
export function eventsOf(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  room = Number.POSITIVE_INFINITY,
): string[] {
  let length = 0;
  const sentences = day.events.slice(0, EVENTS_SHOWN).map(event => eventSentence(text, view, day, event));
  const shown = sentences.filter(sentence => {
    length += sentence.length + 1;
    return length <= room;
  });
  const rest = day.events.length - shown.length;
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
  const sentence =
    time === undefined
      ? t('event.datedNoTime', { title: capital(title, text.locale), where })
      : t('event.dated', { time: capital(time, text.locale), title, where });
  return place === undefined ? t('event.noLine', { sentence }) : sentence;
}

/** Where it is: its own place, or the lines that stand; undefined where it is at lines and none stands on this day. */
function placeOf(
  text: Text,
  { strike, changes }: StrikeView,
  day: PicketDay,
  { place, sites, date }: StrikeEvent,
): string | undefined {
  if (place !== undefined) return place;
  // The day may be cut to the lines that somebody asks for.
  const whole = dayByItself(strike, changes, day.date);
  if (whole.kind !== 'picket') return undefined;
  const standing = new Set(whole.shifts.map(({ site }) => site.id));
  const all = sitesOf(strike, changes);
  // Of an event whose day is not known, nobody knows which lines will stand then.
  const there = all.filter(site => (date === undefined ? isOpenOn(site, day.date) : standing.has(site.id)));
  if (there.every(({ id }) => sites.includes(id))) return text.t('event.everyLine');
  const at = there.filter(({ id }) => sites.includes(id));
  if (at.length > 0) return text.t('event.at', { sites: sitesInSentence(text, at) });
  const meant = all.filter(({ id }) => sites.includes(id));
  return text.t('event.atNone', { sites: sitesInSentence(text, meant) });
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
