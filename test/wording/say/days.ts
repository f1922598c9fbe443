import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { readStrikeText } from '../../../src/settings/strike-file.ts';
import { addDays, isoDate } from '../../../src/strike/dates.ts';
import { dateAt } from '../../../src/strike/now.ts';
import { sitesNamed, sitesOf } from '../../../src/strike/sites.ts';
import type { Strike } from '../../../src/strike/strike.ts';
import type { StrikeView } from '../../../src/strike/view.ts';
import { evePost, morningPost, outlookPost } from '../../../src/wording/say/announcements.ts';
import { dayAnswer } from '../../../src/wording/say/day-answer.ts';
import { nextAnswer } from '../../../src/wording/say/next-answer.ts';
import { sitesAnswer } from '../../../src/wording/say/sites-answer.ts';
import { weekAnswer } from '../../../src/wording/say/week.ts';
import { changesOf, type WrittenChange } from '../../support/strikes.ts';
import { english } from './example.ts';

const folder = new URL('../../fixtures/days/', import.meta.url);

/** A strike of the fixtures. */
export function strikeNamed(name: string): Strike {
  const reading = readStrikeText(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'), name);
  if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.problems)}`);
  return reading.strike;
}

/**
 * What is answered or posted: `asked` is "today", "next at gate", "morning" or a date, and `at` a wall-clock time with its zone:
 * "2026-11-24 12:00 America/Los_Angeles".
 */
export function said(name: string, at: string, asked: string, ...changes: WrittenChange[]): string {
  const view: StrikeView = { strike: strikeNamed(name), changes: changesOf(...changes) };
  const [date = '', time = '', zone = ''] = at.split(' ');
  const now = DateTime.fromISO(`${date}T${time}`, { zone });
  const [what = '', site] = asked.split(' at ');
  const all = sitesOf(view.strike, view.changes);
  const sites = site === undefined ? undefined : sitesNamed(all, site);
  const today = dateAt(view.strike, now, sites);
  const answers: Record<string, () => string> = {
    today: () => dayAnswer(english, view, today, now, sites),
    tomorrow: () => dayAnswer(english, view, addDays(today, 1), now, sites),
    next: () => nextAnswer(english, view, now, sites),
    week: () => weekAnswer(english, view, today, now, sites),
    sites: () => sitesAnswer(english, view, sites ?? all, today),
    morning: () => morningPost(english, view, today),
    eve: () => evePost(english, view, today),
    outlook: () => outlookPost(english, view, today),
  };
  return answers[what]?.() ?? dayAnswer(english, view, isoDate(what), now, sites);
}
