import type { AutocompleteInteraction } from 'discord.js';
import { type Act, isEntry } from '../../src/strike/acts.ts';
import { spanOf } from '../../src/strike/changes.ts';
import { addDays, strikeDate } from '../../src/strike/dates.ts';
import { sitesOf } from '../../src/strike/sites.ts';
import type { IsoDate, SiteId } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { dateReadings } from '../../src/wording/read/date.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { actChoices } from '../kit/acts/act-option.ts';
import { isOwnToUndo, ownSites } from '../kit/asker.ts';
import type { StrikeContext } from '../kit/command.ts';
import { dateChoices, dateOption } from '../kit/date-option.ts';
import { nobodyIn, roleChoices } from '../kit/role-option.ts';
import { readSites, siteChoices, siteOption } from '../kit/site-option.ts';
import { ping } from '../kit/text-option.ts';
import { timeChoices } from '../kit/time-option.ts';
import { typing } from '../kit/typed-limits.ts';
import { undatedChoices } from './dated-at-last.ts';
import { offeredSites } from './offered-sites.ts';
import * as option from './options.ts';
import { reasonChoices } from './reasons.ts';
import { NOW, shiftChoices, standingChoice } from './shift-option.ts';

/** What is offered while an option of `/schedule` is being typed. */
export async function suggest(interaction: AutocompleteInteraction, context: StrikeContext): Promise<void> {
  const { view, clock, text } = context;
  const words = text(interaction.locale);
  const { name, value } = typing(interaction);
  const today = strikeDate(view.strike, clock.now());
  switch (name) {
    case dateOption.name:
      return interaction.respond(dayChoices(interaction, context, value));
    case option.shift.name: {
      const date = typedDate(interaction, words, view, today) ?? today;
      const sites = sitesTyped(interaction, view);
      return interaction.respond(shiftChoices(words, view, { date, sites }, value));
    }
    case option.until.name: {
      const after = typedDate(interaction, words, view, today);
      return interaction.respond(dateChoices(words, view, today, value, { after }));
    }
    case siteOption.name:
    case option.name.name: {
      const subcommand = interaction.options.getSubcommand();
      const date = typedDate(interaction, words, view, today) ?? today;
      const sites = offeredSites(view, subcommand, date, interaction);
      const isSingle = subcommand === 'open' || subcommand === 'close';
      return interaction.respond(siteChoices(words, view, value, { sites, isSingle }));
    }
    case option.title.name:
      return interaction.respond(undatedChoices(view, value));
    case option.reason.name:
      return interaction.respond(reasonChoices(view, value));
    case option.start.name:
    case option.end.name:
    case option.announce.name:
      return interaction.respond(timeChoices(words, view, value, name));
    case ping.name:
      return interaction.respond(roleChoices(view.strike, value, nobodyIn(interaction, words)));
    default: {
      const isOwn = isOwnToUndo(interaction, view.strike, today);
      const isMeant = (act: Act) => isOwn(act) && !isPast(act, today);
      return interaction.respond(actChoices(words, view, today, value, isMeant));
    }
  }
}

/** Of days that are over nothing can be taken back any more; a night line of yesterday's may still stand. */
function isPast(act: Act, today: IsoDate): boolean {
  if (isEntry(act)) return false;
  const { to } = spanOf(act);
  return to !== undefined && to < addDays(today, -1);
}

/** The coming days; first the line that stands now, where it began before midnight and could be called off. */
function dayChoices(interaction: AutocompleteInteraction, context: StrikeContext, typed: string) {
  const { view, clock, text } = context;
  const words = text(interaction.locale);
  const today = strikeDate(view.strike, clock.now());
  const coming = dateChoices(words, view, today, typed);
  const isOfShifts = ['cancel', 'hours', 'move'].includes(interaction.options.getSubcommand());
  if (!isOfShifts || !NOW.startsWith(typed.trim().toLowerCase())) return coming;
  const standing = standingChoice(words, context, today, ownSites(interaction, view));
  return [...standing, ...coming].slice(0, DiscordLimit.choices);
}

/** The lines that were typed beside what is being typed; all where none can be read. */
function sitesTyped(interaction: AutocompleteInteraction, view: StrikeView): SiteId[] {
  const all = sitesOf(view.strike, view.changes);
  try {
    return (readSites(interaction, view) ?? all).map(({ id }) => id);
  } catch (error) {
    if (error instanceof UserError) return all.map(({ id }) => id);
    throw error;
  }
}

/** The date that was typed beside what is being typed, as far as it can be read. */
function typedDate(
  { options }: AutocompleteInteraction,
  text: Text,
  view: StrikeView,
  today: IsoDate,
): IsoDate | undefined {
  const [date] = dateReadings(text, options.getString(dateOption.name) ?? '', today, view);
  return date;
}
