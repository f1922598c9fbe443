import { expect, it } from 'vitest';
import type { AuditEvent } from '../../src/audit/entry.ts';
import { siftHalt, stopEvent } from '../../src/audit/examine.ts';
import { vouchingOf } from '../../src/audit/vouching.ts';
import type { Halt } from '../../src/delivery/halts.ts';
import { act, GUILD, logOf } from './chains.ts';

/** The log of these tests is written on December 23. */
const AT = '2024-12-23T14:00:00.000Z';
const pause: Halt = { mode: 'paused', reason: 'a vote', at: AT };
const freeze: Halt = { ...pause, mode: 'frozen' };
const older: Halt = { ...freeze, at: '2024-12-01T00:00:00.000Z' };
const [paused, frozen] = [stopEvent(pause), stopEvent(freeze)];
const resumed: AuditEvent = { what: 'automation-resumed' };
const unhashed: AuditEvent = { what: 'automation-paused' };

it.each`
  events               | kept         | purged       | holds                  | isDoubted | because
  ${[act]}             | ${undefined} | ${undefined} | ${undefined}           | ${false}  | ${'nobody stopped anything'}
  ${[paused]}          | ${pause}     | ${undefined} | ${'paused: a vote'}    | ${false}  | ${'it is as it was entered'}
  ${[paused, act]}     | ${pause}     | ${undefined} | ${'paused: a vote'}    | ${false}  | ${'other entries say nothing of it'}
  ${[paused, resumed]} | ${undefined} | ${undefined} | ${undefined}           | ${false}  | ${'it was ended'}
  ${[unhashed]}        | ${pause}     | ${undefined} | ${'paused: a vote'}    | ${false}  | ${'an older version entered it'}
  ${[unhashed]}        | ${freeze}    | ${undefined} | ${'frozen: not known'} | ${true}   | ${'that version entered a pause'}
  ${[]}                | ${pause}     | ${undefined} | ${'paused: not known'} | ${true}   | ${'nothing is entered'}
  ${[paused, resumed]} | ${pause}     | ${undefined} | ${'paused: not known'} | ${true}   | ${'it was ended, and is there all the same'}
  ${[paused]}          | ${undefined} | ${undefined} | ${'paused: not known'} | ${true}   | ${'it is not there'}
  ${[paused]}          | ${freeze}    | ${undefined} | ${'frozen: not known'} | ${true}   | ${'the record is stricter'}
  ${[frozen]}          | ${pause}     | ${undefined} | ${'frozen: not known'} | ${true}   | ${'the entry is stricter'}
  ${[frozen, act]}     | ${older}     | ${1}         | ${'frozen: a vote'}    | ${false}  | ${'its entry went with a purge'}
  ${[frozen, act]}     | ${freeze}    | ${1}         | ${'frozen: a vote'}    | ${false}  | ${'it is older than what is left'}
  ${[act, frozen]}     | ${older}     | ${1}         | ${'frozen: not known'} | ${true}   | ${'an entry is left, and it is of another'}
`('$events.length entries: $holds, because $because', async ({ events, kept, purged, holds, isDoubted }) => {
  const { log } = await logOf(GUILD);
  for (const event of events) await log.append(GUILD, event);
  if (purged !== undefined) await log.purge(GUILD, purged);
  const { halt, doubt } = siftHalt(vouchingOf(await log.verified(GUILD)), kept, 'not known');
  expect(halt && `${halt.mode}: ${halt.reason}`).toBe(holds);
  expect(doubt?.about).toBe(isDoubted ? 'stop' : undefined);
});

it('what happened after the oldest entry that is left is not excused by a purge', async () => {
  const { log } = await logOf(GUILD);
  for (const event of [act, act]) await log.append(GUILD, event);
  await log.purge(GUILD, 1);
  const late: Halt = { ...freeze, at: '2024-12-24T00:00:00.000Z' };
  const { doubt } = siftHalt(vouchingOf(await log.verified(GUILD)), late, 'not known');
  expect(doubt).toEqual({ about: 'stop', id: `frozen ${late.at}` });
});
