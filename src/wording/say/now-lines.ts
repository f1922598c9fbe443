import type { Now } from '../../strike/now.ts';
import { isAroundTheClock, type Stretch } from '../../strike/stretches.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import { rowsWithin } from '../fit-lines.ts';
import { discordTime } from '../marks.ts';
import { clockTime, weekdayName } from '../times.ts';
import type { Text } from '../translator.ts';
import { whenInWords } from './day-headline.ts';
import { allLines } from './day-parts.ts';
import { fittingLine, type Headline } from './first-line.ts';
import { groupsOf, hoursForms, timeInZone } from './hours.ts';
import { siteNames, sitesInSentence } from './lines.ts';

/** Of which date it is said, whose lines were asked for, and all that could stand. */
export interface NowAsked {
  date: IsoDate;
  at?: readonly Site[] | undefined;
  open: readonly Site[];
  room: number;
}

/**
 * How the lines are at this instant: which stand and until when, which come next, which are over. Never one interval over
 * gaps or over sites.
 */
export function nowLines(text: Text, now: Now, asked: NowAsked): string[] {
  const { standing, next, over } = now;
  const isLed = standing.length > 0;
  const { first, left } = isLed ? standingLine(text, now, asked) : noneStands(text, next, asked);
  return [first, ...left, ...(isLed ? comingRows(text, next, asked) : []), ...overLines(text, over, asked)];
}

/** Which lines stand, in one line, for an answer that is about something else. */
export function standingNow(text: Text, now: Now, date: IsoDate): string {
  return standingLine(text, now, { date, open: [], room: Number.POSITIVE_INFINITY }).first;
}

/** Sites whose lines stand from the same instant to the same, earliest end first. */
function togetherOf(stretches: readonly Stretch[]): Stretch[][] {
  const groups = Map.groupBy(
    stretches,
    ({ start, end }) => `${start.toMillis()} ${end.toMillis()} ${start.zoneName}`,
  );
  return [...groups.values()].toSorted((a, b) => (a[0]?.end.toMillis() ?? 0) - (b[0]?.end.toMillis() ?? 0));
}

function standingLine(text: Text, { standing }: Now, asked: NowAsked): Headline {
  const groups = togetherOf(standing);
  return fittingLine(standingForms(text, groups, asked));
}

function* standingForms(text: Text, groups: Stretch[][], asked: NowAsked): Iterable<Headline> {
  const [together = []] = groups;
  const [earliest] = together;
  if (!earliest) return;
  const all = groups.flat().map(siteOf);
  if (groups.every(group => group.every(isAroundTheClock))) {
    const words = { sites: sitesInSentence(text, all), count: all.length };
    yield { first: text.t('now.standingAroundTheClock', words), left: [] };
    const left = [text.t('day.atSites', words)];
    return yield { first: text.t('now.standingCountedAroundTheClock', words), left };
  }
  if (groups.length === 1) return yield* oneGroup(text, all, earliest, asked);
  const rows = rowsWithin(standingRows(text, groups), asked.room, count =>
    text.t('lines.restNight', { count }),
  );
  const inWords = groups.map(group =>
    text.t('now.group', { sites: siteNames(text, group.map(siteOf)), until: untilOf(text, group) }),
  );
  yield { first: text.t('now.standingGroups', { groups: inWords.join('; ') }), left: rows };
  const words = { count: all.length, until: untilOf(text, together) };
  yield { first: text.t('now.standingCounted', words), left: rows };
}

/** All that stand do so from the same instant to the same. */
function* oneGroup(
  text: Text,
  sites: readonly Site[],
  stretch: Stretch,
  asked: NowAsked,
): Iterable<Headline> {
  const words = {
    sites: siteNames(text, sites),
    count: sites.length,
    until: timeInZone(text, stretch.end),
  };
  const clock = clockOf(text, stretch);
  yield {
    first: text.t('now.standingSince', { ...words, since: since(text, stretch, asked) }),
    left: [clock],
  };
  yield { first: text.t('now.standing', words), left: [clock] };
  const isAll = sites.length === asked.open.length;
  const names = isAll
    ? allLines(text, sites)
    : text.t('day.atSites', { sites: sitesInSentence(text, sites) });
  yield { first: text.t('now.standingLines', words), left: [names, clock] };
}

