import { addDays } from '../../src/strike/dates.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import { type Message, namesIn } from './message.ts';
import { readAct } from './read-act.ts';
import { readWeekRow } from './read-week.ts';
import { datesSince, readDates } from './said-dates.ts';
import { readClocks, readHours, type SaidHours, type Says } from './said-hours.ts';
import type { Statement } from './statements.ts';

/** How far the reading of a message has come: the date that it speaks of, and the hours of that. */
interface Place {
  date: IsoDate;
  hours?: SaidHours | undefined;
  /** The lines that its rows have named so far. */
  rows: Map<string, Says>;
}

/** What the words of a message say of which dates and lines, in its order. It knows nothing of the strike but its names. */
export function readMessage(message: Message): Statement[] {
  const lines = message.content
    .replaceAll('\u00A0', ' ')
    .replaceAll('**', '')
    .replace(/^Changed\. /, '')
    .split('\n');
  // It says itself that it holds no more, and where to look.
  if (lines[0]?.startsWith('No longer the last word')) return [];
  const place: Place = { date: message.today, rows: new Map() };
  // What was taken back stands last, and was so before the rest was said.
  const back = lines.flatMap(line => (TAKEN_BACK.test(line) ? readTakenBack(line, message) : []));
  return [...back, ...lines.flatMap(line => readLine(line, message, place))];
}

const TAKEN_BACK = /^(?:Taken back|In place of): /;

/** Nobody knows by that alone how the lines are then. */
function readTakenBack(line: string, message: Message): Statement[] {
  const said = readAct(line.replace(TAKEN_BACK, ''), message)?.statements ?? [];
  return said
    .filter(({ date }) => date >= message.today)
    .map(
      (each): Statement => ({
        about: 'open',
        date: each.date,
        ...('sites' in each && { sites: namesOf(each.sites) }),
      }),
    );
}

function namesOf(sites: readonly string[] | ReadonlyMap<string, unknown> | undefined): string[] {
  return sites === undefined ? [] : [...(sites instanceof Map ? sites.keys() : (sites as readonly string[]))];
}

