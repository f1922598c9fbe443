import { type Act, isEntry } from '../../strike/acts.ts';
import type { ChangeDraft } from '../../strike/changes.ts';
import { correctedStatement } from '../../strike/corrections.ts';
import { addDays } from '../../strike/dates.ts';
import { originOf } from '../../strike/now.ts';
import { dayByItself, nextPicketDay } from '../../strike/picket-day.ts';
import { isOpenOn, sitesOf, withOpened } from '../../strike/sites.ts';
import type { IsoDate, SiteId, WallTime } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { instantAt } from '../../strike/wallclock.ts';
import { clockTime, longDate, timeInWords } from '../times.ts';
import type { Text } from '../translator.ts';
import { eventTime } from './day-events.ts';
import { joinAnd, sitesInSentence } from './lines.ts';
import { entrySentence } from './negotiation-entry.ts';

type EachLine = 'change.everyLine' | 'change.anyLine';

/** What a change does, in one sentence: for a preview, a list and a notice. */
export function changeSentence(text: Text, view: StrikeView, change: ChangeDraft, today: IsoDate): string {
  // "2 p.m." ends with a full stop of its own.
  return sentenceOf(text, view, change, today).replace(/(?<!\.)\.{2}(?= |$)/g, '.');
}

function sentenceOf(text: Text, view: StrikeView, change: ChangeDraft, today: IsoDate): string {
  const { t } = text;
  const because = change.reason === undefined ? '' : t('change.because', { reason: change.reason });
  switch (change.type) {
    case 'cancel': {
      const words = { ...spanned(text, view, change, today, 'change.anyLine'), because };
      const shifts = shiftsInWords(text, view, change);
      return shifts === undefined ? t('change.cancel', words) : t('change.cancelShift', { ...words, shifts });
    }
    case 'usual':
      return t('change.usual', { ...spanned(text, view, change, today), because });
    case 'lines': {
      const { from, to, standing } = change;
      const sites = sitesInWords(text, view, standing, from);
      return t('change.lines', {
        count: standing.length,
        sites,
        dates: datesInWords(text, from, to, today),
        because,
      });
    }
    case 'hours':
    case 'add-shift': {
      const hours = hoursInWords(text, view, change, today);
      // After a colon it would read as part of the hours.
      const why = change.reason === undefined ? '' : t('change.becauseIn', { reason: change.reason });
      const words = { ...spanned(text, view, change, today), hours, because: why };
      if (change.type === 'add-shift') return t('change.addShift', words);
      const shifts = shiftsInWords(text, view, change);
      return shifts === undefined ? t('change.hours', words) : t('change.hoursShift', { ...words, shifts });
    }
    case 'move': {
      const { place, reason, sites } = change;
      const words = { ...spanned(text, view, change, today), place, count: sites.length };
      return reason === undefined ? t('change.move', words) : t('change.moveBecause', { ...words, reason });
    }
    case 'add-event':
      return eventAdded(text, view, change, today);
    case 'quiet':
      return t('change.quiet', { dates: datesInWords(text, change.from, change.to, today), because });
    case 'suspend':
      return change.to === undefined
        ? t('change.suspendOpen', { from: longDate(text, change.from, today), because })
        : t('change.suspend', { dates: datesInWords(text, change.from, change.to, today), because });
    case 'resume':
      return t('change.resume', { from: longDate(text, change.from, today), because });
    case 'open':
      return opened(text, view, change, today, because);
    case 'close':
      return t('change.close', {
        sites: sitesInWords(text, view, [change.site], today),
        from: longDate(text, change.from, today),
        because,
      });
    case 'end':
      return ended(text, view, change, today);
  }
}

/** On a day without lines none opens: it does on the next one that has some. */
function opened(
  text: Text,
  { strike, changes }: StrikeView,
  { site, from }: Pick<Extract<ChangeDraft, { type: 'open' }>, 'site' | 'from'>,
  today: IsoDate,
  because: string,
): string {
  const first = nextPicketDay(strike, changes, addDays(from, -1))?.date ?? from;
  const words = { site: site.name, from: longDate(text, first, today), because };
  if (site.gate === undefined) return text.t('change.open', words);
  return text.t('change.openAtGate', { ...words, gate: site.gate });
}

/** Said on that day or before it, "is over" would send people home too early. */
function ended(
  text: Text,
  { strike, changes }: StrikeView,
  { lastDay, until }: Pick<Extract<ChangeDraft, { type: 'end' }>, 'lastDay' | 'until'>,
  today: IsoDate,
): string {
  const words = { lastDay: longDate(text, lastDay, today) };
  if (lastDay < today) return text.t('change.end', words);
  if (until !== undefined) {
    const key = lastDay > today ? 'change.endAheadAt' : 'change.endTodayAt';
    return text.t(key, { ...words, time: timeInWords(text, until) });
  }
  if (lastDay > today) return text.t('change.endAhead', words);
  const hasLines = dayByItself(strike, changes, lastDay).kind === 'picket';
  return text.t(hasLines ? 'change.endToday' : 'change.endTodayNoLines', words);
}

