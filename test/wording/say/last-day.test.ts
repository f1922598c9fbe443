import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/strike/dates.ts';
import { morningPost, outlookPost } from '../../../src/wording/say/announcements.ts';
import { changeSentence } from '../../../src/wording/say/change-sentence.ts';
import { dayAnswer } from '../../../src/wording/say/day-answer.ts';
import { changesOf } from '../../support/strikes.ts';
import { english, exampleView, pacific } from './example.ts';

const example = exampleView();

/** The strike ends on this day. */
function endingOn(lastDay: string) {
  return { ...example, changes: changesOf({ type: 'end', lastDay }) };
}

describe('the end of the strike', () => {
  it.each`
    lastDay         | says                                                                                        | because
    ${'2024-12-22'} | ${'The strike is over; its last day was Sunday, December 22.'}                              | ${'it has passed'}
    ${'2024-12-23'} | ${'Today, Monday, December 23, is the last day of the strike; its lines run to their end.'} | ${'today’s line still stands'}
    ${'2024-12-27'} | ${'The last day of the strike is Friday, December 27.'}                                     | ${'it is ahead'}
  `('on $lastDay is told on Monday as: $says', ({ lastDay, says }) => {
    const [end] = endingOn(lastDay).changes;
    expect(end && changeSentence(english, example, end, isoDate('2024-12-23'))).toBe(says);
  });

  it('on a day without lines promises none', () => {
    const [end] = endingOn('2024-12-24').changes;
    expect(end && changeSentence(english, example, end, isoDate('2024-12-24'))).toBe(
      'Today, Tuesday, December 24, is the last day of the strike.',
    );
  });

  it('leaves the line of its day, and calls nobody to anything after it', () => {
    expect(morningPost(english, endingOn('2024-12-23'), isoDate('2024-12-23'))).toMatchInlineSnapshot(`
      "**Picket today, Monday, December 23: 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      The last day of the strike is Monday, December 23; there are no lines after it."
    `);
    expect(
      dayAnswer(english, endingOn('2024-12-23'), isoDate('2024-12-23'), pacific('2024-12-23T10:00')),
    ).toMatchInlineSnapshot(`
      "**Picket today, Monday, December 23: 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      Standing until <t:1734991200:t> by your clock (<t:1734991200:R>).
      The last day of the strike is Monday, December 23; there are no lines after it.
      -# Strike day 64"
    `);
    expect(
      dayAnswer(english, endingOn('2024-12-23'), isoDate('2024-12-24'), pacific('2024-12-23T10:00')),
    ).toMatchInlineSnapshot(
      `"**No picket lines tomorrow, Tue Dec 24: the last day of the strike is Monday, December 23.**"`,
    );
  });

  it('keeps a session on its last day', () => {
    expect(outlookPost(english, endingOn('2025-01-09'), isoDate('2024-12-29'))).toContain(
      'next session Thursday, January 9',
    );
    expect(outlookPost(english, endingOn('2025-01-08'), isoDate('2024-12-29'))).not.toContain('session');
  });
});
