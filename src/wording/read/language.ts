import type { Chrono } from 'chrono-node';

/**
 * What reading dates and times needs to know of a language. chrono-node reads the usual forms; the rest are words that it
 * does not know. Whatever is typed comes here in lower case, with single spaces.
 */
export interface DateLanguage {
  chrono: Chrono;
  /** The same with short forms written out, as chrono knows them: "tues" becomes "tuesday". */
  inFull(typed: string): string;
  /** The date that a holiday has in a year, "2024-12-25"; undefined for what is no holiday. */
  holiday(typed: string): ((year: number) => string) | undefined;
  /** "the day after christmas": one day from "christmas"; "a week from friday": seven from "friday". */
  offset(typed: string): { days: number; from: string } | undefined;
  /** "the 9th", "sat the 28th": a day of whichever month is meant, with the weekday that was named. */
  dayOfMonth(typed: string): { day: number; weekday?: string } | undefined;
  /** A date and a time of it, "monday 8am", taken apart. */
  dateAndTime(typed: string): { date: string; time: string } | undefined;
  /** A month and a day, whether there is such a day or not. */
  monthAndDay: RegExp;
  weekdayWord: RegExp;
  /** "next week": more than one day. */
  wholeStretch: RegExp;
  /** Words that look back, as in "last friday". */
  looksBack: RegExp;
  /** Words that may stand beside a date without changing it. */
  fillers: RegExp;
}