function eventAdded(
  text: Text,
  view: StrikeView,
  { event, reason }: Extract<ChangeDraft, { type: 'add-event' }>,
  today: IsoDate,
): string {
  const { t } = text;
  const { strike, changes } = view;
  const time = eventTime(text, event, strike.timezone);
  const date = event.date ?? event.announced;
  const words = {
    title: event.title,
    when: date === undefined ? '' : longDate(text, date, today),
    time: time === undefined ? '' : t('change.at', { time }),
    because: reason === undefined ? '' : t('change.becauseIn', { reason }),
  };
  if (event.place === undefined && date && dayByItself(strike, changes, date).kind !== 'picket') {
    return t('change.addEventNoLine', words);
  }
  // A place is said as the union writes it: it may be "Online", or begin with "in front of".
  const everySite = sitesOf(strike, changes).map(({ id }) => id);
  const ids = withOpened(event.sites, strike.sites, everySite);
  const where = event.place ?? t('change.atLines', { sites: sitesInWords(text, view, ids, date) });
  return t('change.addEvent', { ...words, where });
}

/** The same of anything that organizers do. */
export function actSentence(text: Text, view: StrikeView, act: Act, today: IsoDate): string {
  if (!isEntry(act)) return changeSentence(text, view, act, today);
  return entrySentence(text, act, today, correctedStatement(view.acts ?? [], act));
}

function spanned(
  text: Text,
  view: StrikeView,
  { from, to, sites }: { from: IsoDate; to: IsoDate; sites: readonly SiteId[] },
  today: IsoDate,
  whole?: EachLine,
) {
  return { dates: datesInWords(text, from, to, today), sites: sitesInWords(text, view, sites, from, whole) };
}

function datesInWords(text: Text, from: IsoDate, to: IsoDate, today: IsoDate): string {
  if (from === to) return longDate(text, from, today);
  return text.t('time.dates', { from: longDate(text, from, today), to: longDate(text, to, today) });
}

/** `whole` is what all lines of a day together are called: none "at any line", but a rally "at every line". */
function sitesInWords(
  text: Text,
  { strike, changes }: StrikeView,
  ids: readonly SiteId[],
  date: IsoDate | undefined,
  whole: EachLine = 'change.everyLine',
): string {
  const all = sitesOf(strike, changes);
  const open = all.filter(site => date === undefined || isOpenOn(site, date));
  if (open.length > 1 && open.every(site => ids.includes(site.id))) return text.t(whole);
  const named = all.filter(site => ids.includes(site.id));
  return sitesInSentence(text, named);
}

/** A stretch over midnight says the day on which it ends: the one on which it starts stands before it. */
function hoursInWords(
  text: Text,
  view: StrikeView,
  change: { from: IsoDate; to: IsoDate; sites: readonly SiteId[]; start: WallTime; end: WallTime },
  today: IsoDate,
): string {
  const from = clock(text, view, change, change.start);
  const to = clock(text, view, change, change.end);
  if (change.end > change.start) return text.t('time.range', { from, to });
  if (change.from !== change.to) return text.t('time.overnightEach', { from, to });
  return text.t('time.overnight', { from, to, toDate: longDate(text, addDays(change.from, 1), today) });
}

interface OfShifts {
  from: IsoDate;
  sites: readonly SiteId[];
  shifts?: readonly WallTime[];
  id?: string;
}

/**
 * The shifts that a change names, by when they start: "8 p.m. and 4 a.m."; undefined where it is about all of them. Where other
 * changes had given one another start, members know it by that.
 */
function shiftsInWords(text: Text, view: StrikeView, change: OfShifts): string | undefined {
  if (!change.shifts) return undefined;
  const known = startsKnown(view, change);
  const starts = change.shifts.map(start => known.get(start) ?? start);
  return joinAnd(
    text,
    starts.map(start => clock(text, view, change, start)),
  );
}

/** When shifts start as members know them without this change, by when the schedule starts them. */
function startsKnown(
  { strike, changes }: StrikeView,
  { id, from, sites }: OfShifts,
): Map<WallTime, WallTime> {
  const others = changes.filter(each => each.id !== id);
  const day = dayByItself(strike, others, from, sites);
  const shifts = day.kind === 'picket' ? day.shifts : [];
  return new Map(shifts.map(shift => [originOf(shift), shift.start.toFormat('HH:mm') as WallTime]));
}

/** A time of day at the first of the sites. */
function clock(
  text: Text,
  { strike, changes }: StrikeView,
  { from, sites }: { from: IsoDate; sites: readonly SiteId[] },
  time: WallTime,
): string {
  const zone = sitesOf(strike, changes).find(site => sites.includes(site.id))?.timezone ?? strike.timezone;
  return clockTime(text, instantAt(from, time, zone));
}

/** What a preview says of an event that is announced by itself. */
export function announcedAt(text: Text, act: Act): string[] {
  if (act.type !== 'add-event' || act.event.announce === undefined) return [];
  return [text.t('preview.announced', { time: timeInWords(text, act.event.announce) })];
}

/**
 * The union's own words on what comes after the strike, if an act has them. Members read them in every answer from then on,
 * so the organizers who decide see them, whether or not they are posted.
 */
export function wordsOfEnd({ t }: Text, act: Act): string[] {
  return act.type === 'end' && act.words !== undefined ? [t('change.words', { words: act.words })] : [];
}
