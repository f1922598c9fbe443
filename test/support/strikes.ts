import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { ROOT } from '../../src/settings/root.ts';
import { readStrikeText } from '../../src/settings/strike-file.ts';
import type { Change } from '../../src/strike/change-schema.ts';
import { isoDate } from '../../src/strike/dates.ts';
import type { PicketDay } from '../../src/strike/picket-day.ts';
import type { DayShift } from '../../src/strike/shifts.ts';
import type { IsoDate, Site, Strike, WallTime, Weekday } from '../../src/strike/strike.ts';

/** As the thing itself, but dates and times are written as plain text: `from: '2024-12-24'`. */
export type Plain<T> = T extends IsoDate | WallTime
  ? string
  : T extends ReadonlyMap<unknown, unknown>
    ? T
    : T extends object
      ? { [Key in keyof T]: Plain<T[Key]> }
      : T;

export const LA = 'America/Los_Angeles';
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Two lines, `north` and `valley`, weekdays 8 to 2 in Los Angeles, since Monday, October 21, 2024. */
export function strikeOf(overrides: Plain<Partial<Strike>> = {}): Strike {
  const sites = overrides.sites ?? [
    siteOf('north', { group: 'metro' }),
    siteOf('valley', { group: 'valleys' }),
  ];
  const strike: Plain<Strike> = {
    guild: '1310000000000000001',
    name: 'Our strike',
    union: 'Our union',
    employer: 'The employer',
    began: '2024-10-21',
    timezone: LA,
    language: 'en',
    roles: { organizer: ['11'], captain: new Map(), mention: new Map() },
    channels: { announcements: '21', organizers: '22' },
    picketing: [shiftOf(WEEKDAYS, '08:00-14:00', ...sites.map(site => site.id))],
    quietDays: [],
    events: [],
    announcements: {
      morning: '06:30',
      eve: '17:00',
      outlook: { weekday: 7, time: '18:00' },
      catchUpMinutes: 120,
    },
    negotiations: { issues: [], sessions: [], statements: [] },
    approval: { everyone: 2, end: 2, broadcast: 1 },
    info: [],
    broadcasts: { channels: new Map([['announcements', '21']]), crosspost: false },
    alerts: { cooldownMinutes: 15 },
    templates: [],
    audit: { keepDays: 30, hold: false },
    ...overrides,
    sites,
  };
  return strike as Strike;
}

/** A site whose name is its id. */
export function siteOf(id: string, overrides: Plain<Partial<Site>> = {}): Site {
  return { id, name: id, timezone: LA, ...overrides } as Site;
}

/** `shiftOf(WEEKDAYS, '08:00-14:00', 'north')` */
export function shiftOf(days: readonly Weekday[], hours: string, ...sites: string[]): Plain<Shift> {
  const [from = '', to = ''] = hours.split('-');
  return { days, from, to, sites };
}

type Shift = Strike['picketing'][number];

/** A change as a test writes it: what is the same for all of them may be left out. */
export type WrittenChange = Change extends infer Each
  ? Each extends Change
    ? Omit<Plain<Each>, 'id' | 'at' | 'role'> & Partial<Pick<Each, 'id' | 'at' | 'role'>>
    : never
  : never;

/** Changes made a minute apart, in this order, long before the strike began; by an organizer. */
export function changesOf(...written: WrittenChange[]): Change[] {
  return written.map((change, index) => {
    const at = new Date(Date.UTC(2024, 9, 1, 0, index)).toISOString();
    return { id: `change-${index}`, at, role: 'organizer', ...change } as Change;
  });
}

/** The example as it is shipped, read as a host's file is read. */
export function exampleStrike(): Strike {
  const file = 'config/examples/nuhw-kaiser-2024.yaml';
  const reading = readStrikeText(readFileSync(join(ROOT, file), 'utf8'), file);
  if (!reading.ok) throw new Error(`the example cannot be read: ${JSON.stringify(reading.problems)}`);
  return reading.strike;
}

/** The example again, of another union: every id of its server, channels and roles is another. */
export function otherStrike(): Strike {
  const file = readFileSync(join(ROOT, 'config/examples/nuhw-kaiser-2024.yaml'), 'utf8');
  const reading = readStrikeText(
    file.replaceAll(/1310000000000000(\d{3})/g, '1310000000000001$1'),
    'there.yaml',
  );
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.strike;
}

/** The instant at which a wall clock shows this, for times that exist once. */
export function zoned(text: string, zone = LA): DateTime<true> {
  const instant = DateTime.fromISO(text, { zone });
  if (!instant.isValid) throw new RangeError(`not an instant: ${text} in ${zone}`);
  return instant as DateTime<true>;
}

export function day(text: string): IsoDate {
  return isoDate(text);
}

export function time(text: string): WallTime {
  return text as WallTime;
}

/** "2024-12-23T08:00-08:00": an instant to the minute, with the offset of its zone. */
export function stamp(instant: DateTime): string {
  return instant.toFormat("yyyy-MM-dd'T'HH:mmZZ");
}

/** "north 2024-12-23T08:00-08:00 2024-12-23T14:00-08:00" for each shift. */
export function stampShifts(shifts: readonly DayShift[]): string[] {
  return shifts.map(({ site, start, end }) => `${site.id} ${stamp(start)} ${stamp(end)}`);
}

/** A day's shifts, or what it is instead of a picket day, in words that a table can hold. */
export function linesOf(day: PicketDay): string[] | string {
  if (day.kind === 'picket') return stampShifts(day.shifts);
  return day.kind === 'quiet' ? `quiet: ${day.reason}` : day.kind;
}
