import { expect, it } from 'vitest';
import { CHOICES } from '../../src/discord/choices.ts';
import { dateChoices } from '../../src/discord/date-option.ts';
import type { Strike } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { createTranslator } from '../../src/text/translator.ts';
import { day, EVERY_DAY, shiftOf, siteOf, strikeOf } from '../support/strikes.ts';

const text = createTranslator()('en');
const TODAY = day('2024-12-23');

/** A strike with many lines that counts how often a day is decided: each time, its rules are read once. */
function counted(): { view: StrikeView; decided: () => number } {
  const sites = Array.from({ length: 150 }, (_, index) => siteOf(`line-${index}`));
  const strike = strikeOf({ sites, picketing: sites.map(({ id }) => shiftOf(EVERY_DAY, '08:00-14:00', id)) });
  let count = 0;
  const watched: Strike = Object.defineProperty({ ...strike }, 'picketing', {
    get: () => {
      count += 1;
      return strike.picketing;
    },
  });
  return { view: { strike: watched, changes: [] }, decided: () => count };
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

it('decides each day anew once somebody has changed the schedule; on another day, the one that is new in the list', () => {
  const { view, decided } = counted();
  dateChoices(text, view, TODAY, '');
  dateChoices(text, { ...view }, TODAY, '');
  dateChoices(text, view, day('2024-12-24'), '');
  expect(decided()).toBe(2 * CHOICES + 1);
});