function readLine(line: string, message: Message, place: Place): Statement[] {
  if (/^(-#|<@|@everyone|Taken back: |In place of: |It said)/.test(line)) return [];
  const week = readWeekRow(line, message);
  if (week) {
    place.date = week.at(-1)?.date ?? place.date;
    return week;
  }
  const act = readAct(line, message);
  if (act) {
    place.date = act.date;
    place.hours = act.hours;
    return act.statements;
  }
  return readDay(line, message, place) ?? readPlaces(line, message, place) ?? readAhead(line, message, place);
}

const DAY = /^(?:As the schedule stands now, p|P)icket ((?:today|tomorrow|on )[^:]*): (.+)\.$/;
const OVER = /^Picket (.+?), is over/;
const CALLED_OFF = /^Picket lines called off at .+? ((?:today|tomorrow|on ).*?): /;
const NONE =
  /^No (?:picket lines?|picket line starts|other line starts) ((?:today|tomorrow|on )[^:]*?)(?::.*)?\.$/;

/** The first line about a day, whichever it is. */
function readDay(line: string, { today }: Message, place: Place): Statement[] | undefined {
  const [, when, words] = DAY.exec(line) ?? [];
  const none = (OVER.exec(line) ?? CALLED_OFF.exec(line) ?? NONE.exec(line))?.[1];
  const [date] = readDates(when ?? none ?? '', today);
  if (!date) return undefined;
  place.date = date;
  place.rows = new Map();
  place.hours = words === undefined ? { is: 'none' } : readHours(words);
  return place.hours ? [{ about: 'day', date, says: place.hours }] : [];
}

const COUNTED = /^(?:One line|Both lines|All \d+ lines|\d+ of \d+ lines): (.+)\.$/;
const ROW = /^- (.+): ([^:;]+?)(?:; starts .*)?$/;

/** Which lines these are. */
function readPlaces(line: string, { names }: Message, place: Place): Statement[] | undefined {
  const { date } = place;
  const longer = /^Hours: (.+)\.$/.exec(line)?.[1];
  if (longer !== undefined) {
    place.hours = readHours(longer);
    return place.hours ? [{ about: 'day', date, says: place.hours }] : [];
  }
  const counted = COUNTED.exec(line)?.[1];
  const says = ofEach(place.hours);
  if (counted !== undefined && says)
    return [{ about: 'whole', date, sites: new Map(namesIn(counted, names).map(name => [name, says])) }];
  const [, hours = '', listed = ''] = ROW.exec(line) ?? [];
  const row = ofEach(readHours(hours));
  if (!row) return undefined;
  for (const name of namesIn(listed, names)) place.rows.set(name, row);
  return [{ about: 'whole', date, sites: new Map(place.rows) }];
}

/** Hours that are the same for all lines. */
function ofEach(hours: SaidHours | undefined): Says | undefined {
  return hours?.is === 'starts' ? undefined : hours;
}

const BACK =
  /^(?:The lines are back|First picket lines:|Next picket line:) (.+?), ((?:from |around )?(?:\d|noon|midnight|the clock|from).*)\.$/;
const BACK_AT = /^The lines are back at (.+) on (.+)\.$/;
const QUIET = /^(?:None|No lines|No line starts) (.+?)(?: either)? \(/;
const SUSPENDED = /^The lines are suspended (?:from (.+) )?until further notice/;
const OFF_AT = /^No line at (.+?): /;
const OFF_FROM = /^No line from (.+?) at (.+?): /;

/** What is not as usual, and what lies ahead; sentences may share a line. */
function readAhead(line: string, message: Message, place: Place): Statement[] {
  return sentencesIn(line).flatMap(sentence => readSentence(sentence, message, place));
}

function readSentence(
  sentence: string,
  { today, names }: Message,
  { date, hours, rows }: Place,
): Statement[] {
  const off = OFF_AT.exec(sentence)?.[1];
  if (off !== undefined) return [{ about: 'sites', date, sites: namesIn(off, names), says: { is: 'none' } }];
  const [, starts, some] = OFF_FROM.exec(sentence) ?? [];
  if (starts !== undefined && some !== undefined)
    return [{ about: 'without', date, sites: namesIn(some, names), starts: readClocks(starts) }];
  // Whatever was said of a later day holds no more.
  if (sentence === 'No later picket day is scheduled.')
    return datesSince(addDays(date, 1)).map(each => ({ about: 'open', date: each }));
  const suspended = SUSPENDED.exec(sentence);
  if (suspended)
    return openEnd(
      readDates(
        `${suspended[1] ?? 'tomorrow'} until further notice`,
        suspended[1] === undefined ? date : today,
      ),
    );
  const quiet = QUIET.exec(sentence)?.[1];
  if (quiet !== undefined)
    return quiet.includes('further notice')
      ? openEnd(readDates(quiet, today))
      : noneOn(readDates(quiet, today));
  const [, time, day] = BACK_AT.exec(sentence) ?? [];
  if (time !== undefined && day !== undefined) {
    // The hours are those that have just been said; of several lines it says when the first begins.
    const first = readClocks(`${time}.`).map(minute => ({ minute, names: [] }));
    const same: SaidHours = hours?.is === 'hours' && rows.size === 0 ? hours : { is: 'starts', at: first };
    return readDates(day, today).map(each => ({ about: 'day' as const, date: each, says: same }));
  }
  const [, when = '', words = ''] = BACK.exec(sentence) ?? [];
  const says = readHours(words);
  return readDates(when, today).flatMap(each => (says ? [{ about: 'day' as const, date: each, says }] : []));
}

/** "a.m." and "p.m." end with a stop of their own, and no sentence begins there. */
function sentencesIn(line: string): string[] {
  return line
    .split(/(?<=\.) (?=(?:The lines|None|No line|No lines|First|Next) )/)
    .map(each => each.replace(/([^.])$/, '$1.'));
}

function openEnd(dates: readonly IsoDate[]): Statement[] {
  const [since = ''] = dates;
  return noneOn(dates).map(each => ({ ...each, since }) as Statement);
}

function noneOn(dates: readonly IsoDate[]): Statement[] {
  return dates.map(date => ({ about: 'day', date, says: { is: 'none' } }));
}
