import { expect, it } from 'vitest';
import { createProgress } from '../../src/broadcasts/progress.ts';
import type { ChannelResult } from '../../src/broadcasts/results.ts';

const channel = { name: 'members', id: '1' };
const waiting: ChannelResult = { channel, state: 'waiting', isHeld: false };
const missed: ChannelResult = { channel, state: 'missed' };

it('gives how it stands, and again once something was written; it ends when nothing more will happen', async () => {
  const progress = createProgress();
  let now: ChannelResult[] = [waiting];
  const seen = progress.of(async () => now);
  expect(await seen.next()).toEqual({ done: false, value: [waiting] });
  const next = seen.next();
  now = [missed];
  progress.changed();
  expect(await next).toEqual({ done: false, value: [missed] });
  expect(await seen.next()).toMatchObject({ done: true });
});

it('ends for who watches what goes on for ever, after how it stands then', async () => {
  const progress = createProgress();
  const seen = progress.of(async () => [waiting]);
  await seen.next();
  const next = seen.next();
  progress.end();
  expect(await next).toEqual({ done: false, value: [waiting] });
  expect(await seen.next()).toMatchObject({ done: true });
});

it('gives how it stands, and nothing more, to who begins to watch after the end', async () => {
  const progress = createProgress();
  progress.end();
  const seen = progress.of(async () => [waiting]);
  expect(await seen.next()).toEqual({ done: false, value: [waiting] });
  expect(await seen.next()).toMatchObject({ done: true });
});
