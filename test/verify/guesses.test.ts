import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../src/announcements/identity.ts';
import { createGuesses, WINDOW_MINUTES, WRONG_EACH, WRONG_ON_SERVER } from '../../src/verify/guesses.ts';
import { pacific } from '../wording/say/example.ts';

const KEY = new Uint8Array(32);
const NOON = pacific('2024-12-23T12:00');

/** With so many wrong codes by somebody, a second apart, the last at noon. */
function wrongCodes(wrong: number, person = 'ana') {
  const guesses = createGuesses(KEY);
  for (let left = wrong - 1; left >= 0; left -= 1) {
    guesses.countWrong('guild', person, NOON.minus({ seconds: left }));
  }
  return guesses;
}

describe('wrong codes', () => {
  it('may be four without a wait; after the fifth the first has to be ten minutes old', () => {
    expect(wrongCodes(4).waitsUntil('guild', 'ana', NOON)).toBeUndefined();
    expect(wrongCodes(5).waitsUntil('guild', 'ana', NOON)).toEqual(NOON.plus({ minutes: 10, seconds: -4 }));
  });

  it('are over after their time, to the second', () => {
    const guesses = wrongCodes(5);
    const until = NOON.plus({ minutes: 10, seconds: -4 });
    expect(guesses.waitsUntil('guild', 'ana', until.minus({ seconds: 1 }))).toEqual(until);
    expect(guesses.waitsUntil('guild', 'ana', until)).toBeUndefined();
  });

  it('are those of one person on one server', () => {
    const guesses = wrongCodes(5);
    expect(guesses.waitsUntil('guild', 'ben', NOON)).toBeUndefined();
    expect(guesses.waitsUntil('other', 'ana', NOON)).toBeUndefined();
  });

  it('are let go of when the clock is set back', () => {
    expect(wrongCodes(5).waitsUntil('guild', 'ana', NOON.minus({ hours: 3 }))).toBeUndefined();
  });

  it('of many leave everybody one try, and nobody none', () => {
    const guesses = createGuesses(KEY);
    for (let each = 0; each < WRONG_ON_SERVER; each += 1) guesses.countWrong('guild', `sock ${each}`, NOON);
    expect(guesses.waitsUntil('guild', 'ana', NOON)).toBeUndefined();
    expect(guesses.waitsUntil('guild', 'sock 0', NOON)).toEqual(NOON.plus({ minutes: 10 }));
    guesses.countWrong('guild', 'ana', NOON);
    expect(guesses.waitsUntil('guild', 'ana', NOON)).toEqual(NOON.plus({ minutes: 10 }));
  });
});

/** How many wrong codes get in within two hours, if these accounts take turns, one try a second. */
function triesIn2Hours(persons: number): number {
  const guesses = createGuesses(KEY);
  let tried = 0;
  for (let second = 0; second < 7_200; second += 1) {
    const now = NOON.plus({ seconds: second });
    const person = `sock ${second % persons}`;
    if (guesses.waitsUntil('guild', person, now)) continue;
    guesses.countWrong('guild', person, now);
    tried += 1;
  }
  return tried;
}

describe('guessing', () => {
  const windows = 120 / WINDOW_MINUTES;
  const codes = 2_000;
  /** Of hitting any of the codes in a day. */
  const chance = (tries: number) => (12 * tries * codes) / 2 ** 40;

  it('is in 40 bits: eight symbols out of 32', () => {
    const symbol = '[0-9A-HJKMNP-TV-Z]';
    const references = Array.from({ length: 300 }, (_, each) => referenceOf(`guild/${each}`, KEY));
    for (const each of references) expect(each).toMatch(new RegExp(`^${symbol}{4}-${symbol}{4}$`));
    expect(new Set(references.join('').replaceAll('-', '')).size).toBe(32);
    expect(32 ** 8).toBe(2 ** 40);
  });

  it('comes to five tries in ten minutes: less than one in 700,000 a day', () => {
    const tries = triesIn2Hours(1);
    expect(tries).toBe(windows * WRONG_EACH);
    expect(chance(tries)).toBeLessThan(1 / 700_000);
  });

  it('with forty accounts comes to no more than fifty and one each: less than one in 40,000 a day', () => {
    const tries = triesIn2Hours(40);
    expect(tries).toBeLessThanOrEqual(windows * (WRONG_ON_SERVER + 40));
    expect(chance(tries)).toBeLessThan(1 / 40_000);
  });
});
