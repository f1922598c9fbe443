import { describe, expect, it } from 'vitest';
import { isoDate, strikeDate } from '../../../src/strike/dates.ts';
import { dayAnswer } from '../../../src/wording/say/day-answer.ts';
import { nextAnswer } from '../../../src/wording/say/next-answer.ts';
import { sitesAnswer } from '../../../src/wording/say/sites-answer.ts';
import { weekAnswer } from '../../../src/wording/say/week.ts';
import { english, exampleView, pacific } from './example.ts';

const view = exampleView();
const { strike } = view;

function todayAt(local: string): string {
  const now = pacific(local);
  return dayAnswer(english, view, strikeDate(strike, now), now);
}

describe('/picket today', () => {
  it('before the line stands', () => {
    expect(todayAt('2024-12-26T06:35')).toMatchInlineSnapshot(`
      "**Picket today, Thursday, December 26: 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      Starts <t:1735228800:R>, <t:1735228800:t> by your clock.
      -# Strike day 67"
    `);
  });

  it('while the line stands', () => {
    expect(todayAt('2024-12-26T09:00')).toMatchInlineSnapshot(`
      "**Picket today, Thursday, December 26: 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      Standing until <t:1735250400:t> by your clock (<t:1735250400:R>).
      -# Strike day 67"
    `);
  });

  it('after the line, before quiet days', () => {
    expect(todayAt('2024-12-23T15:00')).toMatchInlineSnapshot(`
      "**Picket today, Monday, December 23, is over: it was 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      Announced without a day: Rally with community and elected leaders, lunchtime (see https://home.nuhw.org).
      No lines tomorrow and Wednesday (Christmas Eve, Christmas Day). The lines are back at 8 a.m. on Thursday, December 26.
      -# Strike day 64"
    `);
  });

  it('on a quiet day that is followed by another', () => {
    expect(todayAt('2024-12-24T06:30')).toMatchInlineSnapshot(`
      "**No picket lines today, Tuesday, December 24: Christmas Eve.**
      None tomorrow either (Christmas Day). The lines are back Thursday, December 26, 8 a.m. to 2 p.m. (Pacific Time).
      -# Strike day 65"
    `);
  });

  it('on the last quiet day', () => {
    expect(todayAt('2025-01-01T06:30')).toMatchInlineSnapshot(`
      "**No picket lines today, Wednesday, January 1: New Year's Day.**
      The lines are back Thursday, January 2, 8 a.m. to 2 p.m. (Pacific Time).
      -# Strike day 73"
    `);
  });

  it('at the weekend', () => {
    expect(todayAt('2024-12-28T10:00')).toMatchInlineSnapshot(`
      "**No picket lines today, Saturday, December 28: none are scheduled.**
      The lines are back Monday, December 30, 8 a.m. to 2 p.m. (Pacific Time).
      -# Strike day 69"
    `);
  });

  it('before the strike', () => {
    expect(todayAt('2024-10-01T10:00')).toMatchInlineSnapshot(`
      "**No picket lines today, Tuesday, October 1: the strike begins Monday, October 21.**
      First picket lines: Monday, October 21, 8 a.m. to 2 p.m. (Pacific Time)."
    `);
  });

  it('after the strike', () => {
    const ended = { ...view, strike: { ...strike, ended: isoDate('2025-05-04') } };
    expect(
      dayAnswer(english, ended, isoDate('2025-05-05'), pacific('2025-05-05T07:00')),
    ).toMatchInlineSnapshot(`"**No picket lines today, Monday, May 5: the strike ended Sunday, May 4.**"`);
  });
});

