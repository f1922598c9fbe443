import * as fc from 'fast-check';
import { IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { KNOWN_ZONES } from '../../src/strike/time-zone.ts';
import { ianaZone } from '../../src/strike/zone-offsets.ts';

const HOUR = 3_600_000;

describe('ianaZone', () => {
  it.each`
    zone                     | around                    | because
    ${'America/Los_Angeles'} | ${'2025-03-09T10:00:00Z'} | ${'an hour is skipped'}
    ${'America/Los_Angeles'} | ${'2024-11-03T09:00:00Z'} | ${'an hour comes twice'}
    ${'Australia/Lord_Howe'} | ${'2025-04-05T15:00:00Z'} | ${'half an hour comes twice'}
    ${'Pacific/Apia'}        | ${'2011-12-30T10:00:00Z'} | ${'a whole day is skipped, at noon of UTC'}
    ${'Africa/Cairo'}        | ${'2024-04-25T22:00:00Z'} | ${'the clock is changed at midnight'}
    ${'Europe/London'}       | ${'2025-03-30T01:00:00Z'} | ${'one of the offsets is none'}
    ${'Asia/Kolkata'}        | ${'2025-01-01T00:00:00Z'} | ${'nothing ever changes'}
  `('has the offsets of $zone at every quarter of an hour around $around: $because', ({ zone, around }) => {
    const at = Date.parse(around);
    for (let instant = at - 50 * HOUR; instant < at + 50 * HOUR; instant += HOUR / 4) {
      expect(ianaZone(zone).offset(instant - 1)).toBe(IANAZone.create(zone).offset(instant - 1));
      expect(ianaZone(zone).offset(instant)).toBe(IANAZone.create(zone).offset(instant));
    }
  });

  it('has the offsets of every zone at any time', () => {
    const instants = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN_ZONES), instants, (zone, instant) => {
        expect(ianaZone(zone).offset(instant)).toBe(IANAZone.create(zone).offset(instant));
      }),
    );
  });

  it('is the very same for a name, and equals what Luxon calls by it', () => {
    expect(ianaZone('Asia/Tokyo')).toBe(ianaZone('Asia/Tokyo'));
    expect(ianaZone('Asia/Tokyo').equals(IANAZone.create('Asia/Tokyo'))).toBe(true);
  });

  it('still knows what it has been asked for eleven years of days', () => {
    const zone = ianaZone('America/New_York');
    for (let day = 0; day < 4100; day += 1) zone.offset(day * 24 * HOUR);
    expect(zone.offset(Date.UTC(2025, 0, 1))).toBe(-300);
  });

  it('refuses what is no zone', () => {
    expect(() => ianaZone('Mars/Phobos')).toThrow(new RangeError('not a time zone: Mars/Phobos'));
  });
});
