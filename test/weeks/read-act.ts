import { addDays, datesFrom } from '../../src/strike/dates.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import { type Message, namesIn } from './message.ts';
import { datesSince, readDates } from './said-dates.ts';
import { type Range, readClocks, readHours, type SaidHours } from './said-hours.ts';
import type { Statement } from './statements.ts';

/** What the first line of a notice says, and the date that its other lines speak of. */
export interface ReadAct {
  date: IsoDate;
  hours?: SaidHours;
  statements: Statement[];
}

/** What was said besides the dates: `sites` is undefined where it is about all lines. */
interface Said {
  sites: readonly string[] | undefined;
  /** The names of all lines. */
  names: readonly string[];
  hours: string;
  starts: string;
}

type Says = (date: IsoDate, said: Said) => Statement[];

const none: Says = (date, { sites }) => [
  sites
    ? { about: 'sites', date, sites, says: { is: 'none' } }
    : { about: 'day', date, says: { is: 'none' } },
];
const open: Says = (date, { sites }) => [{ about: 'open', date, ...(sites && { sites }) }];
const other: Says = date => [{ about: 'else', date }];
const without: Says = (date, { sites, names, starts }) => [
  { about: 'without', date, sites: sites ?? names, starts: readClocks(starts) },
];
const instead: Says = (date, { sites, names, starts, hours }) =>
  rangesIn(hours).map(range => ({
    about: 'instead',
    date,
    sites: sites ?? names,
    starts: readClocks(starts),
    range,
  }));
const also: Says = (date, { sites, names, hours }) =>
  rangesIn(hours).map(range => ({ about: 'also', date, sites: sites ?? names, range }));
const stand: Says = (date, { sites, names, hours }) => {
  const says = readHours(hours);
  if (!says) return [];
  if (says.is !== 'starts') return [{ about: 'sites', date, sites: sites ?? names, says }];
  return says.at.map(({ minute, names: own }) => ({
    about: 'sites',
    date,
    sites: own,
    says: { is: 'start', at: minute },
  }));
};
const allStand: Says = (date, { hours }) => {
  const says = readHours(hours);
  return says
    ? [
        { about: 'open', date },
        { about: 'day', date, says },
      ]
    : [];
};

const NAME = '(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]+';
const SITES = `(?<sites>any line|every line|${NAME}(?:(?:, | and )${NAME})*)`;
/** Up to the reason, or the end of the sentence. */
const DATES = '(?<dates>[^:]+?)(?:: |[.]$)';

/**
 * Each has `dates`, or `since` where it holds from then on, or `after` where it does from the next day on; of what is about
 * some lines, `sites`.
 */
const SENTENCES: readonly [words: RegExp, says: Says][] = [
  [new RegExp(`^No picket at ${SITES}, ${DATES}`), none],
  [new RegExp(`^No picket from (?<starts>.+?) at ${SITES}, ${DATES}`), without],
  [new RegExp(`^Picket at ${SITES}, (?<dates>.+?), is (?<hours>.+)$`), stand],
  [new RegExp(`^The picket from (?<starts>.+?) at ${SITES}, (?<dates>.+?), is (?<hours>.+)$`), instead],
  [new RegExp(`^An extra shift at ${SITES}, (?<dates>[^:]+?): (?<hours>.+)$`), also],
  [new RegExp(`^Picket as usual at ${SITES}, ${DATES}`), open],
  [new RegExp(`^No picket lines (?!today|tomorrow|on |yet)${DATES}`), none],
  [new RegExp(`^The picket lines are suspended, ${DATES}`), none],
  [/^The picket lines are suspended (?<dates>from .+? until further notice)/, none],
  [/^The picket lines are back from (?<since>[^:]+?)(?:: |\.$)/, open],
  [new RegExp(`^A picket line opens at ${SITES}, (?<since>[^:]+?)(?:: |[.]$)`), open],
  [new RegExp(`^The picket line at ${SITES} closes; there is none from (?<since>.+?) on`), none],
  [/^(?:Another place for .+?|.+ meets elsewhere), (?<dates>[A-Z][a-z]+day, [^:]+?): /, other],
  [/^(?:Parade|Rally): (?<dates>[^:]+ \d+)/, other],
  [/^The strike goes on: its end on (?<after>.+?), which/, open],
  [/^The strike is over; its last day was (?<after>.+?)\.$/, none],
  [/^Today, (?<after>.+?), is the last day of the strike/, none],
  [/^The last day of the strike is (?<after>.+?)(?:\.$|; )/, none],
  [new RegExp(`^The lines? at ${SITES} (?:is|are) (?<dates>.+?) after all: (?<hours>.+)$`), stand],
  [/^The lines? (?:is|are) (?<dates>.+?) after all: (?<hours>.+)$/, allStand],
];

/** Undefined where the line is none that tells of an act. */
export function readAct(line: string, message: Message): ReadAct | undefined {
  for (const [words, says] of SENTENCES) {
    const { groups } = words.exec(line) ?? {};
    if (groups) return readFound(groups, says, message);
  }
  return undefined;
}

function readFound(groups: Record<string, string>, says: Says, { today, names }: Message): ReadAct {
  const { sites = '', hours = '', starts = '', ...when } = groups;
  const dates = datesOf(when, today);
  const named = sites === '' || sites.endsWith(' line') ? undefined : namesIn(sites, names);
  const [first = today] = dates;
  const isOpen = dates.length > MOST_NAMED;
  const statements = dates
    .flatMap(date => says(date, { sites: named, names, hours, starts }))
    .map(each => (each.about === 'day' && isOpen ? { ...each, since: first } : each));
  const of = readHours(hours);
  return {
    date: dates.find(each => each >= today) ?? today,
    ...(of && { hours: of }),
    statements: [...goingOn(when, today), ...statements],
  };
}

/** More dates than this are those until further notice, or after the end. */
const MOST_NAMED = 12;

/** Until its end the strike goes on. */
function goingOn({ after = '' }: Record<string, string>, today: IsoDate): Statement[] {
  const [last] = readDates(after, today);
  return last === undefined ? [] : datesFrom(today, last).map(date => ({ about: 'goes-on', date }));
}

function datesOf({ dates, since, after }: Record<string, string>, today: IsoDate): IsoDate[] {
  if (dates !== undefined) return readDates(dates, today);
  const [first] = readDates(since ?? after ?? '', today);
  if (!first) return [];
  const [, from = first] = [today, after === undefined ? first : addDays(first, 1)].toSorted();
  return datesSince(from);
}

function rangesIn(hours: string): readonly Range[] {
  const says = readHours(hours);
  return says?.is === 'hours' ? says.ranges : [];
}
