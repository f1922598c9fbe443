import { type Context, complain, items } from './context.ts';
import { checkCalendar } from './date-rules.ts';
import { sound } from './shapes.ts';
import type { WrittenStrike } from './written-strike.ts';

/**
 * The rules between the parts of a strike file. Each looks only at parts that were read without a problem, so that
 * one mistake is told once, and all mistakes are told at once.
 */
export function checkTogether(written: WrittenStrike, context: Context): void {
  checkPlaces(written, context);
  checkGroups(written, context);
  checkRoles(written, context);
  checkBroadcasts(written, context);
  checkCalendar(written, context);
}

/** Names of sites and groups, wherever they are used, are names that `sites` knows. */
function checkPlaces(written: WrittenStrike, context: Context): void {
  const known = namesOfPlaces(written);
  if (known.size === 0) return;
  const choices = [...known];
  for (const list of ['picketing', 'events'] as const) {
    items(written, list).forEach((item, index) => {
      if (!sound(context, list, index, 'sites')) return;
      (item.sites ?? []).forEach((name, place) => {
        if (!known.has(name)) unknownPlace(context, [list, index, 'sites', place], name, choices);
      });
    });
  }
  if (!sound(context, 'roles', 'captain')) return;
  for (const name of Object.keys(written.roles?.captain ?? {})) {
    if (!known.has(name)) unknownPlace(context, ['roles', 'captain', name], name, choices, true);
  }
}

function unknownPlace(
  context: Context,
  path: PropertyKey[],
  given: string,
  choices: string[],
  atKey = false,
) {
  complain(context, path, `there is no site or group \`${given}\``, { given, choices, atKey });
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
  if (sound(context, 'roles')) {
    roles?.captain_mention?.forEach((name, index) => {
      checkMention(roles, ['roles', 'captain_mention', index], name, context);
    });
  }
  if (sound(context, 'channels') && channels.organizers === channels.announcements) {
    const message =
      'is the channel of the announcements too, where members would read the alerts; write another id';
    complain(context, ['channels', 'organizers'], message);
  }
}

/** A broadcast goes to each channel once, and never where the organizers talk; an alert pings a role that may be pinged. */
function checkBroadcasts({ broadcasts, channels, alerts, roles }: WrittenStrike, context: Context): void {
  if (sound(context, 'broadcasts') && sound(context, 'channels')) {
    const used = new Map(Object.entries(channels).map(([use, id]) => [id, `channels.${use}`]));
    for (const [name, id] of Object.entries(broadcasts?.channels ?? {})) {
      const path = ['broadcasts', 'channels', name];
      const other = used.get(id);
      if (name === 'announcements') {
        complain(context, path, 'is always in the list, as channels.announcements has it; take it out');
      } else if (other !== undefined) {
        complain(context, path, `is ${other} as well; write another id or take it out`);
      }
      used.set(id, path.join('.'));
    }
  }
  if (sound(context, 'alerts') && sound(context, 'roles')) {
    checkMention(roles, ['alerts', 'mention'], alerts?.mention, context);
  }
}

/** What pings a role names one of `roles.mention`. */
function checkMention(
  roles: WrittenStrike['roles'] | undefined,
  path: PropertyKey[],
  given: string | undefined,
  context: Context,
): void {
  const choices = Object.keys(roles?.mention ?? {});
  if (given === undefined || choices.includes(given)) return;
  complain(context, path, `there is no role \`${given}\` in roles.mention`, { given, choices });
}

function namesOfPlaces({ sites }: WrittenStrike): Set<string> {
  if (typeof sites !== 'object' || sites === null) return new Set();
  const groups = Object.values(sites).map(site => site?.group);
  return new Set([...Object.keys(sites), ...groups.filter(group => typeof group === 'string')]);
}
