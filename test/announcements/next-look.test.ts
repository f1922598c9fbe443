import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { nextLook } from '../../src/announcements/next-look.ts';
import { exampleView } from '../wording/say/example.ts';

const at = (iso: string): DateTime => DateTime.fromISO(iso, { zone: 'America/Los_Angeles' });
const local = (instant: DateTime) => instant.setZone('America/Los_Angeles').toFormat("MM-dd'T'HH:mm");

/** The instants at which a strike is looked after from `from` to `to`, if it never has anything to do. */
function looks(from: string, to: string, view = exampleView(), alarms: DateTime[] = []): string[] {
  const found: string[] = [];
  for (let now = at(from); now < at(to); now = nextLook(view, now, [], alarms).at as DateTime<true>)
    found.push(local(now));
  return found.slice(1);
}

describe('a strike that has nothing to do is looked after again', () => {
  it.each`
    now                   | instant          | because
    ${'2024-12-23T06:10'} | ${'12-23T06:30'} | ${'the morning post comes due'}
    ${'2024-12-23T08:10'} | ${'12-23T08:30'} | ${'its catch-up time is over'}
    ${'2024-12-23T23:50'} | ${'12-24T00:00'} | ${'a day begins'}
    ${'2025-03-08T23:59'} | ${'03-09T00:00'} | ${'so it does where the clocks go forward'}
    ${'2025-11-01T23:59'} | ${'11-02T00:00'} | ${'and where they go back'}
  `('at $instant, seen at $now: $because', ({ now, instant }: { now: string; instant: string }) => {
    const later = at(now).plus({ hours: 4 }).toISO() ?? '';
    expect(looks(now, later).slice(0, 3)).toContain(instant);
  });

  it('at least once in an hour, in a minute of its own, and rarely more', () => {
    const day = looks('2024-12-23T00:00', '2024-12-24T00:00');
    expect(day.length).toBeGreaterThanOrEqual(24);
    expect(day.length).toBeLessThan(40);
    const hourly = day
      .map(each => each.slice(-2))
      .filter((minute, _, all) => all.filter(m => m === minute).length > 20);
    expect(new Set(hourly).size).toBe(1);
  });

  it('later than now, whatever the instant', () => {
    for (let now = at('2025-11-01T20:00'); now < at('2025-11-02T06:00'); now = now.plus({ minutes: 7 }))
      expect(nextLook(exampleView(), now).at > now).toBe(true);
  });

  it('when something else of it may change', () => {
    const alarm = at('2024-12-23T05:17');
    expect(looks('2024-12-23T05:16', '2024-12-23T06:00', exampleView(), [alarm])[0]).toBe('12-23T05:17');
  });
});
