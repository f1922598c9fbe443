import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/strike/dates.ts';
import { evePost, morningPost, outlookPost } from '../../../src/wording/say/announcements.ts';
import { english, exampleView } from './example.ts';

const view = exampleView();

describe('the morning post', () => {
  it('says what the report of December 23 said, and no more', () => {
    expect(morningPost(english, view, isoDate('2024-12-23'))).toMatchInlineSnapshot(`
      "**Picket today, Monday, December 23: 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      Announced without a day: Rally with community and elected leaders, lunchtime (see https://home.nuhw.org).
      No lines tomorrow and Wednesday (Christmas Eve, Christmas Day). The lines are back at 8 a.m. on Thursday, December 26.
      Bargaining: next session Thursday, January 9."
    `);
  });

  it('is short on a plain day', () => {
    expect(morningPost(english, view, isoDate('2024-12-26'))).toMatchInlineSnapshot(`
      "**Picket today, Thursday, December 26: 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      Bargaining: next session Thursday, January 9."
    `);
  });

  it('says that a session is today', () => {
    expect(morningPost(english, view, isoDate('2025-01-09'))).toMatchInlineSnapshot(`
      "**Picket today, Thursday, January 9: 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      Bargaining: a session is scheduled for today."
    `);
  });

  it('says that nothing is known of a session that has passed', () => {
    expect(morningPost(english, view, isoDate('2025-01-10'))).toMatchInlineSnapshot(`
      "**Picket today, Friday, January 10: 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      Bargaining: a session was scheduled for Thursday, January 9; nothing has been recorded of it since."
    `);
  });

  it('is not made for a day on which nothing is on', () => {
    expect(() => morningPost(english, view, isoDate('2024-12-24'))).toThrow(
      'nothing is on on 2024-12-24: quiet',
    );
  });
});

describe('the evening notice', () => {
  it('says the whole stretch and when the lines are back', () => {
    expect(evePost(english, view, isoDate('2024-12-23'))).toMatchInlineSnapshot(`
      "**No picket lines tomorrow, Tuesday, December 24: Christmas Eve.**
      None Wednesday either (Christmas Day). The lines are back Thursday, December 26, 8 a.m. to 2 p.m. (Pacific Time)."
    `);
  });

  it('says the turn of the year', () => {
    expect(evePost(english, view, isoDate('2024-12-30'))).toMatchInlineSnapshot(`
      "**No picket lines tomorrow, Tuesday, December 31: New Year's Eve.**
      None Wednesday either (New Year's Day). The lines are back Thursday, January 2, 8 a.m. to 2 p.m. (Pacific Time)."
    `);
  });
});

describe('the outlook', () => {
  it('says the week with its quiet days', () => {
    expect(outlookPost(english, view, isoDate('2024-12-29'))).toMatchInlineSnapshot(`
      "**Picket December 30 to January 5: Mon, Thu and Fri, 8 a.m. to 2 p.m. (Pacific Time).**
      - Mon Dec 30: 8 a.m. to 2 p.m. (Pacific Time)
      - Tue Dec 31: no lines (New Year's Eve)
      - Wed Jan 1: no lines (New Year's Day)
      - Thu Jan 2 to Fri Jan 3: 8 a.m. to 2 p.m. (Pacific Time)
      - Sat Jan 4 to Sun Jan 5: no lines
      Bargaining: next session Thursday, January 9."
    `);
  });
});
