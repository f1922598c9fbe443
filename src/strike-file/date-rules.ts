import { addDays } from '../strike/dates.ts';
import type { IsoDate } from '../strike/strike.ts';
import { writtenDate } from '../strike/written-date.ts';
import { type Context, complain, items } from './context.ts';
import { sound } from './shapes.ts';
import type { WrittenStrike } from './written-strike.ts';

/** The rules between the dates of a strike file. */
export function checkCalendar(written: WrittenStrike, context: Context): void {
  checkEnds(written, context);
  checkQuietDays(written, context);
  checkDates(written, context);
  checkSessions(written, context);
}

function checkEnds({ began, ended }: WrittenStrike, context: Context): void {
  if (!sound(context, 'began') || !sound(context, 'ended') || !ended || ended >= began) return;
  complain(context, ['ended'], `is before the strike began (${writtenDate(began)}); write a later date`);
}

function checkQuietDays(written: WrittenStrike, context: Context): void {
  const stretches = items(written, 'quiet_days').flatMap((day, index) => {
    const from = day?.date ?? day?.from;
    const to = day?.date ?? day?.to;
    return sound(context, 'quiet_days', index) && from && to ? [{ from, to, reason: day.reason, index }] : [];
  });
  stretches.forEach((stretch, position) => {
    const clash = stretches
      .slice(0, position)
      .find(other => overlap(other, stretch) && other.reason !== stretch.reason);
    if (!clash) return;
    const shared = [clash.from, stretch.from].toSorted().at(-1) ?? stretch.from;
    const already = `${writtenDate(shared)} is already quiet for another reason (${JSON.stringify(clash.reason)})`;
    complain(context, ['quiet_days', stretch.index], `${already}; write one reason for a day`);
  });
}

type Stretch = { from: IsoDate; to: IsoDate };

function overlap(one: Stretch, other: Stretch): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** What lies before the strike where it cannot, or long before it, has a wrong year more often than not. */
function checkDates(written: WrittenStrike, context: Context): void {
  if (!sound(context, 'began')) return;
  const { began } = written;
  const notBefore = (first: IsoDate, date: IsoDate | undefined, path: PropertyKey[]) => {
    if (!date || !sound(context, ...path) || date >= first) return;
    const message = `is ${first === began ? '' : 'more than a year '}before the strike began (${writtenDate(began)})`;
    complain(context, path, `${message}; write a later date`);
  };
  items(written, 'quiet_days').forEach((day, index) => {
    const end = day?.to === undefined ? 'date' : 'to';
    notBefore(began, day?.[end], ['quiet_days', index, end]);
  });
  for (const [id, site] of Object.entries(written.sites ?? {})) {
    notBefore(began, site?.closes, ['sites', id, 'closes']);
  }
  items(written, 'events').forEach((event, index) => {
    const key = event?.announced === undefined ? 'date' : 'announced';
    notBefore(addDays(began, -366), event?.[key], ['events', index, key]);
  });
}

function checkSessions(written: WrittenStrike, context: Context): void {
  if (!sound(context, 'negotiations')) return;
  const sessions = written.negotiations?.sessions ?? [];
  const taken = new Set<IsoDate>();
  sessions.forEach(({ date }, index) => {
    if (!taken.has(date)) {
      taken.add(date);
      return;
    }
    const message = `${writtenDate(date)} already has a session; write one session for a day`;
    complain(context, ['negotiations', 'sessions', index, 'date'], message);
  });
}
