import * as z from 'zod';
import type { IsoDate, StrikeEvent } from '../strike/strike.ts';
import { expecting } from '../strike/value-words.ts';
import * as value from '../strike/values.ts';
import { writtenDate } from '../strike/written-date.ts';
import { block, despiteOtherProblems, sound } from './shapes.ts';

/** What a strike file says of days: shifts, quiet days and events, each with the rules that need nothing else. */

const opt = z.exactOptional;

const siteRefs = opt(
  z
    .union([value.slug, z.array(value.slug).min(1, 'is an empty list; leave it out for all sites')], {
      error: expecting('sites or groups, like [lamc, fontana]'),
    })
    .transform(names => [names].flat())
    .describe('Sites or groups of sites; left out, all sites.'),
);

export const shift = block('a shift, like { days: Mon-Fri, from: "08:00", to: "14:00" }', {
  days: value.weekdays.describe('Mon-Fri, a single day, or a list.'),
  from: value.wallTime.describe("The start, on the site's own clock."),
  to: value.wallTime.describe('The end; where it is before the start, it is on the next morning.'),
  sites: siteRefs,
}).superRefine((written, context) => {
  if (!sound(context, 'from') || !sound(context, 'to') || written.from !== written.to) return;
  const message = `is the same as \`from\`, ${written.to}; write another end, or for a line round the clock two shifts`;
  context.addIssue({ code: 'custom', path: ['to'], message });
}, despiteOtherProblems);

export const quietDay = block('a quiet day, like { date: Tue 2024-12-24, reason: Christmas Eve }', {
  date: opt(value.date).describe('One day without picket lines.'),
  from: opt(value.date).describe('The first day of a stretch without picket lines.'),
  to: opt(value.date).describe('The last day of the stretch.'),
  reason: value.line('a reason, like Christmas Eve', 200).describe('What members are told.'),
}).superRefine((written, context) => {
  const unclear = whyUnclear(written);
  if (unclear !== undefined) return context.addIssue({ code: 'custom', message: unclear });
  const { from, to } = written;
  if (!sound(context, 'from') || !sound(context, 'to') || !from || !to || from <= to) return;
  const message = `is before \`from\` (${writtenDate(from)}); write a later date`;
  context.addIssue({ code: 'custom', path: ['to'], message });
}, despiteOtherProblems);

function whyUnclear(day: { date?: IsoDate; from?: IsoDate; to?: IsoDate }): string | undefined {
  const ends = [day.from, day.to].filter(end => end !== undefined).length;
  if (day.date !== undefined) {
    return ends === 0 ? undefined : 'has both a date and a stretch; write `date`, or `from` and `to`';
  }
  if (ends === 0) return 'has no date; write `date`, or `from` and `to`';
  return ends === 2
    ? undefined
    : `has only one end; write \`${day.to === undefined ? 'to' : 'from'}\` as well, or \`date\``;
}

export const event = block('an event, like { date: Mon 2024-12-23, time: lunchtime, title: Rally }', {
  date: opt(value.date).describe('The day of the event.'),
  announced: opt(value.date).describe(
    'Instead of a date: the day on which the union announced it without saying which day.',
  ),
  time: opt(value.eventTime).describe('"12:00", "12:00-13:00", or the words that the union used: lunchtime.'),
  title: value.line('a title, like Town hall', 200),
  place: opt(value.line('a place', 200)),
  sites: siteRefs,
  announce: opt(value.wallTime).describe(
    'When it is announced on its day by a post of its own, on a quiet day, too: "08:00".',
  ),
}).superRefine((written, context) => {
  const both = written.date !== undefined && written.announced !== undefined;
  const neither = written.date === undefined && written.announced === undefined;
  const message = both
    ? 'has both `date` and `announced`; write `date` if the day is known, else `announced`'
    : 'has no date; write `date`, or `announced` if the union has not said which day';
  if (both || neither) context.addIssue({ code: 'custom', message });
  const unheard = whyUnheard(written);
  if (sound(context, 'announce') && sound(context, 'time') && unheard !== undefined)
    context.addIssue({ code: 'custom', path: ['announce'], message: unheard });
}, despiteOtherProblems);

/** Why an announcement of an event of its own would come on no day, or too late. */
function whyUnheard({ announce, date, time }: Omit<StrikeEvent, 'title' | 'sites'>): string | undefined {
  if (announce === undefined) return undefined;
  if (date === undefined) return 'is for an event whose day is known; write `date`, or take it out';
  if (time === undefined || !('from' in time) || announce < time.from) return undefined;
  return `is not before the event, which begins at ${time.from}; write an earlier time`;
}
