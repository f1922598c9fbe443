import { describe, expect, it } from 'vitest';
import { layEntries } from '../../../src/strike/negotiation-entries.ts';
import type { Session, Strike } from '../../../src/strike/strike.ts';
import { negotiationsAnswer } from '../../../src/wording/say/negotiations-answer.ts';
import { issuesAnswer } from '../../../src/wording/say/negotiations-issues.ts';
import { COURSE, entriesOf, type WrittenEntry } from '../../support/negotiation-entries.ts';
import { type Plain, strikeOf } from '../../support/strikes.ts';
import { english, exampleView, pacific } from './example.ts';

const { strike } = exampleView();

const HELD = { date: '2025-01-09', state: 'held' } as const;
const SET = { date: '2025-01-16', state: 'scheduled' } as const;
const UNDER_WAY = { date: '2025-01-09', state: 'under-way' } as const;

/** The example, with entries laid over it. */
function recorded(...written: WrittenEntry[]): Strike {
  return { ...strike, negotiations: layEntries(strike.negotiations, entriesOf(...written)) };
}

function statusAt(local: string, of = strike): string {
  return negotiationsAnswer(english, of, pacific(local));
}

/** The lines up to the news. */
function headAt(local: string, of = strike): string {
  return statusAt(local, of).split(/\n(?:Since the last session:|So far:|\*\*What)/)[0] ?? '';
}

