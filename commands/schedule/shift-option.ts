import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { originOf, scheduledShifts, shiftsStanding } from '../../src/strike/now.ts';
import type { IsoDate, Site, SiteId, WallTime } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { timeReadings } from '../../src/wording/read/time.ts';
import { joinAnd, siteNames } from '../../src/wording/say/lines.ts';
import { shortDateAndTime, timeInWords } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { marked, UserError } from '../../src/wording/user-error.ts';
import { choice } from '../kit/choices.ts';
import type { StrikeContext } from '../kit/command.ts';
import { said, type Written } from '../kit/typed-option.ts';
import { shift } from './options.ts';

/** What is typed or picked as the day for the line that stands at this moment, whatever the day on which it began. */
export const NOW = 'now';

/** The shifts of some lines on a day, by when the schedule starts them: only where there are several to choose from. */
export function shiftChoices(
  text: Text,
  view: StrikeView,
  { date, sites }: { date: IsoDate; sites: readonly SiteId[] },
  typed: string,
): APIApplicationCommandOptionChoice<string>[] {
  const wanted = typed.trim().toLocaleLowerCase(text.locale);
  return scheduledShifts(view, date, sites)
    .map(({ from, to }) => {
      const hours = { from: timeInWords(text, from), to: timeInWords(text, to) };
      return choice(text.t('time.range', hours), from);
    })
    .filter(
      ({ name, value }) => name.toLocaleLowerCase(text.locale).includes(wanted) || value.includes(wanted),
    )
    .slice(0, DiscordLimit.choices);
}

/**
 * The shifts that were named, by the times at which the schedule starts them; undefined where none was. Throws a UserError for
 * one that these lines do not have that day.
 */
export function readShifts(
  written: Written,
  text: Text,
  view: StrikeView,
  { date, sites }: { date: IsoDate; sites: readonly SiteId[] },
): WallTime[] | undefined {
  const typed = said(written, shift.name);
  if (typed === undefined) return undefined;
  const known = scheduledShifts(view, date, sites).map(({ from }) => from);
  return typed.split(/\s*,\s*/).map(each => {
    const found = timeReadings(each).find(time => known.includes(time));
    if (found !== undefined) return found;
    if (known.length === 0) throw new UserError('error.noShifts');
    const shifts = joinAnd(
      text,
      known.map(time => timeInWords(text, time)),
    );
    throw new UserError('error.unknownShift', { text: each, shifts: marked(shifts) });
  });
}

/** The lines that stand at this moment, as a day, lines and shifts. Throws a UserError where none stands, or of two days. */
export function readStanding(
  { view, clock }: Pick<StrikeContext, 'view' | 'clock'>,
  only: readonly SiteId[],
): { date: IsoDate; sites: SiteId[]; shifts: WallTime[] } {
  const [first, ...others] = shiftsStanding(view, clock.now(), only);
  if (!first) throw new UserError('error.noneStands');
  if (others.length > 0) throw new UserError('error.standApart');
  return {
    date: first.date,
    sites: [...new Set(first.shifts.map(({ site }) => site.id))],
    shifts: [...new Set(first.shifts.map(originOf))],
  };
}

/** "The line that stands now, since Mon Jan 6, 7 p.m.: Fresno", where it began on the day before. */
export function standingChoice(
  text: Text,
  { view, clock }: Pick<StrikeContext, 'view' | 'clock'>,
  today: IsoDate,
  may: readonly Site[],
): APIApplicationCommandOptionChoice<string>[] {
  const own = may.map(({ id }) => id);
  const [first] = shiftsStanding(view, clock.now(), own);
  const [shift] = first?.shifts ?? [];
  if (!first || !shift || first.date >= today) return [];
  const since = shortDateAndTime(text, shift.start, shift.site.timezone);
  const sites = siteNames(text, [...new Set(first.shifts.map(({ site }) => site))]);
  return [choice(text.t('choice.standsNow', { since, sites }), NOW)];
}
