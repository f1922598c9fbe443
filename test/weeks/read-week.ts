import { addDays, datesFrom } from '../../src/strike/dates.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import { type Message, namesIn } from './message.ts';
import { datesSince, readDates } from './said-dates.ts';
import { readHours, type SaidHours } from './said-hours.ts';
import type { Statement } from './statements.ts';

const SHORT = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \\d+';
const ROW = new RegExp(`^- (${SHORT}(?: to ${SHORT})?): (.+)$`);
const NONE = /^(no lines|no line starts|before the strike|the strike is over)/;

/** A row of the week ahead, or its first line; undefined if it is neither. */
export function readWeekRow(line: string, { today, names }: Message): Statement[] | undefined {
  const ended = /^No picket lines: the last day of the strike is (.+)\.$/.exec(line)?.[1];
  if (ended !== undefined)
    return readDates(ended, today).flatMap(last => noneOn(datesSince(addDays(last, 1))));
  const none = /^No picket lines ([^:;]+ to [^:;]+?)(?:[.;])/.exec(line)?.[1];
  if (none !== undefined && !none.startsWith('on ')) return noneOn(readDates(none, today));
  const begins = /^No picket lines yet: the strike begins (.+)\.$/.exec(line)?.[1];
  if (begins !== undefined) {
    const [began = today] = readDates(begins, today);
    return noneOn(datesFrom(addDays(today, 1), addDays(began, -1)));
  }
  if (/^Picket [A-Z][a-z]+ \d+ to /.test(line)) return [];
  const [, dates, what = ''] = ROW.exec(line) ?? [];
  return dates === undefined
    ? undefined
    : readDates(dates, today).flatMap(date =>
        saidOf(date, what.replace(/(?:; |\. (?=New |No longer)).*$/, ''), names),
      );
}

/** What one day's row says: no lines, the hours of all lines, or of those that it names. */
function saidOf(date: IsoDate, what: string, names: readonly string[]): Statement[] {
  if (NONE.test(what)) return noneOn([date]);
  const says = readHours(what);
  if (!says) return [];
  const sites = namesIn(what, names);
  if (says.is !== 'starts' && sites.length > 0)
    return [{ about: 'whole', date, sites: new Map(sites.map(name => [name, says])) }];
  return [{ about: 'day', date, says }];
}

function noneOn(dates: readonly IsoDate[]): Statement[] {
  const says: SaidHours = { is: 'none' };
  return dates.map(date => ({ about: 'day', date, says }));
}
