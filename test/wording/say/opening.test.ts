import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/strike/dates.ts';
import { sitesNamed, sitesOf } from '../../../src/strike/sites.ts';
import { dayAnswer } from '../../../src/wording/say/day-answer.ts';
import { nextAnswer } from '../../../src/wording/say/next-answer.ts';
import { sitesAnswer } from '../../../src/wording/say/sites-answer.ts';
import { changesOf, siteOf } from '../../support/strikes.ts';
import { english, exampleView, pacific } from './example.ts';

/** Lancaster has closed, Downey will, and Woodland Hills opens. */
const view = {
  ...exampleView(),
  changes: changesOf(
    { type: 'close', site: 'lancaster', from: '2024-12-21', reason: 'permit withdrawn' },
    { type: 'close', site: 'downey', from: '2025-01-06' },
    { type: 'open', site: siteOf('woodland-hills', { name: 'Woodland Hills' }), from: '2025-01-06' },
  ),
};
const all = sitesOf(view.strike, view.changes);

function answer(name: string, date: string, now = '2024-12-23T09:00'): string {
  return dayAnswer(english, view, isoDate(date), pacific(now), sitesNamed(all, name));
}

describe('/picket at a line that has closed, or opens later', () => {
  it('says that it has closed, since when and why', () => {
    expect(answer('lancaster', '2024-12-23')).toMatchInlineSnapshot(`
      "**No picket line at Lancaster today, Monday, December 23.**
      Lancaster: closed since Saturday, December 21 (permit withdrawn).
      -# Strike day 64"
    `);
  });

  it('says it on a quiet day and of a day that has passed, once each', () => {
    expect(answer('lancaster', '2024-12-24')).toMatchInlineSnapshot(`
      "**No picket line at Lancaster tomorrow, Tuesday, December 24: Christmas Eve.**
      Lancaster: closed since Saturday, December 21 (permit withdrawn).
      -# Strike day 65"
    `);
    expect(answer('lancaster', '2024-12-22')).toMatchInlineSnapshot(`
      "**No picket line at Lancaster on Sunday, December 22.**
      Lancaster: closed since Saturday, December 21 (permit withdrawn).
      -# Strike day 63"
    `);
    expect(answer('lancaster', '2024-12-20')).toMatchInlineSnapshot(`
      "**Picket at Lancaster on Friday, December 20, is over: it was 8 a.m. to 2 p.m. (Pacific Time).**
      Lancaster: closed since Saturday, December 21 (permit withdrawn).
      -# Strike day 61"
    `);
  });

  it('says that it will close', () => {
    expect(answer('downey', '2025-01-03', '2025-01-03T06:00')).toMatchInlineSnapshot(`
      "**Picket at Downey today, Friday, January 3: 8 a.m. to 2 p.m. (Pacific Time).**
      Starts <t:1735920000:R>, <t:1735920000:t> by your clock.
      Downey: closed from Monday, January 6 on.
      -# Strike day 75"
    `);
    expect(answer('downey', '2025-01-07', '2025-01-03T06:00')).toMatchInlineSnapshot(`
      "**No picket line at Downey on Tuesday, January 7: closed from Monday, January 6 on.**
      -# Strike day 79"
    `);
  });

  it('says when it opens', () => {
    expect(answer('woodland hills', '2024-12-23')).toMatchInlineSnapshot(`
      "**No picket line at Woodland Hills today, Monday, December 23: opens Monday, January 6.**
      No lines tomorrow and Wednesday (Christmas Eve, Christmas Day). Next line at Woodland Hills: Monday, January 6, 8 a.m. to 2 p.m. (Pacific Time).
      -# Strike day 64"
    `);
  });

  it('says it in /picket next', () => {
    const next = (name: string, now: string) =>
      nextAnswer(english, view, pacific(now), sitesNamed(all, name));
    expect(next('lancaster', '2024-12-23T09:00')).toBe(
      'Lancaster: closed since Saturday, December 21 (permit withdrawn).',
    );
    expect(next('downey', '2025-01-03T15:00')).toBe('Downey: closed from Monday, January 6 on.');
  });

  it('says which of several lines has closed', () => {
    const two = all.filter(({ id }) => ['fontana', 'lancaster'].includes(id));
    expect(dayAnswer(english, view, isoDate('2024-12-26'), pacific('2024-12-23T09:00'), two)).toContain(
      '\nLancaster: closed since Saturday, December 21 (permit withdrawn).\n',
    );
  });
});

it('/picket sites counts the lines that are open, and says what comes', () => {
  expect(sitesAnswer(english, view, all, isoDate('2024-12-23'))).toMatchInlineSnapshot(`
    "**6 picket lines, all of them today, 8 a.m. to 2 p.m. (Pacific Time).**
    - **Los Angeles Medical Center**
    - **Fontana**
    - **Anaheim**
    - **San Diego**
    - **Bakersfield**
    - **Downey**: closed from Monday, January 6 on
    - **Lancaster**: closed since Saturday, December 21 (permit withdrawn)
    - **Woodland Hills**: opens Monday, January 6
    I have not been given addresses; the union's own list: https://home.nuhw.org"
  `);
  const [lancaster] = sitesNamed(all, 'lancaster');
  expect(sitesAnswer(english, view, lancaster ? [lancaster] : [], isoDate('2024-12-23'))).toMatch(
    /^\*\*No picket line\.\*\*\n/,
  );
});