describe('/picket on', () => {
  it('a date at one line', () => {
    const [lamc] = strike.sites;
    const answer = dayAnswer(
      english,
      view,
      isoDate('2025-01-09'),
      pacific('2024-12-23T09:00'),
      lamc && [lamc],
    );
    expect(answer).toMatchInlineSnapshot(`
      "**Picket at Los Angeles Medical Center on Thursday, January 9: 8 a.m. to 2 p.m. (Pacific Time).**
      -# Strike day 81"
    `);
  });

  it('a line that is called off where others stand', () => {
    const [lamc] = strike.sites;
    const date = isoDate('2025-01-09');
    const off = { id: 'a', at: '2024-12-23T17:00:00.000Z', role: 'organizer', type: 'cancel' } as const;
    const changes = [{ ...off, from: date, to: date, sites: lamc ? [lamc.id] : [], reason: 'heat' }];
    const now = pacific('2024-12-23T09:00');
    expect(dayAnswer(english, { ...view, changes }, date, now, lamc && [lamc])).toContain(
      '**No picket line at Los Angeles Medical Center on Thursday, January 9: heat.**',
    );
  });

  it('a day after an end that is still ahead', () => {
    const ending = { ...view, strike: { ...strike, ended: isoDate('2025-01-10') } };
    expect(dayAnswer(english, ending, isoDate('2025-01-14'), pacific('2024-12-23T09:00'))).toBe(
      '**No picket lines on Tuesday, January 14: the last day of the strike is Friday, January 10.**',
    );
  });

  it.each`
    date            | now                   | at       | next                                                                                                  | because
    ${'2024-12-24'} | ${'2024-12-27T16:00'} | ${false} | ${'Next picket line: Monday, December 30, 8 a.m. to 2 p.m. (Pacific Time).'}                          | ${'not the one after that day'}
    ${'2024-12-20'} | ${'2025-01-02T09:00'} | ${false} | ${'Next picket line: today, Thursday, January 2, 8 a.m. to 2 p.m. (Pacific Time).'}                   | ${'it still stands'}
    ${'2024-12-20'} | ${'2024-12-23T15:00'} | ${true}  | ${'Next line at Los Angeles Medical Center: Thursday, December 26, 8 a.m. to 2 p.m. (Pacific Time).'} | ${'today’s is over'}
    ${'2024-12-20'} | ${'2025-05-06T09:00'} | ${false} | ${'The strike ended Sunday, May 4.'}                                                                  | ${'nobody is called to picket any more'}
  `('after a day that has passed, $date at $now: $because', ({ date, now, at, next }) => {
    const ended = { ...view, strike: { ...strike, ended: isoDate('2025-05-04') } };
    const answer = dayAnswer(
      english,
      ended,
      isoDate(date),
      pacific(now),
      at ? strike.sites.slice(0, 1) : undefined,
    );
    expect(answer.split('\n').at(-2)).toBe(next);
    expect(answer).not.toContain('The lines are back');
  });

  it('a date that has passed', () => {
    expect(
      dayAnswer(english, view, isoDate('2024-12-24'), pacific('2025-01-02T09:00')),
    ).toMatchInlineSnapshot(`
      "**No picket lines on Tuesday, December 24: Christmas Eve.**
      Next picket line: today, Thursday, January 2, 8 a.m. to 2 p.m. (Pacific Time).
      -# Strike day 65"
    `);
  });

  it('a date before the strike, once it has begun', () => {
    expect(
      dayAnswer(english, view, isoDate('2024-10-20'), pacific('2024-12-24T09:00')),
    ).toMatchInlineSnapshot(`
      "**No picket lines on Sunday, October 20: the strike began Monday, October 21.**
      Next picket line: Thursday, December 26, 8 a.m. to 2 p.m. (Pacific Time)."
    `);
  });
});

it('/picket week', () => {
  expect(
    weekAnswer(english, view, isoDate('2024-12-23'), pacific('2024-12-23T09:00')),
  ).toMatchInlineSnapshot(`
    "**Picket December 23 to December 29: Mon, Thu and Fri, 8 a.m. to 2 p.m. (Pacific Time).**
    - Mon Dec 23: 8 a.m. to 2 p.m. (Pacific Time)
    - Tue Dec 24: no lines (Christmas Eve)
    - Wed Dec 25: no lines (Christmas Day)
    - Thu Dec 26 to Fri Dec 27: 8 a.m. to 2 p.m. (Pacific Time)
    - Sat Dec 28 to Sun Dec 29: no lines"
  `);
});

describe('/picket next', () => {
  it('is today before the line stands', () => {
    expect(nextAnswer(english, view, pacific('2024-12-27T06:00'))).toMatchInlineSnapshot(`
      "**Picket today, Friday, December 27: 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      Starts <t:1735315200:R>, <t:1735315200:t> by your clock.
      -# Strike day 68"
    `);
  });

  it('is another day once it does', () => {
    expect(nextAnswer(english, view, pacific('2024-12-23T09:00'))).toMatchInlineSnapshot(`
      "**Next picket line: Thursday, December 26, 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      Starts <t:1735228800:R>, <t:1735228800:f> by your clock.
      Standing now: 7 lines, until 2 p.m. (Pacific Time)."
    `);
  });
});

it('/picket sites says that addresses are not known', () => {
  expect(sitesAnswer(english, view, strike.sites, isoDate('2024-12-23'))).toMatchInlineSnapshot(`
    "**7 picket lines, all of them today, 8 a.m. to 2 p.m. (Pacific Time).**
    - **Los Angeles Medical Center**
    - **Fontana**
    - **Anaheim**
    - **San Diego**
    - **Bakersfield**
    - **Downey**
    - **Lancaster**
    I have not been given addresses; the union's own list: https://home.nuhw.org"
  `);
});

it.each`
  gates | more     | says
  ${0}  | ${true}  | ${"I have not been given addresses; the union's own list: https://home.nuhw.org"}
  ${1}  | ${true}  | ${"I have not been given every address; the union's own list: https://home.nuhw.org"}
  ${1}  | ${false} | ${'I have not been given every address.'}
  ${7}  | ${true}  | ${'- **Lancaster**: Gate: main gate'}
`('/picket sites with $gates gates known ends with: $says', ({ gates, more, says }) => {
  const { more: page, ...rest } = strike;
  const sites = strike.sites.map((site, index) => (index < gates ? { ...site, gate: 'main gate' } : site));
  const known = { ...view, strike: { ...rest, ...(more && page && { more: page }), sites } };
  expect(sitesAnswer(english, known, sites, isoDate('2024-12-23')).split('\n').at(-1)).toBe(says);
});
