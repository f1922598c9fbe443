import type { DateTime } from 'luxon';
import { leadingEvent } from '../../strike/event-times.ts';
import { dateAt, type Now, nowAt } from '../../strike/now.ts';
import { nextPicketDay, type PicketDay, picketDayOn } from '../../strike/picket-day.ts';
import { isOpenOn, sitesOf } from '../../strike/sites.ts';
import { type Stretch, stretchesOf } from '../../strike/stretches.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { fitContent, fitted } from '../fit-lines.ts';
import { discordTime } from '../marks.ts';
import { longDate, mediumDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { dayAnswer } from './day-answer.ts';
import { eventsAheadOf } from './day-events.ts';
import { placesOf } from './day-parts.ts';
import { fittingLine, type Headline } from './first-line.ts';
import { hoursForms } from './hours.ts';
import { sitesInSentence } from './lines.ts';
import { noneAfter } from './next-line.ts';
import { standingNow } from './now-lines.ts';

/**
 * `/picket next`: the lines that start next, later today or on another day; and which stand at this instant. Where something
 * else is on today, or no line stands before the next one, that is today's own answer.
 */
export function nextAnswer(text: Text, view: StrikeView, now: DateTime, at?: readonly Site[]): string {
  const { strike, changes } = view;
  const today = dateAt(strike, now, at);
  const only = at?.map(site => site.id);
  const current = picketDayOn(strike, changes, today, only);
  const live = nowAt(view, today, now, only);
  if (isForToday(view, current, live, now)) return dayAnswer(text, view, today, now, at);
  const standing = live.standing.length > 0 ? [standingNow(text, live, today).replaceAll('**', '')] : [];
  if (live.next.length > 0) {
    const { first, left } = nextLine(text, live.next, today, today, at);
    const sites = sitesInSentence(text, [...new Set(live.next.map(({ site }) => site))]);
    const where = at?.length === 1 ? [] : [text.t('day.atSites', { sites })];
    return fitted(text, () => [first, ...left, ...where, ...starts(text, live.next, 't'), ...standing]);
  }
  const next = nextPicketDay(strike, changes, today, only);
  const ahead = eventsAheadOf(text, view, current, today);
  if (!next) {
    const lines = [...ahead, ...noneAfter(text, view, today, at), ...standing];
    return fitContent(text, lines.join('\n'), 'fit.restOfDay');
  }
  const day = picketDayOn(strike, changes, next.date, only);
  const stretches = stretchesOf(next.shifts);
  const { first, left } = nextLine(text, stretches, next.date, today, at);
  const open = (at ?? sitesOf(strike, changes)).filter(site => isOpenOn(site, next.date));
  const places = (room: number) =>
    day.kind === 'picket' ? placesOf(text, day, open, { named: at?.length, room }) : [];
  return fitted(text, room => [
    first,
    ...left,
    ...places(room),
    ...starts(text, stretches, 'f'),
    ...ahead,
    ...standing,
  ]);
}

function isForToday(view: StrikeView, current: PicketDay, live: Now, now: DateTime): boolean {
  if (current.kind === 'after' || (current.kind !== 'picket' && leadingEvent(view, current, now)))
    return true;
  return live.next.length > 0 && live.standing.length === 0;
}

function nextLine(
  text: Text,
  stretches: readonly Stretch[],
  date: IsoDate,
  today: IsoDate,
  at?: readonly Site[],
): Headline {
  const there = at && sitesInSentence(text, [...new Set(stretches.map(({ site }) => site))]);
  return fittingLine(
    hoursForms(text, stretches).flatMap(hours =>
      (there === undefined ? [undefined] : [there, undefined]).flatMap(site =>
        datesOf(text, date, today).map(inWords => {
          const words = { date: inWords, hours };
          return site === undefined
            ? {
                first: text.t('day.next', words),
                left: there === undefined ? [] : [text.t('day.atSites', { sites: there })],
              }
            : { first: text.t('day.nextAtSite', { ...words, site }), left: [] };
        }),
      ),
    ),
  );
}

function datesOf(text: Text, date: IsoDate, today: IsoDate): string[] {
  const dates = [longDate(text, date, today), mediumDate(text, date, today)];
  return date === today ? dates.map(each => text.t('day.today', { date: each })) : dates;
}

/** By the reader's own clock, where all start at once. */
function starts(text: Text, stretches: readonly Stretch[], style: 't' | 'f'): string[] {
  const [first, ...others] = stretches.toSorted((a, b) => a.start.toMillis() - b.start.toMillis());
  const isOne = (each: Stretch) =>
    each.start.toMillis() === first?.start.toMillis() || each.site === first?.site;
  if (!first || !others.every(isOne)) return [];
  return [
    text.t('day.starts', { relative: discordTime(first.start, 'R'), local: discordTime(first.start, style) }),
  ];
}
