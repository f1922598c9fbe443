import { instantBySegments, type Segment, segmentsOf } from '../support/reference-clock.ts';

/** Plain calendar arithmetic on "2024-12-23", and wall clocks by brute force: nothing of the bot's own. */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Every date from one to another, both included. */
export function datesFrom(first: string, last: string): string[] {
  const count = Math.round((Date.parse(last) - Date.parse(first)) / DAY) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index));
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

const segmentsByZone = new Map<string, Segment[]>();

/** The instant (epoch milliseconds) at which a zone's wall clock shows "2024-12-23" and "06:30". */
export function instantAt(date: string, time: string, zone: string): number {
  const known = segmentsByZone.get(zone);
  const segments = known ?? segmentsOf(zone, Date.UTC(2024, 0, 1), Date.UTC(2026, 0, 1));
  segmentsByZone.set(zone, segments);
  return instantBySegments(segments, Date.parse(`${date}T${time}:00Z`));
}

/** To make one takes longer than to use it, and every line of a story has its time. */
const clocksByZone = new Map<string, { date: Intl.DateTimeFormat; time: Intl.DateTimeFormat }>();

function clocksOf(zone: string) {
  const known = clocksByZone.get(zone);
  const clocks = known ?? {
    date: new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }),
    time: new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }),
  };
  clocksByZone.set(zone, clocks);
  return clocks;
}

/** The date that a zone's wall clock shows. */
export function dateAt(instant: number, zone: string): string {
  return clocksOf(zone).date.format(instant);
}

/** "2024-12-23 06:30:00" on a zone's wall clock, for a person who reads a failure. */
export function wallText(instant: number, zone: string): string {
  return `${dateAt(instant, zone)} ${clocksOf(zone).time.format(instant)}`;
}
