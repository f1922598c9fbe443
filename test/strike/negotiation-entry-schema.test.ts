import { describe, expect, it } from 'vitest';
import { negotiationEntrySchema } from '../../src/strike/negotiation-entry-schema.ts';
import { plainAddress, plainWords } from '../../src/wording/plain-words.ts';

const COMMON = { id: 'a1', at: '2025-01-08T20:00:00.000Z', on: '2025-01-08', role: 'captain' };
const STATEMENT = { date: '2025-01-08', source: 'press', text: 'Talks go on.' };
const VOTE = { opens: { date: '2025-05-05', time: '08:00' }, closes: { date: '2025-05-07', time: '20:00' } };
const said = (statement: object) => ({ ...COMMON, type: 'statement', statement });

const KEPT = [
  { ...COMMON, type: 'session-add', date: '2025-01-16' },
  { ...COMMON, type: 'session-held', date: '2025-01-16' },
  { ...COMMON, type: 'session-under-way', date: '2025-01-08' },
  { ...COMMON, type: 'session-held', date: '2025-01-08', outcome: 'tentative-agreement' },
  { ...COMMON, type: 'vote', vote: VOTE },
  { ...COMMON, type: 'vote', vote: { ...VOTE, place: plainWords('_'.repeat(200)) } },
  { ...COMMON, type: 'session-cancel', date: '2025-01-09' },
  { ...COMMON, type: 'session-postpone', date: '2025-01-09', reason: 'wildfires', newDate: '2025-01-16' },
  said(STATEMENT),
  said({ ...STATEMENT, link: 'https://home.nuhw.org' }),
  // As much as can be typed, each character of it a mark.
  said({ ...STATEMENT, text: plainWords('_'.repeat(500)) }),
  said({ ...STATEMENT, text: plainWords(`https://x.org/${'('.repeat(480)}x`) }),
  said({ ...STATEMENT, link: plainAddress(`https://x.org/${'*'.repeat(286)}`) }),
  { ...COMMON, type: 'session-cancel', date: '2025-01-09', reason: plainWords('*'.repeat(200)) },
  { ...COMMON, type: 'correct', entry: 'a0', text: plainWords('`'.repeat(500)) },
  { ...COMMON, type: 'nothing-new' },
  { ...COMMON, type: 'nothing-new', update: { date: '2025-01-10' } },
  { ...COMMON, type: 'nothing-new', update: { date: '2025-01-10', time: '00:00' } },
  { ...COMMON, type: 'correct', entry: 'a0', text: 'Talks went on.' },
  {
    ...COMMON,
    type: 'session-add',
    date: '2025-01-16',
    undone: { at: '2025-01-08T21:00:00.000Z', role: 'organizer' },
  },
];

describe('an entry in the store', () => {
  it.each(KEPT)('$type comes out as it went in', entry => {
    const once = negotiationEntrySchema.parse(structuredClone(entry));
    expect(once).toEqual(entry);
    expect(negotiationEntrySchema.parse(once)).toEqual(entry);
  });

  const ADD = { ...COMMON, type: 'session-add', date: '2025-01-16' };
  const CANCEL = { ...COMMON, type: 'session-cancel', date: '2025-01-16' };
  const NOTHING = { ...COMMON, type: 'nothing-new' };
  it.each([
    ['nothing', undefined],
    ['an unknown type', { ...ADD, type: 'session-open' }],
    ['a key that is not known', { ...ADD, who: 'Ana' }],
    ['one inside', { ...ADD, undone: { at: COMMON.at, role: 'captain', who: 'Ana' } }],
    ['an outcome that there is not', { ...COMMON, type: 'session-held', date: '2025-01-08', outcome: 'won' }],
    [
      'an outcome of what goes on',
      { ...COMMON, type: 'session-under-way', date: '2025-01-08', outcome: 'none' },
    ],
    ['a vote that never closes', { ...COMMON, type: 'vote', vote: { opens: VOTE.opens } }],
    ['no id', { ...ADD, id: '' }],
    ['a local time', { ...ADD, at: '2025-01-08T20:00:00' }],
    ['a time with an offset', { ...ADD, at: '2025-01-08T20:00:00-08:00' }],
    ['a role that nobody has', { ...ADD, role: 'member' }],
    ['no date', { ...COMMON, type: 'session-held' }],
    ['a date that does not exist', { ...ADD, date: '2025-02-30' }],
    ['a date in words', { ...ADD, on: 'Wed 2025-01-08' }],
    ['a number for a date', { ...ADD, date: 20250116 }],
    ['a reason of two lines', { ...CANCEL, reason: 'wild\nfires' }],
    ['an empty reason', { ...CANCEL, reason: '' }],
    ['a reason that is there and not', { ...CANCEL, reason: undefined }],
    ['a new date that does not exist', { ...CANCEL, newDate: '2025-13-01' }],
    ['a speaker that is not known', said({ ...STATEMENT, source: 'rumour' })],
    ['a statement without words', said({ ...STATEMENT, text: ' ' })],
    ['a longer one than can be shown', said({ ...STATEMENT, text: 'x'.repeat(1504) })],
    ['a link that is none', said({ ...STATEMENT, link: 'home.nuhw.org' })],
    ['a time that no clock shows', { ...NOTHING, update: { date: '2025-01-10', time: '24:00' } }],
    ['a time without its zero', { ...NOTHING, update: { date: '2025-01-10', time: '7:00' } }],
    ['an update without a date', { ...NOTHING, update: { time: '17:00' } }],
    ['a correction of nothing', { ...COMMON, type: 'correct', entry: '', text: 'So.' }],
  ])('is refused with %s', (_, entry) => {
    expect(negotiationEntrySchema.safeParse(entry).success).toBe(false);
  });
});
