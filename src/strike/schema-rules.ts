import type * as z from 'zod';
import { sound } from './schema-shapes.ts';
import type { IsoDate } from './strike.ts';
import { writtenDate } from './written-date.ts';
import type { WrittenStrike } from './written-strike.ts';

type Context = z.core.$RefinementCtx<WrittenStrike>;

/**
 * The rules between the parts of a strike file. Each looks only at parts that were read without a problem, so that
 * one mistake is told once, and all mistakes are told at once.
 */
export function checkTogether(written: WrittenStrike, context: Context): void {
  checkEnds(written, context);
  checkPlaces(written, context);
  checkGroups(written, context);
  checkRoles(written, context);
  checkQuietDays(written, context);
  checkDates(written, context);
  checkSessions(written, context);
}

function checkEnds({ began, ended }: WrittenStrike, context: Context): void {
  if (!sound(context, 'began') || !sound(context, 'ended') || !ended || ended >= began) return;
  complain(context, ['ended'], `is before the strike began (${writtenDate(began)}); write a later date`);
}

/** Names of sites and groups, wherever they are used, are names that `sites` knows. */
function checkPlaces(written: WrittenStrike, context: Context): void {
  const known = namesOfPlaces(written);
  if (known.length === 0) return;
  for (const list of ['picketing', 'events'] as const) {
    items(written, list).forEach((item, index) => {
      if (!sound(context, list, index, 'sites')) return;
      (item.sites ?? []).forEach((name, place) => {
        if (!known.includes(name)) unknownPlace(context, [list, index, 'sites', place], name, known);
      });
    });
  }
  if (!sound(context, 'roles', 'captain')) return;
  for (const name of Object.keys(written.roles?.captain ?? {})) {
    if (!known.includes(name)) unknownPlace(context, ['roles', 'captain', name], name, known);
  }
}

function unknownPlace(context: Context, path: PropertyKey[], given: string, choices: string[]): void {
  complain(context, path, `there is no site or group \`${given}\``, { given, choices });
}

function checkGroups({ sites }: WrittenStrike, context: Context): void {
  for (const [id, site] of Object.entries(sites ?? {})) {
    const group = site?.group;
    if (typeof group !== 'string' || !Object.hasOwn(sites, group)) continue;
    complain(
      context,
      ['sites', id, 'group'],
      `\`${group}\` is the name of a site as well; write another name for the group`,
    );
  }
}

/** The id of the guild is the id of @everyone; and members must not read the organizers' channel. */
function checkRoles({ guild, roles, channels }: WrittenStrike, context: Context): void {
  const everyone = 'is the server itself, which means everyone in it; write the id of a role';
  if (sound(context, 'guild') && sound(context, 'roles', 'organizer') && roles?.organizer?.includes(guild)) {
    complain(context, ['roles', 'organizer'], everyone);
  }
  if (sound(context, 'guild') && sound(context, 'roles', 'captain')) {
    for (const [name, ids] of Object.entries(roles?.captain ?? {})) {
      if (ids.includes(guild)) complain(context, ['roles', 'captain', name], everyone);
    }
  }
  if (sound(context, 'channels') && channels.organizers === channels.announcements) {
    const message =
      'is the channel of the announcements too, where members would read the alerts; write another id';
    complain(context, ['channels', 'organizers'], message);
  }
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

/** What cannot be of this strike is a wrong year more often than not. */
function checkDates(written: WrittenStrike, context: Context): void {
  if (!sound(context, 'began')) return;
  const { began } = written;
  const early = (date: IsoDate | undefined, what: string, ...path: PropertyKey[]) => {
    if (!date || !sound(context, ...path) || date >= began) return;
    complain(context, path, `${what} before the strike began (${writtenDate(began)}); write a later date`);
  };
  items(written, 'quiet_days').forEach((day, index) => {
    const end = day?.to === undefined ? 'date' : 'to';
    early(day?.[end], 'is', 'quiet_days', index, end);
  });
  for (const [id, site] of Object.entries(written.sites ?? {})) {
    early(site?.closes, 'is', 'sites', id, 'closes');
  }
}

function checkSessions(written: WrittenStrike, context: Context): void {
  if (!sound(context, 'negotiations')) return;
  const sessions = written.negotiations?.sessions ?? [];
  sessions.forEach(({ date }, index) => {
    if (sessions.findIndex(other => other.date === date) === index) return;
    const message = `${writtenDate(date)} already has a session; write one session for a day`;
    complain(context, ['negotiations', 'sessions', index, 'date'], message);
  });
}

/** The items of a list, or none where the list itself could not be read. */
function items<Key extends 'picketing' | 'events' | 'quiet_days'>(
  written: WrittenStrike,
  key: Key,
): WrittenStrike[Key] {
  const list: unknown = written[key];
  return (Array.isArray(list) ? list : []) as WrittenStrike[Key];
}

function namesOfPlaces({ sites }: WrittenStrike): string[] {
  if (typeof sites !== 'object' || sites === null) return [];
  const groups = Object.values(sites).map(site => site?.group);
  return [...new Set([...Object.keys(sites), ...groups.filter(group => typeof group === 'string')])];
}

function complain(
  context: Context,
  path: PropertyKey[],
  message: string,
  params?: Record<string, unknown>,
): void {
  context.addIssue({ code: 'custom', path, message, ...(params && { params }) });
}
