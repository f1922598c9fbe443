import { DateTime } from 'luxon';
import type { Change } from './change-schema.ts';
import { inForce, ofType } from './changes.ts';
import { strikeDate } from './dates.ts';
import type { IsoDate, Strike, StrikeEvent } from './strike.ts';

/** What an event is known by: its title, however it is spaced, written large or small, or closed with a stop. */
export function titleKey({ title }: Pick<StrikeEvent, 'title'>): string {
  return title
    .trim()
    .replaceAll(/\s+/gu, ' ')
    .replace(/[.\s]+$/u, '')
    .toLowerCase();
}

/**
 * Have organizers said the day of an event of the file that was announced without one, by adding an event of its title? On the days
 * before they did, what was told of it stays; without a `date` it is asked of now.
 */
export function isDatedAtLast(
  strike: Strike,
  changes: readonly Change[],
  event: StrikeEvent,
  date?: IsoDate,
): boolean {
  if (event.date !== undefined) return false;
  return ofType(inForce(changes), 'add-event').some(
    each =>
      titleKey(each.event) === titleKey(event) &&
      (date === undefined || date >= strikeDate(strike, DateTime.fromISO(each.at))),
  );
}
