import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLate } from '../../src/announcements/compose.ts';
import type { Delivery } from '../../src/announcements/delivery.ts';
import { isStillOwed, planPosts } from '../../src/announcements/owed.ts';
import { type PlannedPost, planDay } from '../../src/announcements/plan.ts';
import { addDays, dateIn, datesFrom } from '../../src/strike/dates.ts';
import { picketDayOn } from '../../src/strike/picket-day.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { someDate, someView } from '../support/arbitrary-strikes.ts';
import { runs } from '../support/runs.ts';
import { day, zoned } from '../support/strikes.ts';
import { nameOf, runTicks } from '../support/ticks.ts';

/** What holds of any strike's posts, whatever its file and its changes say, and whenever the ticks come. */

const RUNS = { numRuns: runs(150) };
const NOTHING = new Map<string, Delivery>();

function postsOn(view: StrikeView, date: IsoDate): PlannedPost[] {
  return planDay(view, date).flatMap(decision => ('post' in decision ? [decision.post] : []));
}

it('decides each kind once, and a quiet date is silent whatever the kind', () => {
  const check = fc.property(someView, someDate, (view, date) => {
    const decisions = planDay(view, date);
    expect(decisions.map(decision => decision.kind)).toEqual(['morning', 'eve', 'outlook']);
    const { kind } = picketDayOn(view.strike, view.changes, date);
    if (kind === 'quiet' || kind === 'after') expect(postsOn(view, date)).toEqual([]);
  });
  fc.assert(check, { numRuns: runs(400) });
});

it('has one morning post on every picket date that is not over by then and on days with a march, and on no other date', () => {
  const check = fc.property(someView, someDate, (view, date) => {
    const found = picketDayOn(view.strike, view.changes, date);
    const decision = planDay(view, date)[0];
    const wanted = view.strike.announcements.morning !== undefined;
    const mornings = postsOn(view, date).filter(post => post.kind === 'morning');
    const isMarch = found.kind === 'off' && found.events.some(event => event.date !== undefined);
    if (!wanted || (found.kind !== 'picket' && !isMarch)) expect(mornings).toEqual([]);
    else if (decision && 'silence' in decision) expect(decision.silence).toEqual({ because: 'too-late' });
    else expect(mornings).toHaveLength(1);
  });
  fc.assert(check, { numRuns: runs(400) });
});

it('is due on its date in the strike’s zone, and over within the catch-up time and before a shift has ended', () => {
  const check = fc.property(someView, someDate, (view, date) => {
    const { timezone, announcements } = view.strike;
    const found = picketDayOn(view.strike, view.changes, date);
    for (const post of postsOn(view, date)) {
      expect(dateIn(timezone, post.dueAt)).toBe(date);
      expect(post.deadline > post.dueAt).toBe(true);
      expect(post.deadline <= post.dueAt.plus({ minutes: announcements.catchUpMinutes })).toBe(true);
      if (post.kind !== 'morning') expect(dateIn(timezone, post.deadline.minus(1))).toBe(date);
      if (post.kind !== 'morning' || found.kind !== 'picket') continue;
      const running = found.shifts.filter(shift => shift.end > post.dueAt);
      expect(running.length).toBeGreaterThan(0);
      for (const shift of running) expect(post.deadline <= shift.end).toBe(true);
    }
  });
  fc.assert(check, { numRuns: runs(400) });
});

it('pays what a tick falls into the time of, once; what no tick fell into is missed, and nothing else', () => {
  const start = zoned('2025-02-25T00:00', 'UTC');
  const someTicks = fc
    .array(fc.integer({ min: 0, max: 30 * 24 * 60 }), { minLength: 1, maxLength: 50 })
    .map(minutes => minutes.toSorted((a, b) => a - b).map(minute => start.plus({ minutes: minute })));
  const check = fc.property(someView, someTicks, (view, ticks) => {
    const [first, last] = [ticks[0] ?? start, ticks.at(-1) ?? start];
    const posts = datesFrom(day('2025-02-20'), day('2025-04-01')).flatMap(date => postsOn(view, date));
    const paid = posts.filter(post => ticks.some(tick => post.dueAt <= tick && tick < post.deadline));
    const missed = posts.filter(
      post =>
        !paid.includes(post) &&
        post.deadline > first &&
        ticks.some(tick => post.deadline <= tick && isSpokenOf(view, post, tick)),
    );
    const outcome = runTicks(view, [...ticks, last], first);
    expect(outcome.sent.toSorted()).toEqual(paid.map(nameOf).toSorted());
    expect(outcome.missed.toSorted()).toEqual(missed.map(nameOf).toSorted());
    expect(outcome.perTick.at(-1)).toBe(0);
  });
  fc.assert(check, { numRuns: runs(80) });
});

it('sends the same whether time is split finely or coarsely, and nothing more where every tick comes twice', () => {
  const start = zoned('2025-02-25T00:00', 'UTC');
  const hourly = Array.from({ length: 21 * 24 }, (_, hour) => start.plus({ hours: hour }));
  // None after the last of the coarse ticks: what came due after that only a finer one could find.
  const someMore = fc.array(fc.integer({ min: 0, max: (21 * 24 - 1) * 60 }), { maxLength: 60 });
  const check = fc.property(someView, someMore, (view, minutes) => {
    const more = minutes.map(minute => start.plus({ minutes: minute }));
    // A post that is owed for less than an hour may fall between two of the coarse ticks.
    const posts = datesFrom(day('2025-02-20'), day('2025-03-25')).flatMap(date => postsOn(view, date));
    const short = new Set(
      posts.filter(post => post.deadline.diff(post.dueAt, 'minutes').minutes < 60).map(nameOf),
    );
    const long = (names: string[]) => names.filter(name => !short.has(name)).toSorted();
    const split = [...hourly, ...more].toSorted((a, b) => a.toMillis() - b.toMillis());
    const coarse = runTicks(view, hourly, start);
    const fine = runTicks(view, split, start);
    expect(long(fine.sent)).toEqual(long(coarse.sent));
    const twice = runTicks(
      view,
      split.flatMap(tick => [tick, tick]),
      start,
    );
    expect(twice.sent).toEqual(fine.sent);
    expect(twice.missed).toEqual(fine.missed);
    expect(twice.perTick.filter((_, index) => index % 2 === 1).every(count => count === 0)).toBe(true);
  });
  fc.assert(check, { numRuns: runs(40) });
});

/** Missed posts are told of for eight days. */
function isSpokenOf({ strike }: StrikeView, post: PlannedPost, tick: PlannedPost['dueAt']): boolean {
  return post.date >= addDays(dateIn(strike.timezone, tick), -8);
}

it('owes nothing at the deadline or after it, and nothing that is not still owed', () => {
  const check = fc.property(someView, someDate, (view, date) => {
    for (const post of postsOn(view, date)) {
      const at = (now: typeof post.dueAt) =>
        planPosts(view, NOTHING, now, post.dueAt).due.some(other => nameOf(other) === nameOf(post));
      const last = post.deadline.minus(1);
      expect([at(post.dueAt.minus(1)), at(post.dueAt), at(last), at(post.deadline)]).toEqual([
        false,
        true,
        true,
        false,
      ]);
      expect([isStillOwed(view, post, last), isStillOwed(view, post, post.deadline)]).toEqual([true, false]);
      expect(isLate(post, post.dueAt)).toBe(false);
    }
  });
  fc.assert(check, RUNS);
});
