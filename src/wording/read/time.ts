import type { WallTime } from '../../strike/strike.ts';
import { minuteOfDay } from '../../strike/wallclock.ts';
import { UserError } from '../user-error.ts';

const CLOCK = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?<half>a|p)?\.?m?\.?$/i;
const WORDS: Readonly<Record<string, string>> = { noon: '12:00', midnight: '00:00' };

/**
 * Reads a time of day as people type it: 8 a.m., 8am, 2:30 pm, 14:30, 14, noon. An hour alone ("8") could be either half
 * of the day, so it is asked which; like anything that is not wholly understood, it is a UserError.
 */
export function readTime(typed: string): WallTime {
  const [time, other] = timeReadings(typed);
  if (time === undefined) throw new UserError('error.timeUnreadable', { text: typed.trim() });
  if (other === undefined) return time;
  throw new UserError('error.timeOfHalf', { text: typed.trim() });
}

/** What a time can mean: of an hour alone, up to twelve, both halves of the day. None where it cannot be read. */
export function timeReadings(typed: string): WallTime[] {
  const wanted = typed.trim().toLowerCase();
  const word = WORDS[wanted];
  if (word !== undefined) return [word as WallTime];
  const { hour, minute, half } = CLOCK.exec(wanted)?.groups ?? {};
  if (hour === undefined) return [];
  const isOpen = minute === undefined && half === undefined && Number(hour) >= 1 && Number(hour) <= 12;
  const hours = isOpen
    ? [onTwelve(Number(hour), 'a'), onTwelve(Number(hour), 'p')]
    : [half === undefined ? Number(hour) : onTwelve(Number(hour), half)];
  return hours.flatMap(each => wallTime(each, Number(minute ?? 0)));
}

/**
 * Reads a stretch as people type it: "12-1 p.m." is noon to 1 p.m., "9-11 a.m.", "8" to "noon", "14:00 to 15:30". Where
 * one end says which half of the day it means, the other is read as the nearest that fits.
 */
export function readTimes(typedFrom: string, typedTo: string): { from: WallTime; to: WallTime } {
  const pairs = readings(typedFrom, typedTo).flatMap(from =>
    readings(typedTo, typedFrom).map(to => ({ from, to })),
  );
  const [nearest] = pairs.toSorted((a, b) => minutesOf(a) - minutesOf(b));
  if (!nearest) throw new UserError('error.timeUnreadable', { text: typedFrom.trim() });
  return nearest;
}

/** What one end of a stretch can mean beside the other. */
function readings(typed: string, beside: string): WallTime[] {
  const { hour, half } = CLOCK.exec(typed.trim())?.groups ?? {};
  const isOpen = hour !== undefined && half === undefined && Number(hour) <= 12;
  if (!isOpen || !saysHalf(typed, beside)) return [readTime(typed)];
  return ['a', 'p'].map(each => readTime(`${typed.trim()}${each}`));
}

/** Whether what stands beside it says which half of the day is meant; noon and 14:00 say it to an hour alone. */
function saysHalf(typed: string, beside: string): boolean {
  const isBare = timeReadings(typed).length > 1;
  return (
    CLOCK.exec(beside.trim())?.groups?.half !== undefined || (isBare && timeReadings(beside).length === 1)
  );
}

function minutesOf({ from, to }: { from: WallTime; to: WallTime }): number {
  const day = 24 * 60;
  return (minuteOfDay(to) - minuteOfDay(from) + day) % day || day;
}

/** 12 a.m. is midnight, 12 p.m. noon; NaN for what is no hour of a half. */
function onTwelve(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function wallTime(hours: number, minutes: number): WallTime[] {
  if (!(hours <= 23) || minutes > 59) return [];
  return [`${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` as WallTime];
}
