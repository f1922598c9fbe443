import {
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { groupsOf, sitesNamed, sitesOf } from '../../src/strike/sites.ts';
import type { Site } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { plainWords } from '../../src/wording/plain-words.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { choice } from './choices.ts';

/** The optional site or group of a command. A member may type anything; the choices are a help. */
export const siteOption = {
  type: ApplicationCommandOptionType.String,
  name: 'site',
  description: 'command.picket.site',
  autocomplete: true,
  max_length: DiscordLimit.choiceName,
} as const satisfies APIApplicationCommandStringOption;

/** The sites that were asked for; undefined if none was. Throws a UserError for a name that nothing has. */
export function readSites(
  interaction: ChatInputCommandInteraction,
  { strike, changes }: StrikeView,
): Site[] | undefined {
  const name = interaction.options.getString(siteOption.name);
  if (name === null || name.trim() === '') return undefined;
  const all = sitesOf(strike, changes);
  // The name of a line that was opened here is kept as text for Discord.
  const [sites = []] = [name, plainWords(name.trim())]
    .map(each => sitesNamed(all, each))
    .filter(each => each.length > 0);
  if (sites.length === 0) throw new UserError('sites.unknown', { name });
  return sites;
}

/** Sites and groups whose name holds what has been typed. */
export function siteChoices(
  text: Text,
  { strike, changes }: StrikeView,
  typed: string,
): APIApplicationCommandOptionChoice<string>[] {
  const sites = sitesOf(strike, changes);
  const wanted = typed.trim().toLocaleLowerCase(text.locale);
  const groups = groupsOf(sites).map(group => {
    const count = sites.filter(site => site.group === group).length;
    return choice(text.t('choice.group', { group, count }), group);
  });
  return [...sites.map(site => choice(site.name, site.id)), ...groups]
    .filter(({ name, value }) => `${name} ${value}`.toLocaleLowerCase(text.locale).includes(wanted))
    .slice(0, DiscordLimit.choices);
}
