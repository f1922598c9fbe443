import { describe, expect, it } from 'vitest';
import { layEntries } from '../../../src/strike/negotiation-entries.ts';
import type { Statement, Strike } from '../../../src/strike/strike.ts';
import { timelinePage } from '../../../src/wording/say/negotiations-timeline.ts';
import { COURSE, entriesOf } from '../../support/negotiation-entries.ts';
import { day, type Plain, strikeOf } from '../../support/strikes.ts';
import { english, exampleView } from './example.ts';

const { strike } = exampleView();
const whole: Strike = { ...strike, negotiations: layEntries(strike.negotiations, entriesOf(...COURSE)) };

function rowsOf(content: string): string[] {
  return content.split('\n').filter(row => row.startsWith('- '));
}

/** As long as lets six statements fill a page. */
const SIXTH = ` ${'x'.repeat(258)}`;

/** A strike with so many statements, `1` the newest. */
function talkative(count: number, text = SIXTH): Strike {
  const statements = Array.from(
    { length: count },
    (_, index): Plain<Statement> => ({
      date: '2025-01-09',
      source: 'union',
      text: `${index + 1}${text}`,
    }),
  );
  return strikeOf({ negotiations: { issues: [], sessions: [], statements } });
}

describe('/negotiations timeline', () => {
  it('tells the whole course on one page, as long as it fits, newest first', () => {
    const { content, pages } = timelinePage(english, whole, day('2025-05-05'), 1);
    expect(pages).toBe(1);
    expect(content).toMatchInlineSnapshot(`
      "**Negotiations, newest first**
      - Sunday, May 4, the union says: There is a tentative agreement.
      - Monday, March 10, the union says: Mediation has opened.
      - Wednesday, January 29: Session held.
      - Thursday, January 16: Session held.
      - Thursday, January 9: Session cancelled: wildfires.
      - Monday, December 23, reported by the press: Both sides return to the table after letters from state legislators, the State Treasurer and the State Superintendent.
      - Monday, December 23, the employer says: The strike is unnecessary.
      - Monday, December 23, the employer says: More than 45% of its therapists have returned to work.
      - Monday, December 23, the employer says: Care is timely, through a network of 13,000 therapists.
      - Monday, December 23, the employer says: Its therapists are paid 18% above market, and a pension plan matches up to 9%.
      - Monday, December 23, the employer says: The union's demand would leave 15,000 appointments a month unstaffed.
      - Wednesday, October 23, 2024: Session held.
      More from the union: https://home.nuhw.org"
    `);
  });

  it('tells what is to come, what is today, and that no word came of what has passed', () => {
    const sessions = [
      { date: '2025-01-02', state: 'scheduled' },
      { date: '2025-01-06', state: 'postponed', reason: 'The hall was flooded.' },
      { date: '2025-01-07', state: 'cancelled' },
      { date: '2025-01-08', state: 'postponed' },
      { date: '2025-01-09', state: 'scheduled' },
      { date: '2025-01-16', state: 'scheduled' },
    ] as const;
    const link = 'https://example.org/1';
    const statements = [{ date: '2025-01-09', source: 'press', text: 'Talks go on.', link }] as const;
    const of = strikeOf({ negotiations: { issues: [], sessions, statements } });
    const rows = rowsOf(timelinePage(english, of, day('2025-01-09'), 1).content);
    expect(rows.join('\n')).toMatchInlineSnapshot(`
      "- Thursday, January 16: Session scheduled.
      - Thursday, January 9, reported by the press: Talks go on. (https://example.org/1)
      - Thursday, January 9: Session scheduled for today.
      - Wednesday, January 8: Session postponed.
      - Tuesday, January 7: Session cancelled.
      - Monday, January 6: Session postponed: The hall was flooded.
      - Thursday, January 2: A session was scheduled; nothing has been recorded of it since."
    `);
  });

  it('says so when nothing is known', () => {
    expect(timelinePage(english, strikeOf(), day('2025-01-09'), 1)).toEqual({
      content: '**Negotiations: nothing has been recorded yet.**',
      page: 1,
      pages: 1,
    });
  });

  it.each`
    wanted      | page
    ${1}        | ${1}
    ${3}        | ${3}
    ${0}        | ${1}
    ${-7}       | ${1}
    ${4}        | ${3}
    ${Infinity} | ${3}
    ${1.5}      | ${1}
    ${NaN}      | ${1}
  `('page $wanted of three is page $page', ({ wanted, page }) => {
    const shown = timelinePage(english, talkative(13), day('2025-01-10'), wanted);
    expect(shown).toMatchObject({ page, pages: 3 });
    expect(shown.content).toContain(`(page ${page} of 3)`);
    expect(rowsOf(shown.content)[0]).toBe(`- Thursday, January 9, the union says: ${page * 6 - 5}${SIXTH}`);
  });

  it.each`
    rows  | pages
    ${1}  | ${1}
    ${6}  | ${1}
    ${7}  | ${2}
    ${12} | ${2}
  `('$rows rows are $pages pages', ({ rows, pages }) => {
    expect(timelinePage(english, talkative(rows), day('2025-01-10'), 1).pages).toBe(pages);
  });

  it.each([0, 100, 230, 490, 1_900])(
    'with texts of %d characters, every row is told once, in order',
    length => {
      const of = talkative(20, 'x'.repeat(length));
      const { pages } = timelinePage(english, of, day('2025-01-10'), 1);
      const contents = Array.from(
        { length: pages },
        (_, index) => timelinePage(english, of, day('2025-01-10'), index + 1).content,
      );
      const told = contents.flatMap(rowsOf).map(row => Number.parseInt(row.split('says: ')[1] ?? '', 10));
      expect(told).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      // A text of 1,900 is more than a strike file or an entry may hold.
      if (length < 1_900) for (const content of contents) expect(content.length).toBeLessThan(2_000);
    },
  );
});
