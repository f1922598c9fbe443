import type { DateTime } from 'luxon';
import { addDays } from '../../src/strike/dates.ts';
import { dayByItself } from '../../src/strike/picket-day.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { instantAt } from '../../src/strike/wallclock.ts';
import { time } from '../support/strikes.ts';
import { type Belief, type Beliefs, hear, saidOf } from './belief.ts';
import type { Told } from './channel.ts';

/** Watches what is over: no act and no edit may change it. */
export interface Lived {
  /** What has become another by now, of dates that were over; each is told once. */
  changed(view: StrikeView, now: DateTime): string[];
  /** What an edit has changed that was said of a date that was over by `at`. */
  rewritten(told: Told, at: DateTime): string[];
  /** The strike file is another: it is not dated, and may change the past, too. */
  forget(today: IsoDate): void;
}

export function watchLived(first: IsoDate, zone: string): Lived {
  const known = new Map<IsoDate, string>();
  let since = first;
  /** By noon of the next day the last night line is over, wherever it stands. */
  const isOver = (date: IsoDate, now: DateTime) => now >= instantAt(addDays(date, 1), time('12:00'), zone);
  return {
    changed: (view, now) => {
      for (let date = since; isOver(date, now); date = addDays(date, 1)) {
        if (!known.has(date)) known.set(date, factsOf(view, date));
      }
      return [...known].flatMap(([date, before]) => {
        const after = factsOf(view, date);
        if (after === before) return [];
        known.set(date, after);
        return [`${date} was ${before} and is now ${after}`];
      });
    },
    rewritten: ({ before, after }, now) => {
      if (!before) return [];
      if (isMarked(before) && !isMarked(after)) return [`no longer marked: ${after.content}`];
      const dates = [...new Set(before.statements.map(({ date }) => date))].toSorted();
      const over = dates.filter(date => date >= since && isOver(date, now));
      if (isMarked(after)) {
        // What was taken back may be of later dates than those that it says how they stand, and an end has no last one.
        const isOpen = /\nTaken back: |last day|further notice|strike ended/.test(before.content);
        const isWhole = over.length === dates.length && !isOpen;
        return dates.length > 0 && isWhole ? [`marked though all of it was over: ${before.content}`] : [];
      }
      return over
        .filter(date => contradict(believedAfter(before, date), believedAfter(after, date)))
        .map(date => `of ${date} it had said: ${before.content}`);
    },
    forget: today => {
      known.clear();
      since = today;
    },
  };
}

/** Does it say itself that a newer message has told otherwise? */
function isMarked({ content }: Pick<Told['after'], 'content'>): boolean {
  return content.startsWith('**No longer the last word');
}

/** What somebody believes of a date who has read this one message. */
function believedAfter({ statements }: Told['after'], date: IsoDate): Belief {
  const beliefs: Beliefs = new Map();
  hear(beliefs, statements);
  return beliefs.get(date) ?? { sites: new Map(), isWhole: false };
}

/** One may say more than the other; neither may say otherwise. */
function contradict(one: Belief, other: Belief): boolean {
  const names = new Set([...one.sites.keys(), ...other.sites.keys()]);
  const isOne = [...names].some(name => {
    const [some, others] = [saidOf(one, name), saidOf(other, name)];
    return (
      some.is !== 'unknown' && others.is !== 'unknown' && JSON.stringify(some) !== JSON.stringify(others)
    );
  });
  const isNone = ({ day }: Belief) => day && day.is === 'none';
  return isOne || (one.day !== undefined && other.day !== undefined && isNone(one) !== isNone(other));
}

/** What stood on a date, and why what was scheduled did not. */
function factsOf({ strike, changes }: StrikeView, date: IsoDate): string {
  const { events, ...day } = dayByItself(strike, changes, date);
  return JSON.stringify({ ...day, events: events.map(({ title }) => title) }, (key, value) =>
    key === 'site' && typeof value === 'object' ? value.id : value,
  );
}
