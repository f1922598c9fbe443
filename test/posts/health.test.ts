import { describe, expect, it } from 'vitest';
import { healthAnswer } from '../../src/posts/automation-text.ts';
import { type Health, isWell } from '../../src/posts/health.ts';
import { english, exampleView, pacific } from '../text/example.ts';

const now = pacific('2024-12-26T06:00');

/** Everything as it should be. */
const healthy: Health = {
  isGatewayReady: true,
  isStoreWritable: true,
  lastBeat: { at: now.minus({ minutes: 1 }), isWell: true },
  clockAheadSeconds: 1,
  openAlerts: 0,
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
      { lastBeat: { at: now.minus({ minutes: 1 }), isWell: false } },
      'and something failed; the log says what.',
    ],
    [
      { lastBeat: { at: now.minus({ minutes: 4 }), isWell: true } },
      '- Looked at the schedule <t:1735221360:R>.',
    ],
    [{ clockAheadSeconds: -61 }, '- My clock is 61 s behind Discord’s: nothing is posted until it is right.'],
    [
      { clockAheadSeconds: 61 },
      '- My clock is 61 s ahead of Discord’s: nothing is posted until it is right.',
    ],
    [{ openAlerts: 2 }, '- 2 alerts are still open.'],
    [{ obstacles: ['#picket-lines: the bot lacks Send Messages.'] }, 'the bot lacks Send Messages.'],
    [{ halt: { ...HALT } }, '**Automatic posts are paused** since <t:1735218000:f>: a vote.'],
    [{ halt: { ...HALT, mode: 'frozen' } }, '**Everything that I send by myself is frozen**'],
  ])('%o', (what, words) => {
    const health = { ...healthy, ...what };
    expect(isWell(health, now)).toBe(false);
    expect(said(health)).toMatch(/^\*\*Not all is well\.\*\*/);
    expect(said(health)).toContain(words);
  });

  it('before the first look', () => {
    const { lastBeat: _, clockAheadSeconds: __, ...unknown } = healthy;
    expect(isWell(unknown, now)).toBe(false);
    expect(said(unknown)).toContain('- Have not looked at the schedule yet.');
    expect(said(unknown)).toContain('- Clock: not compared with Discord’s yet.');
  });
});
