import { quote, type Reading } from './reading.ts';
import type { Weekday } from './strike.ts';

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** "Monday", for messages to hosts; what members read is translated elsewhere. */
export function weekdayName(weekday: Weekday): string {
  return NAMES[weekday - 1] ?? '';
}

/** "Mon", as strike files write it. */
export function weekdayShort(weekday: Weekday): string {
  return weekdayName(weekday).slice(0, 3);
}

/** The weekday that an English word names, long or short ("Thursday", "Thurs", "thu."), in any case. */
export function weekdayNamed(word: string): Weekday | undefined {
  const wanted = word.toLowerCase().replace(/\.$/, '');
  if (wanted.length < 3) return undefined;
  const index = NAMES.findIndex(name => name.toLowerCase().startsWith(wanted));
  return index < 0 ? undefined : ((index + 1) as Weekday);
}

/** Reads "Mon", "Mon-Fri" (also over the weekend: "Sat-Mon") and "Mon, Wed, Fri" as weekdays in the order given. */
export function readWeekdays(text: string): Reading<Weekday[]> {
  const days = new Set<Weekday>();
  for (const part of text.split(',')) {
    const [first, last, ...rest] = part.split(/\s*[-–]\s*|\s+to\s+/).map(word => word.trim());
    const from = weekdayNamed(first ?? '');
    const to = last === undefined ? from : weekdayNamed(last);
    if (from === undefined || to === undefined || rest.length > 0) {
      return { wrong: `${quote(text)} does not name weekdays; write them like Mon-Fri or [Mon, Wed]` };
    }
    for (const day of stretch(from, to)) days.add(day);
  }
  return { value: [...days] };
}

function stretch(from: Weekday, to: Weekday): Weekday[] {
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => (((from - 1 + step) % 7) + 1) as Weekday);
}
