import { describe, expect, it } from 'vitest';
import { healthAnswer } from '../../src/delivery/automation-text.ts';
import { type Health, isWell } from '../../src/delivery/health.ts';
import { english, exampleView, pacific } from '../wording/say/example.ts';

const now = pacific('2024-12-26T06:00');

/** Everything as it should be. */
const healthy: Health = {
  isGatewayReady: true,
  isStoreWritable: true,
  lastBeat: { at: now.minus({ minutes: 1 }), hasFailed: false },
  clock: { type: 'compared', aheadMs: 1_000 },
  openTroubles: [],
  obstacles: [],
};
const said = (health: Health) => healthAnswer(english, exampleView(), health, now);

it('all is well', () => {
  expect(isWell(healthy, now)).toBe(true);
  expect(said(healthy)).toMatch(/^\*\*All is well\.\*\*/);
});

const HALT = { mode: 'paused', reason: 'a vote', at: '2024-12-26T13:00:00.000Z' } as const;

describe('not all is well, and it is said what is not', () => {
  it.each<[Partial<Health>, string]>([
    [{ isGatewayReady: false }, '- Not connected to Discord; I am trying to reconnect.'],
    [{ isStoreWritable: false }, '- My store takes no writes: nothing will be posted.'],
    [
      { lastBeat: { at: now.minus({ minutes: 1 }), hasFailed: true } },
      'the log has it under “a strike could not be looked after”.',
    ],
    [
      { lastBeat: { at: now.minus({ minutes: 4 }), hasFailed: false } },
      '- Last looked at the schedule <t:1735221360:R>, though I should every minute.',
    ],
    [
      { clock: { type: 'compared', aheadMs: -61_000 } },
      '- My clock is 61 s behind Discord’s: nothing is posted until it is right.',
    ],
    [
      { clock: { type: 'compared', aheadMs: 61_000 } },
      '- My clock is 61 s ahead of Discord’s: nothing is posted until it is right.',
    ],
    [
      { clock: { type: 'unreached', problem: 'connect ECONNREFUSED' } },
      '- Discord could not be asked what time it is (connect ECONNREFUSED): nothing is posted until it can.',
    ],
    [
      { clock: { type: 'compared', aheadMs: 0, hasFault: true } },
      '- Discord answers what I ask it with faults of its own: posts may be late.',
    ],
    [
      { clock: { type: 'unwitnessed', hasFault: true } },
      '- Discord answers what I ask it with faults of its own',
    ],
    [
      { clock: { type: 'compared', aheadMs: 61_000, hasFault: true } },
      '- My clock is 61 s ahead of Discord’s: nothing is posted until it is right.',
    ],
    [{ openTroubles: ['refused/1310/50013'] }, '- Discord refuses my posts in <#1310> (error 50013);'],
    [{ openTroubles: ['unreadable/1310/50001'] }, '- I may not read <#1310> (error 50001)'],
    [{ openTroubles: ['clock'] }, '- You were told that my clock was wrong;'],
    [{ openTroubles: ['commands'] }, '- Discord does not take my commands for this server;'],
    [{ openTroubles: ['records/a/b'] }, '- My records and my log do not agree;'],
    [{ openTroubles: ['of-tomorrow'] }, '- Something that I told the organizers’ channel of has not ended.'],
    [{ obstacles: ['#picket-lines: the bot lacks Send Messages.'] }, 'the bot lacks Send Messages.'],
    [{ halt: { ...HALT } }, '**Automatic posts are paused** since <t:1735218000:f>: a vote.'],
    [{ halt: { ...HALT, mode: 'frozen' } }, '**Everything that I send by myself is frozen**'],
  ])('%o', (what, words) => {
    const health = { ...healthy, ...what };
    expect(isWell(health, now)).toBe(false);
    expect(said(health)).toMatch(/^\*\*Not all is well\.\*\*/);
    expect(said(health)).toContain(words);
  });

  it('a wrong clock is said once, though an alert is open about it', () => {
    const health: Health = {
      ...healthy,
      clock: { type: 'compared', aheadMs: 61_000 },
      openTroubles: ['clock'],
    };
    expect(said(health).match(/clock/gi)).toHaveLength(1);
  });

  it('before the first look', () => {
    const { lastBeat: _, clock: __, ...unknown } = healthy;
    expect(isWell(unknown, now)).toBe(false);
    expect(said(unknown)).toContain('- Have not looked at the schedule yet.');
    expect(said(unknown)).toContain('- Clock: not compared with Discord’s yet.');
  });
});

it('answers without a time are no trouble, and are said', () => {
  const health: Health = { ...healthy, clock: { type: 'unwitnessed' } };
  expect(isWell(health, now)).toBe(true);
  expect(said(health)).toContain(
    '- Clock: no answer of Discord’s says what time it is, so I go by the machine’s.',
  );
});
