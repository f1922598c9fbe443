import type { WallTime } from '../../strike/strike.ts';
import { minuteOfDay } from '../../strike/wallclock.ts';
import { UserError } from '../user-error.ts';

const CLOCK = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?<half>a|p)?\.?m?\.?$/i;
const WORDS: Readonly<Record<string, string>> = { noon: '12:00', midnight: '00:00' };

/**
 * Reads a time of day as people type it: 8 a.m., 8am, 2:30 pm, 14:30, noon. An hour alone ("8") could be either half of
 * the day, so it is refused like anything else that is not wholly understood.
 */
export function readTime(typed: string): WallTime {
  const wanted = typed.trim().toLowerCase();
  const word = WORDS[wanted];
  if (word !== undefined) return word as WallTime;
  const { hour, minute, half } = CLOCK.exec(wanted)?.groups ?? {};
  if (hour === undefined || (minute === undefined && half === undefined)) throw unreadable(typed);
  const hours = half === undefined ? Number(hour) : onTwelve(Number(hour), half);
  const minutes = Number(minute ?? 0);
  if (hours === undefined || hours > 23 || minutes > 59) throw unreadable(typed);
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` as WallTime;
}

/**
 * Reads a stretch as people type it: "12-1 p.m." is noon to 1 p.m., "9-11 a.m.", "14:00 to 15:30". Where one end says
 * which half of the day it means, the other is read as the nearest that fits.
 */
export function readTimes(typedFrom: string, typedTo: string): { from: WallTime; to: WallTime } {
  const pairs = readings(typedFrom, typedTo).flatMap(from =>
    readings(typedTo, typedFrom).map(to => ({ from, to })),
  );
  const [nearest] = pairs.toSorted((a, b) => minutesOf(a) - minutesOf(b));
  if (!nearest) throw unreadable(typedFrom);
  return nearest;
}

/** What one end of a stretch can mean beside the other. */
function readings(typed: string, beside: string): WallTime[] {
  const { hour, half } = CLOCK.exec(typed.trim())?.groups ?? {};
  const isOpen = half === undefined && Number(hour) <= 12 && CLOCK.exec(beside.trim())?.groups?.half;
  if (hour === undefined || !isOpen) return [readTime(typed)];
  return ['a', 'p'].map(each => readTime(`${typed.trim()}${each}`));
}

function minutesOf({ from, to }: { from: WallTime; to: WallTime }): number {
  const day = 24 * 60;
  return (minuteOfDay(to) - minuteOfDay(from) + day) % day || day;
}

/** 12 a.m. is midnight, 12 p.m. noon. */
function onTwelve(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function unreadable(typed: string): UserError {
  return new UserError('error.timeUnreadable', { text: typed.trim() });
}
