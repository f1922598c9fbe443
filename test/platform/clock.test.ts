import { DateTime } from 'luxon';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shiftedClock } from '../../src/platform/clock.ts';

const machine = (time: string) => new Date(`2026-11-25T${time}Z`);
const instant = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' }) as DateTime<true>;

beforeEach(() => {
  vi.useFakeTimers({ now: machine('00:47:12.345') });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a clock that runs from another instant', () => {
  it('has its minute full when the machine has, however long the start took', () => {
    const opened = DateTime.utc();
    vi.setSystemTime(machine('00:47:12.400'));
    const clock = shiftedClock(instant('2024-12-23T14:29:12.345'), opened);
    vi.setSystemTime(machine('00:48:00.000'));
    expect(clock.now().toISO()).toBe('2024-12-23T14:30:00.000Z');
  });

  it('runs on from where it was set', () => {
    const clock = shiftedClock(instant('2024-12-23T14:29:12.345'), DateTime.utc());
    clock.set(instant('2024-12-24T20:00:00'));
    vi.advanceTimersByTime(1_500);
    expect(clock.now().toISO()).toBe('2024-12-24T20:00:01.500Z');
  });
});
