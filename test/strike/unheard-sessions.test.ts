import { expect, it } from 'vitest';
import type { Session } from '../../src/strike/strike.ts';
import { unheardSessions } from '../../src/strike/unheard-sessions.ts';
import { changesOf, type Plain, stamp, strikeOf, zoned } from '../support/strikes.ts';

const THURSDAY = { date: '2025-01-09', state: 'scheduled' } as const;
const ASKED = '2025-01-09 2025-01-10T09:00-08:00';

function unheard(now: string, sessions: Plain<Session>[], ended?: string): string[] {
  const strike = strikeOf({ negotiations: { issues: [], statements: [], sessions } });
  const changes = ended === undefined ? [] : changesOf({ type: 'end', lastDay: ended });
  return unheardSessions({ strike, changes }, zoned(now)).map(each => `${each.date} ${stamp(each.askAt)}`);
}

it.each<[because: string, now: string, sessions: Plain<Session>[], found: string[]]>([
  ['not on its day', '2025-01-09T23:59', [THURSDAY], []],
  ['from the next day on', '2025-01-10T00:00', [THURSDAY], [ASKED]],
  ['for a week', '2025-01-16T12:00', [THURSDAY], [ASKED]],
  ['and no longer', '2025-01-17T12:00', [THURSDAY], []],
  ['not of one that was held', '2025-01-10T12:00', [{ ...THURSDAY, state: 'held' }], []],
  ['nor of one that was postponed', '2025-01-10T12:00', [{ ...THURSDAY, state: 'postponed' }], []],
  ['not while they may still sit', '2025-01-10T12:00', [{ ...THURSDAY, state: 'under-way' }], []],
  [
    'of one of which no end was told, a day later',
    '2025-01-11T12:00',
    [{ ...THURSDAY, state: 'under-way' }],
    ['2025-01-09 2025-01-11T09:00-08:00'],
  ],
])('%s', (_, now, sessions, found) => {
  expect(unheard(now, sessions)).toEqual(found);
});

it('nobody is asked after the strike', () => {
  expect(unheard('2025-01-10T12:00', [THURSDAY], '2025-01-09')).toEqual([]);
});
