import {
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
} from 'discord.js';
import { groupsOf, sitesOf } from '../../src/strike/sites.ts';
import type { Site } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { alike, begins, lastNameAt, readSiteNames } from '../../src/wording/read/sites.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { choice } from './choices.ts';
import type { Written } from './typed-option.ts';

/** The optional lines of a command: one, several, a group or all. A member may type anything; the choices are a help. */
export const siteOption = {
  type: ApplicationCommandOptionType.String,
  name: 'site',
  description: 'command.picket.site',
  autocomplete: true,
  max_length: DiscordLimit.choiceName,
} as const satisfies APIApplicationCommandStringOption;

/** The sites that were asked for; undefined if none was. Throws a UserError for a name that nothing has. */
export function readSites(written: Written, { strike, changes }: StrikeView): Site[] | undefined {
  const name = written.options.getString(siteOption.name);
  if (name === null || name.trim() === '') return undefined;
  return readSiteNames(sitesOf(strike, changes), name);
}

/** What a list of lines to pick from is made of: these lines, and the groups and "all" where they are whole among them. */
interface Offered {
  /** Those that can be meant; all that there are where it is left out. */
  sites?: readonly Site[];
  /** Only one can be picked: nothing is offered that names several. */
  isSingle?: boolean;
}

/** Lines, groups and "all" whose name holds what has been typed; in a list, what completes its last name. */
export function siteChoices(
  text: Text,
  { strike, changes }: StrikeView,
  typed: string,
  { sites: meant, isSingle = false }: Offered = {},
): APIApplicationCommandOptionChoice<string>[] {
  const all = sitesOf(strike, changes);
  const offered = meant ?? all;
  const start = isSingle ? 0 : lastNameAt(typed);
  const before = named(all, typed.slice(0, start));
  const wanted = typed.slice(start).trim();
  const left = offered.filter(site => !before.includes(site));
  const several = isSingle ? [] : severalOf(text, all, left, wanted);
  const found = completing([...left.map(site => ({ name: site.name, value: site.id })), ...several], wanted);
  const [names, values] = [before.map(site => site.name), before.map(site => site.id)];
  return found
    .map(each => choice([...names, each.name].join(', '), [...values, each.value].join(', ')))
    .filter(({ value }) => value.length <= DiscordLimit.choiceName)
    .slice(0, DiscordLimit.choices);
}

type Plain = Pick<APIApplicationCommandOptionChoice<string>, 'name'> & { value: string };

/**
 * What names several lines at once: only where none of them is left out. */
function severalOf(text: Text, all: readonly Site[], left: readonly Site[], wanted: string): Plain[] {
  const groups = groupsOf(all).flatMap(group => {
    const own = all.filter(site => site.group === group);
    const isWhole = own.every(site => left.includes(site));
    return isWhole ? [{ name: text.t('choice.group', { group, count: own.length }), value: group }] : [];
  });
  const isEvery = all.length > 1 && wanted !== '' && left.length === all.length;
  return isEvery
    ? [...groups, { name: text.t('choice.allLines', { count: all.length }), value: 'all' }]
    : groups;
}

/** Those that hold what was typed, or else those that come near it. */
function completing(each: readonly Plain[], wanted: string): Plain[] {
  const found = each.filter(({ name, value }) => begins(name, wanted) || begins(value, wanted));
  if (found.length > 0) return found;
  const near = alike(
    each.map(({ name }) => name),
    wanted,
  );
  return near.flatMap(name => each.filter(other => other.name === name));
}

/** The lines that a list has already; none where they cannot be read. */
function named(all: readonly Site[], typed: string): Site[] {
  try {
    return typed === '' ? [] : readSiteNames(all, typed);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