function untilOf(text: Text, [first]: readonly Stretch[]): string {
  return first ? timeInZone(text, first.end) : '';
}

/** "6 a.m.", or "Monday, 10 p.m." for one that began on another day. */
function since(text: Text, { start }: Stretch, { date }: NowAsked): string {
  const [time, began] = [clockTime(text, start), start.toISODate() as IsoDate];
  return began === date ? time : text.t('time.dateAndTime', { date: weekdayName(text, began), time });
}

function clockOf(text: Text, { end }: Stretch): string {
  return text.t('now.ends', { local: discordTime(end, 't'), relative: discordTime(end, 'R') });
}

function standingRows(text: Text, groups: readonly Stretch[][]) {
  return groups.flatMap(group => {
    const [first] = group;
    if (!first) return [];
    const words = {
      hours: groupsOf(text, group)[0]?.hours ?? '',
      sites: siteNames(text, group.map(siteOf)),
      local: discordTime(first.end, 't'),
      relative: discordTime(first.end, 'R'),
    };
    return [{ words: text.t('now.row', words), lines: group.length }];
  });
}

/** Nothing stands: the next lines lead, with their sites where these are not all. */
function noneStands(text: Text, next: readonly Stretch[], asked: NowAsked): Headline {
  const { at, open, date } = asked;
  const forms = hoursForms(text, next);
  const sites = [...new Set(next.map(siteOf))];
  const isOne = groupsOf(text, next).length === 1;
  const isAll = sites.length === open.length;
  const site = at && sitesInSentence(text, at);
  const [first] = next;
  if (!first) return { first: '', left: [] };
  const starts = text.t('day.starts', {
    relative: discordTime(first.start, 'R'),
    local: discordTime(first.start, 't'),
  });
  const named =
    isOne && !isAll ? forms.map(hours => text.t('now.nextAt', { hours, sites: siteNames(text, sites) })) : [];
  const isNamed = (hours: string) => named.includes(hours) || sites.length === at?.length;
  const left = (hours: string) => [
    ...(isOne && !isNamed(hours)
      ? [isAll ? allLines(text, sites) : text.t('day.atSites', { sites: siteNames(text, sites) })]
      : []),
    ...(isOne ? [starts] : comingRows(text, next, asked)),
  ];
  const whens = [whenInWords(text, date, date), text.t('now.today')];
  const none = (words: { when: string; hours: string }) => text.t('now.none', words);
  const atSite = (words: { when: string; hours: string }) =>
    text.t('now.noneAtSite', { ...words, site: site ?? '' });
  return fittingLine(
    [...named, ...forms].flatMap(hours =>
      [...(site === undefined ? [] : [atSite]), none].flatMap(say =>
        whens.map(when => ({ first: say({ when, hours }), left: left(hours) })),
      ),
    ),
  );
}

/** The lines that start later on the date, a row for each group of hours; the date stands in the first. */
function comingRows(text: Text, next: readonly Stretch[], { date, open, room }: NowAsked): string[] {
  const groups = groupsOf(text, next);
  const rows = groups.map(({ hours, sites, first }, index) => {
    const words = {
      hours,
      sites: siteNames(text, sites),
      relative: discordTime(first.start, 'R'),
      local: discordTime(first.start, 't'),
    };
    if (index > 0) return { words: text.t('now.then', words), lines: sites.length };
    const when = whenInWords(text, date, date);
    const isAll = groups.length === 1 && sites.length === open.length;
    const row = isAll ? text.t('now.nextAll', { ...words, when }) : text.t('now.next', { ...words, when });
    return { words: row, lines: sites.length };
  });
  return rowsWithin(rows, room, count => text.t('lines.counted', { count }));
}

function overLines(text: Text, over: readonly Stretch[], { open, room }: NowAsked): string[] {
  const rows = groupsOf(text, over).map(({ hours, sites }) => ({
    words:
      sites.length === open.length
        ? text.t('now.overAll', { hours })
        : text.t('now.over', { hours, sites: siteNames(text, sites) }),
    lines: sites.length,
  }));
  return rowsWithin(rows, room, count => text.t('now.overCounted', { count }));
}

function siteOf({ site }: Stretch): Site {
  return site;
}
