import { expect, it } from 'vitest';
import { dateChoices } from '../../../commands/kit/date-option.ts';
import type { Change } from '../../../src/strike/change-schema.ts';
import { addDays } from '../../../src/strike/dates.ts';
import type { StrikeEvent } from '../../../src/strike/strike.ts';
import { type StrikeView, viewOf } from '../../../src/strike/view.ts';
import { DiscordLimit } from '../../../src/wording/limits.ts';
import { createTranslator } from '../../../src/wording/translator.ts';
import {
  changesOf,
  day,
  EVERY_DAY,
  shiftOf,
  siteOf,
  strikeOf,
  type WrittenChange,
} from '../../support/strikes.ts';

const { choices: CHOICES } = DiscordLimit;

const text = createTranslator()('en');
const TODAY = day('2024-12-23');

/** A strike with many lines that counts how often a day is decided: each time, its events are gone through once. */
function counted(): { view: StrikeView; decided: () => number } {
  const sites = Array.from({ length: 150 }, (_, index) => siteOf(`line-${index}`));
  let count = 0;
  const events: StrikeEvent[] = Object.defineProperty([], Symbol.iterator, {
    value: () => {
      count += 1;
      return [].values();
    },
  });
  const picketing = sites.map(({ id }) => shiftOf(EVERY_DAY, '08:00-14:00', id));
  return {
    view: { strike: { ...strikeOf({ sites, picketing }), events }, changes: [] },
    decided: () => count,
  };
}

it('decides only the days that it lists, and none again while somebody types', () => {
  const { view, decided } = counted();
  const listed = dateChoices(text, view, TODAY, '');
  expect(listed).toHaveLength(CHOICES);
  expect(listed[1]?.name).toBe('Tue Dec 24 · picket 8 a.m. to 2 p.m. (Pacific Time)');
  expect(decided()).toBe(CHOICES);
  expect(dateChoices(text, view, TODAY, 'd').map(({ value }) => value)).toContain('2024-12-24');
  dateChoices(text, view, TODAY, 'nothing like it');
  // As far as the list looks for what was typed.
  expect(decided()).toBe(2 * CHOICES + 1);
  dateChoices(text, view, TODAY, 'de');
  expect(decided()).toBe(2 * CHOICES + 1);
});

/** The same strike after each list of acts, and how often a day has been decided since the last one. */
function acting(...acts: Change[][]) {
  const { view, decided } = counted();
  return [[], ...acts].map(changes => {
    const recorded = changes.map(act => ({ act, tell: false }));
    const before = decided();
    const names = dateChoices(text, viewOf(view.strike, recorded), TODAY, '').map(({ name }) => name);
    const own = decided() - before;
    // What is told is what a fresh start would tell, which knows nothing yet.
    const fresh = dateChoices(text, viewOf({ ...view.strike }, recorded), TODAY, '');
    expect(names).toEqual(fresh.map(({ name }) => name));
    return { decided: own, names };
  });
}

const TWO_DAYS = { from: '2024-12-24', to: '2024-12-25' };

it.each<[WrittenChange, number]>([
  [{ type: 'quiet', ...TWO_DAYS, reason: 'Christmas' }, 2],
  [{ type: 'hours', ...TWO_DAYS, sites: ['line-0'], start: '09:00', end: '10:00' }, 2],
  [{ type: 'quiet', from: '2024-12-01', to: '2024-12-22', reason: 'rest' }, 0],
  [{ type: 'suspend', from: '2024-12-26', reason: 'talks' }, CHOICES - 3],
  [{ type: 'add-event', event: { date: '2024-12-24', title: 'Rally', sites: [] } }, 1],
  [{ type: 'open', from: '2024-12-30', site: siteOf('line-0', { name: 'another' }) }, CHOICES],
  [{ type: 'close', from: '2024-12-30', site: 'line-0' }, CHOICES],
  [{ type: 'end', lastDay: '2024-12-30' }, CHOICES],
])('after %j, and after it is taken back, decides again only the days that it is of: %s', (written, days) => {
  const [act] = changesOf(written) as [Change];
  const undone: Change = { ...act, undone: { at: '2024-12-01T00:00:00.000Z', role: 'organizer' } };
  const [first, done, takenBack] = acting([act], [undone]);
  expect([first, done, takenBack].map(each => each?.decided)).toEqual([CHOICES, days, days]);
  expect(takenBack?.names).toEqual(first?.names);
});

it('with 150 acts before it, decides again only the day of the last one', () => {
  const acts = changesOf(
    ...Array.from({ length: 150 }, (_, index) => ({
      type: 'cancel' as const,
      from: addDays(TODAY, index % 20),
      to: addDays(TODAY, index % 20),
      sites: [`line-${index}`],
      reason: 'heat',
    })),
  );
  expect(acting(acts.slice(1), acts).map(each => each.decided)).toEqual([CHOICES, 20, 1]);
});

it('another strike has labels of its own; on another day, only the one that is new in the list is decided', () => {
  const { view, decided } = counted();
  dateChoices(text, view, TODAY, '');
  dateChoices(text, { ...view, strike: { ...view.strike } }, TODAY, '');
  dateChoices(text, view, day('2024-12-24'), '');
  expect(decided()).toBe(2 * CHOICES + 1);
});
