import { addDays } from '../strike/dates.ts';
import { dayByItself } from '../strike/picket-day.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { hoursInShort } from './day-parts.ts';
import { longDate, shortDate } from './times.ts';
import type { Text } from './translator.ts';

/** The labels of a view, which never changes: each key that somebody presses asks for the same ones. */
const known = new WeakMap<StrikeView, Map<string, string>>();
const MOST_KNOWN = 1000;

/** A date and what it is, in one line for a list to pick from: "Tue Dec 24 · quiet, Christmas Eve". */
export function dayLabel(text: Text, view: StrikeView, date: IsoDate, today: IsoDate): string {
  const labels = known.get(view) ?? new Map<string, string>();
  known.set(view, labels);
  // Today matters for one thing: the date on which a night's line ends is said with its year where that is far away.
  const key = `${date} ${longDate(text, addDays(date, 1), today)} ${text.locale}`;
  const label = labels.get(key) ?? newLabel(text, view, date, today);
  if (labels.size >= MOST_KNOWN) labels.clear();
  labels.set(key, label);
  return label;
}

function newLabel(text: Text, { strike, changes }: StrikeView, date: IsoDate, today: IsoDate): string {
  const day = dayByItself(strike, changes, date);
  const words = { date: shortDate(text, date) };
  switch (day.kind) {
    case 'picket':
      return text.t('choice.picket', { ...words, hours: hoursInShort(text, day.shifts, today) });
    case 'quiet':
      return text.t('choice.quiet', { ...words, reason: day.reason });
    default:
      return text.t(`choice.${day.kind}`, words);
  }
}
