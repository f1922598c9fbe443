import type { Change } from '../../strike/change-schema.ts';
import { touching } from '../../strike/changes.ts';
import { dayByItself } from '../../strike/picket-day.ts';
import type { IsoDate, Strike } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { shortDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { hoursInShort } from './day-parts.ts';

/** A label, and the changes that it depends on. */
interface KnownLabel {
  label: string;
  by: readonly Change[];
}

/** The labels of a strike: each key that somebody presses asks for the same ones, and an act is of a few days. */
const known = new WeakMap<Strike, Map<string, KnownLabel>>();
const MOST_KNOWN = 1000;
/** Beside the date, of the hundred that Discord shows. */
const LABEL_CHARACTERS = 70;

/** A date and what it is, in one line for a list to pick from: "Tue Dec 24 · quiet, Christmas Eve". */
export function dayLabel(text: Text, view: StrikeView, date: IsoDate): string {
  // What is recorded of the negotiations is laid over the file, and no part of a label.
  const strike = view.file ?? view.strike;
  const labels = known.get(strike) ?? new Map<string, KnownLabel>();
  known.set(strike, labels);
  const key = `${date} ${text.locale}`;
  const by = touching(view.changes, date);
  const before = labels.get(key);
  if (before && isSame(before.by, by)) return before.label;
  const label = newLabel(text, view, date);
  if (labels.size >= MOST_KNOWN) labels.clear();
  labels.set(key, { label, by });
  return label;
}

/** The very same changes: one that is taken back, or put right, is another. */
function isSame(some: readonly Change[], others: readonly Change[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index]);
}

function newLabel(text: Text, { strike, changes }: StrikeView, date: IsoDate): string {
  const day = dayByItself(strike, changes, date);
  const words = { date: shortDate(text, date) };
  switch (day.kind) {
    case 'picket':
      return text.t('choice.picket', { ...words, hours: hoursInShort(text, day.shifts, LABEL_CHARACTERS) });
    case 'quiet':
      return text.t('choice.quiet', { ...words, reason: day.reason });
    default:
      return text.t(`choice.${day.kind}`, words);
  }
}
