import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHeartbeat } from '../../src/delivery/heartbeat.ts';
import { keptLog } from '../discord/connected.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ZONE = process.env.TZ;
const CONSOLE = ['log', 'info', 'warn', 'error', 'debug'] as const;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2024-12-23T06:28:40-08:00') });
  for (const method of CONSOLE) vi.spyOn(console, method);
});
afterEach(() => {
  // First what was put over the fake clock: put back later, it would be the fake one.
  vi.restoreAllMocks();
  vi.useRealTimers();
  if (ZONE === undefined) delete process.env.TZ;
  else process.env.TZ = ZONE;
});

/** A heart whose beats are kept, as UTC times of day. */
function beating(beat = async () => {}) {
  const beats: string[] = [];
  const { log, lines } = keptLog();
  const heartbeat = startHeartbeat(() => {
    beats.push(new Date().toISOString().slice(11, 19));
    return beat();
  }, log);
  return { beats, lines, heartbeat };
}

it('beats at every full minute of the machine’s clock, until it is stopped', async () => {
  const { beats, lines, heartbeat } = beating();
  await vi.advanceTimersByTimeAsync(19_000);
  expect(beats).toEqual([]);
  await vi.advanceTimersByTimeAsync(121_000);
  expect(beats).toEqual(['14:29:00', '14:30:00', '14:31:00']);
  await heartbeat.stop();
  await vi.advanceTimersByTimeAsync(180_000);
  expect(beats).toHaveLength(3);
  expect(lines).toEqual([]);
});

it('never beats twice at once, and makes up for it soon after', async () => {
  let finish = () => {};
  const { beats, lines, heartbeat } = beating(
    () =>
      new Promise(resolve => {
        finish = resolve;
      }),
  );
  await vi.advanceTimersByTimeAsync(140_000);
  expect(beats).toEqual(['14:29:00']);
  finish();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(beats).toEqual(['14:29:00', '14:31:05']);
  finish();
  await heartbeat.stop();
  expect(lines).toEqual([]);
});

it('goes on after a beat that failed, and says so', async () => {
  const { beats, lines, heartbeat } = beating(async () => {
    throw new Error('the disk is full');
  });
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(beats).toEqual(['14:29:00', '14:30:00']);
  expect(lines.map(({ msg }) => msg)).toEqual(['a beat failed', 'a beat failed']);
  await heartbeat.stop();
});

it('a beat that hangs is told of once', async () => {
  const { lines, heartbeat } = beating(() => new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(20 * MINUTE);
  await heartbeat.stop();
  expect(lines).toMatchObject([{ level: 'warn', msg: expect.stringContaining('has not ended') }]);
});

it.each([
  ['America/Los_Angeles', '2026-11-01T09:00:00Z', 60],
  ['America/New_York', '2026-11-01T06:00:00Z', 60],
  ['Europe/Vienna', '2026-10-25T01:00:00Z', 60],
  ['Europe/London', '2026-10-25T01:00:00Z', 60],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 30],
])(
  'in %s, when the clock is put back, every minute has its beat and nothing spins',
  async (zone, iso, back) => {
    process.env.TZ = zone;
    const change = Date.parse(iso);
    const timeOfDay = (instant: number) => new Date(instant).toTimeString().slice(0, 5);
    expect(timeOfDay(change)).toBe(timeOfDay(change - back * MINUTE));
    vi.setSystemTime(change - 70 * MINUTE);
    const waits = vi.spyOn(globalThis, 'setTimeout');
    const { beats, lines, heartbeat } = beating();
    const minutes = 140 + back;
    for (let minute = 0; minute < minutes; minute += 1) await vi.advanceTimersByTimeAsync(MINUTE);
    await heartbeat.stop();
    expect(beats).toHaveLength(minutes);
    expect(new Set(beats.map(each => each.slice(0, 5))).size).toBe(minutes);
    expect(waits.mock.calls.length).toBeLessThan(2 * minutes);
    expect(lines.map(({ level }) => level)).toEqual(['info', 'info']);
  },
);

it('started in an hour that comes for the second time, nothing spins', async () => {
  process.env.TZ = 'Europe/Vienna';
  vi.setSystemTime('2026-10-25T01:20:30Z');
  const waits = vi.spyOn(globalThis, 'setTimeout');
  const { beats, lines, heartbeat } = beating();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  await heartbeat.stop();
  expect(beats).toEqual(['01:21:05', '01:22:05']);
  expect(waits.mock.calls.length).toBeLessThan(3);
  expect(lines).toHaveLength(1);
});

describe('the machine’s clock', () => {
  it.each([-1, -30, -3 * 60, -24 * 60])('is moved by %s minutes: it beats on, and says it once', async by => {
    const { beats, lines, heartbeat } = beating();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    vi.setSystemTime(Date.now() + by * MINUTE);
    const before = beats.length;
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    await heartbeat.stop();
    expect(beats.length - before).toBeGreaterThanOrEqual(10);
    expect(beats.length - before).toBeLessThanOrEqual(11);
    expect(lines).toMatchObject([{ level: 'warn', clockMovedSeconds: by * 60 }]);
  });

  it('jumps 30 days ahead, as where the machine slept: one line, no more', async () => {
    const { beats, lines, heartbeat } = beating();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    vi.setSystemTime(Date.now() + 30 * DAY);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(beats).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    await heartbeat.stop();
    expect(beats).toHaveLength(8);
    expect(lines).toHaveLength(1);
    for (const method of CONSOLE) expect(console[method]).not.toHaveBeenCalled();
  });

  it.each([
    ['the machine slept', false],
    ['the process was stopped', true],
  ])(
    'jumps 30 days ahead in the seconds before a minute, where %s: node-cron goes through no minute of it',
    async (_name, isSteadyMoved) => {
      vi.setSystemTime('2024-12-23T14:28:42Z');
      const { beats, lines, heartbeat } = beating();
      // After the look of :57, before node-cron's turn; the look after it would be a second too late.
      await vi.advanceTimersByTimeAsync(2 * MINUTE + 16_000);
      const steady = performance.now.bind(performance);
      if (isSteadyMoved) vi.spyOn(performance, 'now').mockImplementation(() => steady() + 30 * DAY);
      vi.setSystemTime(Date.now() + 30 * DAY);
      const read = vi.spyOn(Date.prototype, 'getTime');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(read.mock.calls.length).toBeLessThan(1_000);
      // One at once, for the minutes that are gone, and one at the full minute.
      expect(beats.slice(2)).toEqual(['14:30:59', '14:31:00']);
      await heartbeat.stop();
      expect(lines).toHaveLength(1);
    },
  );

  it('is moved all the time: it is said once', async () => {
    const { beats, lines, heartbeat } = beating();
    for (let times = 0; times < 60; times += 1) {
      vi.setSystemTime(Date.now() - 20_000);
      await vi.advanceTimersByTimeAsync(10_000);
    }
    await heartbeat.stop();
    expect(beats.length).toBeGreaterThanOrEqual(9);
    expect(lines).toHaveLength(1);
  });
});
