import { quote, type Reading } from './reading.ts';
import type { EventTime, WallTime, Weekday } from './strike.ts';
import { weekdayNamed } from './weekday-words.ts';

const CLOCK = /^(?<hour>\d{1,2}):(?<minute>\d{2})$/;

/** Reads a wall-clock time on the 24-hour clock, "08:00" or "8:00". */
export function readWallTime(text: string): Reading<WallTime> {
  const parts = CLOCK.exec(text.trim())?.groups;
  if (!parts) return { wrong: `${quote(text)} is not a time; write it on the 24-hour clock, like "08:00"` };
  const hour = Number(parts.hour);
  const minute = Number(parts.minute);
  if (hour === 24 && minute === 0)
    return { wrong: 'midnight is written "00:00"; write that instead of "24:00"' };
  if (hour > 23 || minute > 59)
    return { wrong: `there is no time ${text.trim()}; write one from "00:00" to "23:59"` };
  return { value: `${parts.hour?.padStart(2, '0')}:${parts.minute}` as WallTime };
}

/**
 * Reads when an event happens: "12:00", "12:00-13:00" (an end before the start is on the next morning), or the
 * union's words ("lunchtime"). What begins with a digit is meant as a clock time.
 */
export function readEventTime(text: string): Reading<EventTime> {
  const trimmed = text.trim();
  if (!/^\d/.test(trimmed)) return { value: { words: trimmed } };
  const [first = '', last, ...rest] = trimmed.split(/\s*[-–]\s*/);
  if (rest.length > 0)
    return { wrong: `${quote(text)} is not a time; write it like "12:00" or "12:00-13:00"` };
  const from = readWallTime(first);
  if ('wrong' in from || last === undefined) return 'wrong' in from ? from : { value: { from: from.value } };
  const to = readWallTime(last);
  if ('wrong' in to) return to;
  if (to.value === from.value)
    return { wrong: `it ends when it starts, at ${to.value}; write the end, or only the start` };
  return { value: { from: from.value, to: to.value } };
}

/** Reads a moment of the week: "Sun 18:00". */
export function readWeekdayTime(text: string): Reading<{ weekday: Weekday; time: WallTime }> {
  const [word = '', clock = '', ...rest] = text.trim().split(/\s+/);
  const weekday = weekdayNamed(word);
  if (weekday === undefined || clock === '' || rest.length > 0) {
    return { wrong: `${quote(text)} is not a weekday and a time; write them like "Sun 18:00"` };
  }
  const time = readWallTime(clock);
  return 'wrong' in time ? time : { value: { weekday, time: time.value } };
}
