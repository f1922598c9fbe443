import * as z from 'zod';
import { quote, type Reading, readWith } from './reading.ts';
import { KNOWN_ZONES, zoneNamed } from './time-zone.ts';
import { expecting, expectingId, expectingText } from './value-words.ts';
import { readWeekdays } from './weekday-words.ts';
import { readWrittenDate } from './written-date.ts';
import { readEventTime, readWallTime, readWeekdayTime } from './written-time.ts';

/** The single values of a strike file: each reads what a host writes, and says in words what is wrong with it. */

/** A Discord id. It is text: as a number it would lose its last digits. */
export const snowflake = z
  .string({ error: expectingId })
  .refine(id => /^\d{17,20}$/.test(id), {
    error: issue =>
      `${quote(String(issue.input))} is not a Discord id, which is 17 to 20 digits; copy it with "Copy ID"`,
  })
  .meta({ pattern: '^\\d{17,20}$' });

export const idOrIds = z
  .union(
    [snowflake, z.array(snowflake, { error: expectingId }).min(1, 'is an empty list; write at least one id')],
    {
      error: expectingId,
    },
  )
  .transform(ids => [ids].flat());

export const date = written('a date, like "Mon 2024-10-21"', readWrittenDate).meta({
  pattern: '^(\\w+\\.?,? +)?\\d{4}-\\d{2}-\\d{2}$',
});

export const wallTime = written('a time, like "08:00"', readWallTime).meta({ pattern: '^\\d{1,2}:\\d{2}$' });
export const weekdayTime = written('a weekday and a time, like "Sun 18:00"', readWeekdayTime);
export const duration = written('a length of time, like 2h or 90m', readDuration);

const weekdaysText = written('weekdays, like Mon-Fri', readWeekdays);
export const weekdays = z
  .union([weekdaysText, z.array(weekdaysText).min(1, 'is an empty list; write at least one weekday')], {
    error: expecting('weekdays, like Mon-Fri or [Mon, Wed]'),
  })
  .transform(days => [...new Set(days.flat())]);

export const zone = z
  .string({ error: expecting('a time zone, like America/Los_Angeles') })
  .transform((name, context) => {
    const found = zoneNamed(name);
    if (found !== undefined) return found;
    const message = `${quote(name)} is not a time zone with a place; write one like America/Los_Angeles`;
    context.addIssue({ code: 'custom', message, params: { given: name, choices: KNOWN_ZONES } });
    return z.NEVER;
  });

export const language = z
  .string({ error: expecting('a language, like en or es') })
  .refine(tag => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag), {
    error: issue => `${quote(String(issue.input))} is not a language tag; write one like en, es or zh-CN`,
  });

/** The host's own short name for a site, a group, a role or a topic. A letter first, so that their order is kept. */
export const slug = z
  .string({ error: expecting('a short name, like san-diego') })
  .refine(text => /^[a-z][a-z0-9-]{0,31}$/.test(text), {
    error: issue =>
      `${quote(String(issue.input))} cannot be a short name; write small letters, digits and hyphens, like san-diego`,
  })
  .meta({ pattern: '^[a-z][a-z0-9-]{0,31}$' });

export function webAddress(most = 300) {
  return text('an address, like https://home.nuhw.org', most).refine(isWebAddress, {
    error: issue =>
      `${quote(String(issue.input))} is not a web address; write it in full, like https://home.nuhw.org`,
  });
}

/** One line of text. */
export function line(what: string, most: number) {
  return text(what, most).refine(value => !/[\p{Cc}\u2028\u2029]/u.test(value), {
    error: 'has a line break or a control character; write it on one line',
  });
}

/** Text of any number of lines, no longer than Discord or a phone can show. */
export function text(what: string, most: number) {
  return z
    .string({ error: expectingText(what) })
    .trim()
    .min(1, `is empty; write ${what}`)
    .max(most, {
      error: issue =>
        `is ${(issue.input as string).length} characters long; write ${most} at most, so that it can be shown`,
    });
}

export const eventTime = line('a time, like "12:00" or lunchtime', 60).transform(readWith(readEventTime));

function written<T>(what: string, read: (text: string) => Reading<T>) {
  return z.string({ error: expecting(what) }).transform(readWith(read));
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\//.test(address) && URL.canParse(address);
}

const WRITTEN = /^(?:(?<hours>\d{1,3})\s*h)?\s*(?:(?<minutes>\d{1,4})\s*m(?:in)?)?$/i;

/** Reads a length of time, "2h", "90m" or "1h30m", as whole minutes. */
export function readDuration(text: string): Reading<number> {
  const parts = WRITTEN.exec(text.trim())?.groups;
  if (!parts || (parts.hours === undefined && parts.minutes === undefined)) {
    return { wrong: `${quote(text)} is not a length of time; write it like 2h, 90m or 1h30m` };
  }
  return { value: Number(parts.hours ?? 0) * 60 + Number(parts.minutes ?? 0) };
}
