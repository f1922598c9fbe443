import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startHeartbeat } from '../../src/posts/heartbeat.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2024-12-23T06:28:40-08:00') }));
afterEach(() => void vi.useRealTimers());

it('beats at every full minute of the machine’s clock, until it is stopped', async () => {
  const beats: string[] = [];
  const heartbeat = startHeartbeat(async () => void beats.push(new Date().toISOString().slice(11, 19)));
  await vi.advanceTimersByTimeAsync(19_000);
  expect(beats).toEqual([]);
  await vi.advanceTimersByTimeAsync(121_000);
  expect(beats).toEqual(['14:29:00', '14:30:00', '14:31:00']);
  await heartbeat.stop();
  await vi.advanceTimersByTimeAsync(180_000);
  expect(beats).toHaveLength(3);
});

it('leaves a minute out while the last beat is still at work', async () => {
  let began = 0;
  let finish = () => {};
  const heartbeat = startHeartbeat(() => {
    began += 1;
    return new Promise(resolve => {
      finish = resolve;
    });
  });
  await vi.advanceTimersByTimeAsync(140_000);
  expect(began).toBe(1);
  finish();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(began).toBe(2);
  finish();
  await heartbeat.stop();
});