describe('/negotiations status', () => {
  it('on the day of the report, each claim with its speaker', () => {
    expect(statusAt('2024-12-23T09:00')).toMatchInlineSnapshot(`
      "**Next talks: Thursday, January 9.**
      As of Monday, December 23. The last session on record was held on Wednesday, October 23.
      **What the union asks for (National Union of Healthcare Workers):**
      - the same time for patient-care duties outside appointments as colleagues in Northern California have
      - the same wage levels as in Northern California
      - the same retirement benefits as in Northern California
      **What others have said since the last session:**
      - Monday, December 23, reported by the press: Both sides return to the table after letters from state legislators, the State Treasurer and the State Superintendent.
      - Monday, December 23, the employer says:
        - The strike is unnecessary.
        - More than 45% of its therapists have returned to work.
        - Care is timely, through a network of 13,000 therapists.
        - Its therapists are paid 18% above market, and a pension plan matches up to 9%.
        - The union's demand would leave 15,000 appointments a month unstaffed.
      More from the union: https://home.nuhw.org
      -# Everything on record: \`/negotiations timeline\`."
    `);
  });

  it('says that it is old, and that nothing is known of a session that has passed', () => {
    expect(headAt('2025-01-10T09:00')).toMatchInlineSnapshot(`
      "**Talks were set for yesterday, Thursday, January 9; there is no word of them yet.**
      As of Monday, December 23. The last session on record was held on Wednesday, October 23.
      Nothing newer has been recorded for 18 days; there may be news that I have not been told."
    `);
  });

  it('knows nothing of what came later', () => {
    const answer = statusAt('2024-10-25T09:00');
    expect(answer).not.toContain('January');
    expect(answer).toMatchInlineSnapshot(`
      "**No next talks have been announced; the last were on Wednesday, October 23.**
      As of Wednesday, October 23.
      **What the union asks for (National Union of Healthcare Workers):**
      - the same time for patient-care duties outside appointments as colleagues in Northern California have
      - the same wage levels as in Northern California
      - the same retirement benefits as in Northern California
      More from the union: https://home.nuhw.org
      -# Everything on record: \`/negotiations timeline\`."
    `);
  });

  it('before anything was known', () => {
    expect(statusAt('2024-10-22T09:00')).toMatchInlineSnapshot(`
      "**Negotiations: nothing has been recorded yet.**
      **What the union asks for (National Union of Healthcare Workers):**
      - the same time for patient-care duties outside appointments as colleagues in Northern California have
      - the same wage levels as in Northern California
      - the same retirement benefits as in Northern California
      More from the union: https://home.nuhw.org
      -# Everything on record: \`/negotiations timeline\`."
    `);
  });

  it('once the session was cancelled and a new date set', () => {
    expect(statusAt('2025-01-08T20:00', recorded(...COURSE.slice(0, 1)))).toMatchInlineSnapshot(`
      "**Next talks: Thursday, January 16.**
      As of Wednesday, January 8. The last session on record was held on Wednesday, October 23.
      The session of Thursday, January 9 was cancelled: wildfires.
      **What the union asks for (National Union of Healthcare Workers):**
      - the same time for patient-care duties outside appointments as colleagues in Northern California have
      - the same wage levels as in Northern California
      - the same retirement benefits as in Northern California
      **What others have said since the last session:**
      - Monday, December 23, reported by the press: Both sides return to the table after letters from state legislators, the State Treasurer and the State Superintendent.
      - Monday, December 23, the employer says:
        - The strike is unnecessary.
        - More than 45% of its therapists have returned to work.
        - Care is timely, through a network of 13,000 therapists.
        - Its therapists are paid 18% above market, and a pension plan matches up to 9%.
        - The union's demand would leave 15,000 appointments a month unstaffed.
      More from the union: https://home.nuhw.org
      -# Everything on record: \`/negotiations timeline\`."
    `);
  });

  it('on the day of the session', () => {
    expect(headAt('2025-01-16T07:00', recorded(...COURSE.slice(0, 1)))).toMatchInlineSnapshot(`
      "**Talks today, Thursday, January 16.**
      As of Wednesday, January 8. The last session on record was held on Wednesday, October 23.
      Nothing newer has been recorded for 8 days; there may be news that I have not been told.
      The session of Thursday, January 9 was cancelled: wildfires."
    `);
  });

  it('once it was held, what came before it is left to the timeline', () => {
    expect(statusAt('2025-01-17T20:00', recorded(...COURSE.slice(0, 3)))).toMatchInlineSnapshot(`
      "**Next talks: Wednesday, January 29.**
      As of Friday, January 17. The last session on record was held on Thursday, January 16.
      **What the union asks for (National Union of Healthcare Workers):**
      - the same time for patient-care duties outside appointments as colleagues in Northern California have
      - the same wage levels as in Northern California
      - the same retirement benefits as in Northern California
      More from the union: https://home.nuhw.org
      -# Everything on record: \`/negotiations timeline\`."
    `);
  });

  it('at the tentative agreement', () => {
    expect(statusAt('2025-05-04T20:00', recorded(...COURSE))).toMatchInlineSnapshot(`
      "**No next talks have been announced; the last were on Wednesday, January 29.**
      As of Sunday, May 4.
      Since the last session:
      - Sunday, May 4, the union says: There is a tentative agreement.
      - Monday, March 10, the union says: Mediation has opened.
      **What the union asks for (National Union of Healthcare Workers):**
      - the same time for patient-care duties outside appointments as colleagues in Northern California have
      - the same wage levels as in Northern California
      - the same retirement benefits as in Northern California
      More from the union: https://home.nuhw.org
      -# Everything on record: \`/negotiations timeline\`."
    `);
  });

  it('a session that is set, the file does not say since when', () => {
    const sessions = [{ date: '2025-01-16', state: 'scheduled' }] as const;
    const of = strikeOf({ negotiations: { issues: [], sessions, statements: [] } });
    expect(statusAt('2025-01-10T09:00', of)).toMatchInlineSnapshot(`
      "**Next talks: Thursday, January 16.**
      -# Everything on record: \`/negotiations timeline\`."
    `);
    expect(headAt('2025-01-16T09:00', of)).toContain('**Talks today, Thursday, January 16.**');
  });

  it.each<[local: string, because: string, sessions: readonly Plain<Session>[], first: string]>([
    [
      '2025-01-09T20:00',
      'it has begun',
      [UNDER_WAY],
      '**At the table now: the session of today, Thursday, January 9, is under way.**',
    ],
    ['2025-01-10T00:20', 'it goes on past midnight', [UNDER_WAY], '**Still at the table since Thursday.**'],
    [
      '2025-01-14T09:00',
      'it goes on for days',
      [{ ...UNDER_WAY, told: '2025-01-13' }],
      '**Still at the table since Thursday.**',
    ],
    [
      '2025-01-17T09:00',
      'it goes on for more than a week',
      [{ ...UNDER_WAY, told: '2025-01-16' }],
      '**Still at the table since Thursday, January 9.**',
    ],
    ['2025-01-11T09:00', 'nobody has said so for two days', [UNDER_WAY], '**No talks have been announced.**'],
    [
      '2025-01-10T00:20',
      'nobody has said that it began',
      [{ ...UNDER_WAY, state: 'scheduled' }],
      '**Talks were set for yesterday, Thursday, January 9; there is no word of them yet.**',
    ],
    [
      '2025-01-10T06:30',
      'they have agreed',
      [{ ...HELD, outcome: 'tentative-agreement' }],
      '**A tentative agreement was reached in the session of Thursday, January 9.**',
    ],
    [
      '2025-01-10T06:30',
      'they have agreed, and meet again',
      [{ ...HELD, outcome: 'tentative-agreement' }, SET],
      '**A tentative agreement was reached in the session of Thursday, January 9.**',
    ],
    [
      '2025-01-10T06:30',
      'they have not agreed',
      [{ ...HELD, outcome: 'no-agreement' }],
      '**No agreement in the talks of Thursday, January 9; no next ones have been announced.**',
    ],
    [
      '2025-01-10T06:30',
      'they have not agreed, and meet again',
      [{ ...HELD, outcome: 'no-agreement' }, SET],
      '**Next talks: Thursday, January 16.**',
    ],
    [
      '2025-01-10T06:30',
      'there is no word of what came of it',
      [{ ...HELD, outcome: 'none' }],
      '**No next talks have been announced; the last were on Thursday, January 9.**',
    ],
    ['2025-01-16T06:30', 'they meet today', [HELD, SET], '**Talks today, Thursday, January 16.**'],
    [
      '2025-01-12T06:30',
      'they were called off',
      [{ ...SET, state: 'cancelled' }],
      '**The talks of Thursday, January 16 are cancelled; no next ones have been announced.**',
    ],
    [
      '2025-01-12T06:30',
      'they were put off',
      [{ ...SET, state: 'postponed' }],
      '**The talks of Thursday, January 16 are postponed; no next ones have been announced.**',
    ],
  ])('at %s answers in the first sentence that %s', (local, _because, sessions, first) => {
    const of = strikeOf({ negotiations: { issues: [], sessions, statements: [] } });
    const answer = statusAt(local, of);
    expect(answer.split('\n')[0]).toBe(first);
    expect(first.length).toBeLessThanOrEqual(100);
    for (const { date } of sessions) {
      const name = date === '2025-01-09' ? 'Thursday, January 9' : 'Thursday, January 16';
      expect(answer.split(name).length - 1, answer).toBeLessThanOrEqual(date === sessions[0]?.date ? 2 : 1);
    }
  });

  it('names a vote until it closes, and not after', () => {
    const votes = [
      {
        opens: { date: '2025-05-05', time: '08:00' },
        closes: { date: '2025-05-07', time: '20:00' },
        place: 'online',
        announced: '2025-05-04',
      },
    ] as const;
    const of = strikeOf({
      negotiations: { issues: [], sessions: [HELD], statements: [], votes },
    });
    const named =
      'From Monday, May 5, 8 a.m. to Wednesday, May 7, 8 p.m. members vote on ratification: online.';
    expect(statusAt('2025-05-03T09:00', of)).not.toContain('vote');
    expect(statusAt('2025-05-04T09:00', of)).toContain(named);
    expect(statusAt('2025-05-07T19:59', of)).toContain(named);
    expect(statusAt('2025-05-07T20:00', of)).not.toContain('vote');
  });

  it('a strike with words and without sessions', () => {
    const statements = [{ date: '2025-01-09', source: 'mediator', text: 'Both sides were heard.' }] as const;
    const of = strikeOf({ negotiations: { issues: [], sessions: [], statements } });
    expect(statusAt('2025-01-10T09:00', of)).toMatchInlineSnapshot(`
      "**No talks have been announced.**
      As of Thursday, January 9.
      **What others have said:**
      - Thursday, January 9, the mediator says: Both sides were heard.
      -# Everything on record: \`/negotiations timeline\`."
    `);
  });

  it('what one speaker said on one day stands under one line; every claim has its speaker above it', () => {
    const says = (date: string, source: string, text: string, link?: string) => ({
      date,
      source,
      text,
      link,
    });
    const statements = [
      says('2025-01-09', 'employer', 'We can pay.', 'https://example.org/pay'),
      says('2025-01-09', 'employer', 'We cannot pay.'),
      says('2025-01-09', 'union', 'They can.'),
      says('2025-01-09', 'employer', 'We may.'),
      says('2025-01-08', 'employer', 'We shall see.'),
    ];
    const rest = { issues: [], sessions: [] };
    const answer = statusAt('2025-01-09T20:00', strikeOf({ negotiations: { ...rest, statements } as never }));
    expect(answer.split('\n').filter(line => /^ *- /.test(line))).toEqual([
      '- Thursday, January 9, the union says: They can.',
      '- Thursday, January 9, the employer says:',
      '  - We can pay. (https://example.org/pay)',
      '  - We cannot pay.',
      '  - We may.',
      '- Wednesday, January 8, the employer says: We shall see.',
    ]);
  });

  it('counts what there is no room for, and stays one message', () => {
    const statements = Array.from({ length: 20 }, (_, index) => ({
      date: '2025-01-09',
      source: 'employer' as const,
      text: `${index} ${'x'.repeat(490)}`,
      link: `https://example.org/${'y'.repeat(270)}`,
    }));
    const sessions = Array.from({ length: 9 }, (_, index) => ({
      date: `2025-01-0${index + 1}`,
      state: 'scheduled' as const,
    }));
    const off = { date: '2025-01-02', state: 'cancelled', reason: 'z'.repeat(200) } as const;
    const negotiations: Plain<Strike['negotiations']> = {
      issues: [],
      sessions: [...sessions, off],
      statements,
    };
    const answer = statusAt(
      '2025-02-10T09:00',
      strikeOf({ negotiations, more: `https://example.org/${'m'.repeat(270)}` }),
    );
    expect(answer).toContain('- Thursday, January 9, the employer says:\n  - 0 x');
    expect(answer).toContain('- and 19 more');
    expect(answer.length).toBeLessThan(2_000);
  });
});

