import { describe, expect, it } from 'vitest';
import { correctedStatement } from '../../src/strike/corrections.ts';
import { entriesOf, type WrittenEntry } from '../support/negotiation-entries.ts';
import { changesOf } from '../support/strikes.ts';

const statement = { date: '2025-01-02', source: 'employer', text: 'Our offer is final.' } as const;
const SAID: WrittenEntry = { type: 'statement', on: '2025-01-02', statement };
const OTHER: WrittenEntry = { ...SAID, statement: { ...statement, text: 'Lines are short.' } };
const FIRST: WrittenEntry = {
  type: 'correct',
  on: '2025-01-03',
  entry: 'entry-0',
  text: 'Our offer stands.',
};
const SECOND: WrittenEntry = { ...FIRST, on: '2025-01-04', text: 'Our offer stands until Friday.' };
const OF_OTHER: WrittenEntry = { ...FIRST, on: '2025-01-06', entry: 'entry-1', text: 'Lines are shorter.' };

function taken(entry: WrittenEntry, at: string): WrittenEntry {
  return { ...entry, undone: { at, role: 'organizer' } };
}

/** The story that the entry at `index` belongs to, with a change of the schedule among the acts. */
function storyOf(index: number, ...written: WrittenEntry[]) {
  const entries = entriesOf(...written);
  const [change] = changesOf({ type: 'quiet', from: '2025-01-02', to: '2025-01-02', reason: 'rest' });
  const acts = [...(change ? [change] : []), ...entries].map(act => ({ act, tell: false }));
  const entry = entries[index];
  if (!entry) throw new Error('no entry');
  return correctedStatement(acts, entry);
}

describe('what became of a statement', () => {
  const on = '2025-01-02';
  const words = (text: string) => ({ ...statement, text });

  it.each`
    entries                                                        | story                                                                                                  | because
    ${[SAID, OTHER]}                                               | ${{ on, statement }}                                                                                   | ${'nothing has'}
    ${[SAID, OTHER, FIRST]}                                        | ${{ on, statement: words('Our offer stands.'), correctedAt: '2025-01-03T20:00:02.000Z' }}              | ${'it was corrected'}
    ${[SAID, OTHER, SECOND, FIRST]}                                | ${{ on, statement: words('Our offer stands until Friday.'), correctedAt: '2025-01-04T20:00:02.000Z' }} | ${'the later correction counts, in whatever order they come'}
    ${[SAID, OTHER, FIRST, OF_OTHER]}                              | ${{ on, statement: words('Our offer stands.'), correctedAt: '2025-01-03T20:00:02.000Z' }}              | ${'another statement’s correction is none of its own'}
    ${[SAID, OTHER, FIRST, taken(SECOND, '2025-01-05T08:00:00Z')]} | ${{ on, statement: words('Our offer stands.'), correctedAt: '2025-01-05T08:00:00Z' }}                  | ${'taking a correction back changes the words, too'}
    ${[SAID, OTHER, taken(FIRST, '2025-01-05T08:00:00Z')]}         | ${{ on, statement, correctedAt: '2025-01-05T08:00:00Z' }}                                              | ${'its own words stand again'}
    ${[taken(SAID, '2025-01-05T08:00:00Z'), OTHER]}                | ${{ on, statement, takenBackAt: '2025-01-05T08:00:00Z' }}                                              | ${'it was taken back as a whole'}
  `('$because', ({ entries, story }) => {
    expect(storyOf(0, ...entries)).toStrictEqual(story);
  });

  it('is the same to whom a correction of it is shown', () => {
    expect(storyOf(3, SAID, OTHER, FIRST, SECOND)).toEqual(storyOf(0, SAID, OTHER, FIRST, SECOND));
    expect(storyOf(2, SAID, OTHER, OF_OTHER)).toEqual(storyOf(1, SAID, OTHER, OF_OTHER));
  });

  it('there is none of what is no statement, or is not on record', () => {
    const session: WrittenEntry = { type: 'session-add', on: '2025-01-02', date: '2025-01-09' };
    expect(storyOf(1, SAID, session)).toBeUndefined();
    expect(storyOf(1, session, FIRST)).toBeUndefined();
    expect(storyOf(1, SAID, { ...FIRST, entry: 'entry-9' })).toBeUndefined();
  });
});
