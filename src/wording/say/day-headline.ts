import type { DateTime } from 'luxon';
import { addDays, strikeDate } from '../../strike/dates.ts';
import type { PicketDay } from '../../strike/picket-day.ts';
import { isOpenOn } from '../../strike/sites.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { hoursInShort, wasInWords } from './day-parts.ts';
import { sitesInSentence } from './lines.ts';
import { openingInWords } from './opening.ts';

type WorkingDay = Extract<PicketDay, { kind: 'picket' }>;

/** What is known of the night before a day: a line of it still stands in the morning; it has been said already. */
export type Night = 'none' | 'ahead' | 'said';

/** The first line of an answer about a day: all that a lock screen shows. */
export function headline(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  now: DateTime,
  { at, night }: { at?: readonly Site[] | undefined; night: Night },
): string {
  const { strike } = view;
  const today = strikeDate(strike, now);
  const when = whenInWords(text, day.date, today);
  const site = at && sitesInSentence(text, at);
  // After the strike it does not matter which line was asked for.
  const none = noLine(text, night, day.kind === 'after' ? undefined : site);
  switch (day.kind) {
    case 'picket': {
      const hours = hoursInShort(text, day.shifts, today);
      const was = wasInWords(text, day.shifts, today);
      const over = isOver(day, now);
      if (site === undefined)
        return over ? text.t('day.over', { when, was }) : text.t('day.picket', { when, hours });
      return over
        ? text.t('day.overAtSite', { when, was, site })
        : text.t('day.picketAtSite', { when, hours, site });
    }
    case 'quiet':
      return text.t('day.quiet', { when, reason: day.reason, none });
    case 'off':
      if (night === 'said') return text.t('day.noOther', { when, none });
      return at ? offAt(text, view, at, day.date, { when, none, today }) : text.t('day.off', { when, none });
    case 'before':
      return text.t(today < strike.began ? 'day.before' : 'day.beforeBegan', {
        when,
        began: longDate(text, strike.began, today),
      });
    case 'after':
      return text.t(day.lastDay < today ? 'day.after' : 'day.afterItEnds', {
        when,
        none,
        lastDay: longDate(text, day.lastDay, today),
      });
  }
}

/**
 * Where others stand, "no picket lines" would be false: one line that is called off is a quiet day to who asks for it.
 * Neither is it true while a line of the night before stands.
 */
function noLine(text: Text, night: Night, site: string | undefined): string {
  if (night === 'said') return text.t('day.noOtherStarts');
  if (site === undefined) return text.t(night === 'ahead' ? 'day.noneStarts' : 'day.none');
  return text.t(night === 'ahead' ? 'day.noneStartsAtSite' : 'day.noneAtSite', { site });
}

/** Where a single line is asked for, that it has closed, or opens later. */
function offAt(
  text: Text,
  view: StrikeView,
  at: readonly Site[],
  date: IsoDate,
  { when, none, today }: { when: string; none: string; today: IsoDate },
): string {
  const [only] = at.length === 1 ? at : [];
  const opening = only && !isOpenOn(only, date) && openingInWords(text, view, only, date, today);
  return opening
    ? text.t('day.shutAtSite', { when, none, opening })
    : text.t('day.offAtSite', { when, none });
}

/** "today, Monday, December 23", "tomorrow, …", "on Thursday, January 9". */
export function whenInWords(text: Text, date: IsoDate, today: IsoDate): string {
  const words = { date: longDate(text, date, today) };
  if (date === today) return text.t('day.today', words);
  return date === addDays(today, 1) ? text.t('day.tomorrow', words) : text.t('day.on', words);
}

/** All of its lines have ended. */
export function isOver(day: WorkingDay, now: DateTime): boolean {
  return day.shifts.every(shift => shift.end <= now);
}
