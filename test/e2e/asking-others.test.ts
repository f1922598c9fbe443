import { afterEach, expect, it, vi } from 'vitest';
import type { Fault } from '../../src/rehearsal/faults.ts';
import { exampleStrike } from '../support/strikes.ts';
import { ORGANIZER, SECOND_ORGANIZER, type Stage, stage } from './stage.ts';
import { compose, shown } from './writing.ts';

/** A request for approval of a message is two posts, the message and the question. */
let scene: Stage;

afterEach(async () => {
  vi.useRealTimers();
  scene.discord.faults.clear();
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const HALL = { headline: 'Town hall', text: 'At 7 p.m.', channels: ['lamc'] };
/** Longer than the library waits by itself. */
const LIMIT_SECONDS = 5;

async function previewed(wait: (millis: number) => Promise<void> = async () => {}): Promise<void> {
  const strike = exampleStrike();
  scene = await stage('2024-12-26T15:00:00-08:00', {
    strike: { ...strike, approval: { ...strike.approval, broadcast: 2 } },
    bot: { wait },
  });
  await compose(scene, ORGANIZER, HALL);
}

function suffers(fault: Fault, { from = 1, times = 1 } = {}): void {
  const path = new RegExp(`^/channels/${scene.strike.channels.organizers}/messages$`);
  scene.discord.faults.add({ method: 'POST', path, from, times, fault });
}

/** The second organizer approves what they were asked, and it goes out. */
async function approves(): Promise<void> {
  await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
  await scene.bot.tick();
  await shown(scene, SECOND_ORGANIZER, '**Sent', scene.strike.channels.organizers);
}

it.each([
  ['the message', 1],
  ['the question', 2],
])('the channel’s limit is waited for, also twice, where it comes before %s', async (_what, from) => {
  // The library reads the limit's end from the machine's own clock, which goes on only while somebody waits here.
  vi.useFakeTimers({ toFake: ['Date'] });
  const waited: number[] = [];
  await previewed(async millis => {
    waited.push(millis);
    vi.setSystemTime(Date.now() + millis);
  });
  suffers({ kind: 'rate-limit', retryAfter: LIMIT_SECONDS, scope: 'user' }, { from, times: 2 });
  expect(await scene.press(ORGANIZER, 'Ask for approval')).toContain('1 more organizer has to approve');
  expect(scene.alerts()).toHaveLength(2);
  expect(waited.filter(millis => millis > 4000)).toHaveLength(2);
  await approves();
});

it('a limit that does not end is told as that, and not as a permission that is missing', async () => {
  await previewed();
  suffers({ kind: 'rate-limit', retryAfter: 3600, scope: 'user' }, { times: Infinity });
  expect(await scene.press(ORGANIZER, 'Ask for approval')).toBe(
    'I could not ask the other organizers, so nothing was sent: Discord did not take my request in <#1310000000000000022>. Press again in a minute.',
  );
  expect(scene.alerts()).toEqual([]);
});

it.each<[how: string, fault: Fault, times: number, said: string]>([
  [
    'is refused',
    { kind: 'status', status: 403, stage: 'before', body: '{"code":50013,"message":"Missing Permissions"}' },
    1,
    'See that I may write there, then press again.',
  ],
  ['gets no answer', { kind: 'status', status: 500, stage: 'before' }, 2, 'Press again in a minute.'],
])(
  'where the question %s no message without one stays, and it can be asked again',
  async (_, fault, times, said) => {
    await previewed();
    suffers(fault, { from: 2, times });
    expect(await scene.press(ORGANIZER, 'Ask for approval')).toContain(said);
    expect(scene.alerts()).toEqual([]);
    await scene.at('2024-12-26T15:01:00-08:00');
    expect(await scene.press(ORGANIZER, 'Ask for approval')).toContain('1 more organizer has to approve');
    expect(scene.alerts()).toHaveLength(2);
    await approves();
  },
);
