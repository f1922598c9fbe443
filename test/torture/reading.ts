import { addDays, DAY } from './calendar.ts';
import type { Kind } from './oracle.ts';

/** Reads the bot's messages as a member does: by their words. */

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'].concat(
  'October',
  'November',
  'December',
);
const DATE = new RegExp(`(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (${MONTHS.join('|')}) (\\d+)`);

const WEEK = new RegExp(`^\\*\\*(?:Picket|No picket lines) ((?:${MONTHS.join('|')}) \\d+) to `);

/** Which announcement a message is; undefined if it is none that is known. */
export function announcementIn(content: string, at: number): { kind: Kind; date: string } | undefined {
  const [first = ''] = content.split('\n');
  // A week names its days without their weekdays.
  const week = WEEK.exec(first)?.[1];
  const begins = week === undefined ? undefined : dateIn(`Monday, ${week}`, at);
  if (begins !== undefined) return { kind: 'outlook', date: addDays(begins, -1) };
  const named = dateIn(first, at);
  if (named === undefined) return undefined;
  if (first.startsWith('**Picket today,')) return { kind: 'morning', date: named };
  if (first.startsWith('**No picket lines tomorrow,')) return { kind: 'eve', date: addDays(named, -1) };
  return undefined;
}

/** A fresh notice of a day that has changed since it was announced. */
export function isNotice(content: string): boolean {
  return content.startsWith('**Changed.** ');
}

export function saysThatItIsLate(content: string): boolean {
  return content.includes('\n-# Late: this was due at ');
}

const KIND_WORDS: Record<string, Kind> = {
  'morning announcement': 'morning',
  'evening notice': 'eve',
  "week's outlook": 'outlook',
};

/** Which announcements an alert says were not posted. */
export function missedIn(alert: string, at: number): { kind: Kind; date: string }[] {
  if (!/announcements? (was|were) not posted/.test(alert)) return [];
  const pattern = new RegExp(`the (${Object.keys(KIND_WORDS).join('|')}) of (${DATE.source})`, 'g');
  return [...alert.matchAll(pattern)].flatMap(([, words = '', date = '']) => {
    const kind = KIND_WORDS[words];
    const named = dateIn(date, at);
    return kind && named ? [{ kind, date: named }] : [];
  });
}

/** Of which dates' messages of the organizers an alert says that they were not posted, and in how many channels. */
export function missedMessagesIn(alert: string, at: number): { date: string; channels: number }[] {
  if (!/announcements? (was|were) not posted/.test(alert)) return [];
  const pattern = new RegExp(`the broadcast of (${DATE.source})(?: in (\\d+) channels)?`, 'g');
  return [...alert.matchAll(pattern)].flatMap(([, date = '', , , channels = '1']) => {
    const named = dateIn(date, at);
    return named ? [{ date: named, channels: Number(channels) }] : [];
  });
}

export const CONDITIONS = ['clock', 'commands', 'refused', 'unreadable'] as const;
/** What organizers are told of when it begins, and when it ends. */
export type Condition = (typeof CONDITIONS)[number];

const BEGINNINGS: Record<Condition, RegExp> = {
  clock: /^\*\*My clock is \d+ minutes? (ahead of|behind) Discord’s/,
  commands: /^\*\*My commands are missing on this server/,
  refused: /^\*\*(Discord does not let me post |The .* was refused by Discord)/,
  unreadable: /^\*\*I do not know whether /,
};
const ENDINGS: Record<Condition, RegExp> = {
  clock: /^\*\*Solved:\*\* my clock is right again/,
  commands: /^\*\*Solved:\*\* my commands are on this server/,
  refused: /^\*\*Solved:\*\* I could post in /,
  unreadable: /^\*\*Solved:\*\* I can read /,
};

/** Of which condition an alert says that it begins or ends; undefined if of none. */
export function conditionIn(alert: string): { about: Condition; is: 'begun' | 'ended' } | undefined {
  for (const about of CONDITIONS) {
    if (BEGINNINGS[about].test(alert)) return { about, is: 'begun' };
    if (ENDINGS[about].test(alert)) return { about, is: 'ended' };
  }
  return undefined;
}

/** The first date that a text names, in the year that is nearest to an instant. */
function dateIn(text: string, at: number): string | undefined {
  const [, month = '', day = ''] = DATE.exec(text) ?? [];
  if (month === '') return undefined;
  const year = new Date(at).getUTCFullYear();
  const candidates = [year - 1, year, year + 1].map(each =>
    Date.UTC(each, MONTHS.indexOf(month), Number(day)),
  );
  const [nearest] = candidates.filter(each => Math.abs(each - at) < 180 * DAY);
  return nearest === undefined ? undefined : new Date(nearest).toISOString().slice(0, 10);
}
