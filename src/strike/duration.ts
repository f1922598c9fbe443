import { quote, type Reading } from './reading.ts';

const WRITTEN = /^(?:(?<hours>\d{1,3})\s*h)?\s*(?:(?<minutes>\d{1,4})\s*m(?:in)?)?$/i;

/** Reads a length of time, "2h", "90m" or "1h30m", as whole minutes. */
export function readDuration(text: string): Reading<number> {
  const parts = WRITTEN.exec(text.trim())?.groups;
  if (!parts || (parts.hours === undefined && parts.minutes === undefined)) {
    return { wrong: `${quote(text)} is not a length of time; write it like 2h, 90m or 1h30m` };
  }
  return { value: Number(parts.hours ?? 0) * 60 + Number(parts.minutes ?? 0) };
}
