import type { TimestampStyle } from './markdown/nodes.ts';

const styles: Record<Exclude<TimestampStyle, 'R'>, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The zone and locale in which somebody reads, and the time of the rehearsal in epoch milliseconds. */
export interface Reading {
  locale: string;
  zone: string;
  now: number;
}

/** Discord's `<t:SECONDS:STYLE>` in words. */
export function formatTimestamp(
  seconds: number,
  style: TimestampStyle,
  { locale, zone, now }: Reading,
): string {
  const instant = seconds * 1000;
  if (Number.isNaN(new Date(instant).getTime())) return 'Invalid date';
  if (style === 'R') return relative(seconds - Math.floor(now / 1000), locale);
  return formatIn(instant, zone, locale, styles[style]);
}

/** An instant (epoch milliseconds) in a zone's wall-clock words. */
export function formatIn(
  instant: number,
  zone: string,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): string {
  return formatter(zone, locale, options).format(instant);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow and the page asks every second, so each is made once. */
function formatter(zone: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, locale, options]);
  const kept = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formatters.set(key, kept);
  return kept;
}

function relative(seconds: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length || unit === 'second')
      return words.format(Math.round(seconds / length), unit);
  }
  return '';
}

/** The local date "2024-12-24" of an instant in a zone. */
export function localDate(instant: number, zone: string): string {
  return formatIn(instant, zone, 'en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });
}

/** The local "2024-12-24T10:00" of an instant in a zone, as a date-time field takes it. */
export function localMinute(instant: number, zone: string): string {
  const time = formatIn(instant, zone, 'en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${localDate(instant, zone)}T${time}`;
}
