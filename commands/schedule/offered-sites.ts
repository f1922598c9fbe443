import type { AutocompleteInteraction } from 'discord.js';
import { dayByItself } from '../../src/strike/picket-day.ts';
import { isOpenOn } from '../../src/strike/sites.ts';
import type { IsoDate, Site } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { ownSites } from '../kit/asker.ts';

/** The lines for which somebody may do a thing and could: a captain their own, and none that the act would refuse. */
export function offeredSites(
  { strike, changes }: StrikeView,
  subcommand: string,
  date: IsoDate,
  member: Pick<AutocompleteInteraction, 'member'>,
): readonly Site[] {
  const may = ownSites(member, { strike, changes });
  if (subcommand === 'open') return may.filter(site => !isOpenOn(site, date));
  const open = may.filter(site => isOpenOn(site, date));
  if (subcommand !== 'cancel' && subcommand !== 'move') return open;
  const day = dayByItself(strike, changes, date);
  const standingThen = day.kind === 'picket' ? day.shifts.map(({ site }) => site.id) : [];
  return open.filter(({ id }) => standingThen.includes(id));
}