describe('the promised update', () => {
  const nothing: WrittenEntry = { type: 'nothing-new', on: '2025-01-02' };
  const byFive = recorded({ ...nothing, update: { date: '2025-01-03', time: '17:00' } });
  const byFriday = recorded({ ...nothing, update: { date: '2025-01-03' } });
  const promiseAt = (local: string, of: Strike) =>
    headAt(local, of)
      .split('\n')
      .find(line => line.startsWith('On '));

  it('is told', () => {
    expect(headAt('2025-01-02T18:00', byFive)).toMatchInlineSnapshot(`
      "**Next talks: Thursday, January 9.**
      As of Thursday, January 2. The last session on record was held on Wednesday, October 23.
      On Thursday, January 2 the organizers said that there was nothing new, and promised the next update by Friday, January 3, 5 p.m. (Pacific Time)."
    `);
    expect(promiseAt('2025-01-03T23:59', byFriday)).toMatchInlineSnapshot(
      `"On Thursday, January 2 the organizers said that there was nothing new, and promised the next update by Friday, January 3."`,
    );
    expect(promiseAt('2025-01-03T12:00', recorded(nothing))).toMatchInlineSnapshot(
      `"On Thursday, January 2 the organizers said that there was nothing new."`,
    );
  });

  it('is said to be overdue once it is, by the strike’s clock', () => {
    expect(promiseAt('2025-01-03T17:00', byFive)).not.toContain('overdue');
    expect(promiseAt('2025-01-03T17:01', byFive)).toMatchInlineSnapshot(
      `"On Thursday, January 2 the organizers said that there was nothing new, and promised an update by Friday, January 3, 5 p.m. (Pacific Time). It is overdue: nothing has been recorded since."`,
    );
    expect(promiseAt('2025-01-04T00:00', byFriday)).toMatchInlineSnapshot(
      `"On Thursday, January 2 the organizers said that there was nothing new, and promised an update by Friday, January 3. It is overdue: nothing has been recorded since."`,
    );
  });

  it('is forgotten once something was recorded', () => {
    const kept = recorded(
      { ...nothing, update: { date: '2025-01-03' } },
      { type: 'session-add', on: '2025-01-03', date: '2025-01-16' },
    );
    expect(promiseAt('2025-01-05T09:00', kept)).toBeUndefined();
  });
});

describe('/negotiations issues', () => {
  it('names the union as their speaker', () => {
    expect(issuesAnswer(english, strike)).toMatchInlineSnapshot(`
      "**What the union asks for (National Union of Healthcare Workers):**
      - the same time for patient-care duties outside appointments as colleagues in Northern California have
      - the same wage levels as in Northern California
      - the same retirement benefits as in Northern California
      More from the union: https://home.nuhw.org"
    `);
  });

  it('says so where there are none', () => {
    expect(issuesAnswer(english, strikeOf())).toBe('**No issues of the union have been recorded.**');
  });

  it('counts what there is no room for', () => {
    const issues = Array.from({ length: 12 }, () => 'x'.repeat(200));
    const answer = issuesAnswer(
      english,
      strikeOf({ negotiations: { issues, sessions: [], statements: [] } }),
    );
    expect(answer.split('\n').at(-1)).toBe('- and 6 more');
    expect(answer.length).toBeLessThan(2_000);
  });
});
