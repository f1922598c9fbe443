import { describe, expect, it } from 'vitest';
import { localInstant } from '../../src/rehearsal/people/move-clock.ts';
import { createIds, instantOf } from '../../src/rehearsal/state/snowflake.ts';

describe('a local time', () => {
  it.each`
    local                 | zone                     | instant                   | because
    ${'2024-12-24T10:00'} | ${'America/Los_Angeles'} | ${'2024-12-24T18:00:00Z'} | ${'plain'}
    ${'2025-03-09T02:30'} | ${'America/Los_Angeles'} | ${'2025-03-09T10:30:00Z'} | ${'it does not exist, so forward by the gap'}
    ${'2025-03-09T12:00'} | ${'America/Los_Angeles'} | ${'2025-03-09T19:00:00Z'} | ${'after the gap'}
    ${'2025-11-02T01:30'} | ${'America/Los_Angeles'} | ${'2025-11-02T08:30:00Z'} | ${'it exists twice, so the first'}
    ${'2025-11-02T12:00'} | ${'America/Los_Angeles'} | ${'2025-11-02T20:00:00Z'} | ${'after the fold'}
    ${'2011-12-30T10:00'} | ${'Pacific/Apia'}        | ${'2011-12-30T20:00:00Z'} | ${'a day that was left out'}
    ${'2025-04-06T01:45'} | ${'Australia/Lord_Howe'} | ${'2025-04-05T14:45:00Z'} | ${'a fold of half an hour'}
  `('$local in $zone: $because', ({ local, zone, instant }) => {
    expect(new Date(localInstant(local, zone)).toISOString()).toBe(new Date(instant).toISOString());
  });

  it.each(['tomorrow', '2024-12-24', '2024-13-01T10:00', undefined])('is not %s', local => {
    expect(() => localInstant(local, 'UTC')).toThrow('looks like');
  });
});

it('makes ids that follow the clock and never repeat, even when it is set back', () => {
  let now = Date.parse('2024-12-23T14:30:00Z');
  const newId = createIds(() => now);
  const first = [newId(), newId()];
  now -= 3_600_000;
  const earlier = newId();
  now += 3_600_000;
  const ids = [...first, earlier, newId()];
  expect(new Set(ids).size).toBe(4);
  expect(instantOf(earlier)).toBe(now - 3_600_000);
});
