import { expect, it } from 'vitest';
import { clockLog } from '../../src/delivery/clock-log.ts';
import type { ClockCheck } from '../../src/delivery/messenger.ts';
import { keptLog } from '../discord/connected.ts';

const RIGHT: ClockCheck = { type: 'compared', aheadMs: 60_400 };
const BEHIND: ClockCheck = { type: 'compared', aheadMs: -61_000 };
const AWAY: ClockCheck = { type: 'unreached', problem: 'connect ECONNREFUSED' };
const DATELESS: ClockCheck = { type: 'unwitnessed' };

it.each([
  ['is right all the time', [RIGHT, RIGHT], []],
  [
    'is behind for a while',
    [BEHIND, BEHIND, RIGHT, RIGHT],
    [{ level: 'warn', clockAheadSeconds: -61 }, { level: 'info' }],
  ],
  ['cannot be asked of', [AWAY, AWAY], [{ level: 'warn', problem: 'connect ECONNREFUSED' }]],
  ['is not witnessed', [DATELESS, DATELESS, RIGHT], [{ level: 'warn' }, { level: 'info' }]],
  ['is one after the other', [AWAY, BEHIND, AWAY], [{ level: 'warn' }, { level: 'warn' }, { level: 'warn' }]],
] as const)('a clock that %s', (_name, checks, said) => {
  const { log, lines } = keptLog();
  const say = clockLog(log);
  for (const check of checks) say(check);
  expect(lines).toMatchObject(said);
  expect(lines).toHaveLength(said.length);
});
