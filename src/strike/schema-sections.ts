import * as z from 'zod';
import { block, evenSo, list, sound } from './schema-shapes.ts';
import * as value from './schema-values.ts';
import { expecting } from './schema-words.ts';

/** The sections of a strike file, each with the rules that need nothing but itself. */

const opt = z.exactOptional;
const reason = value.line('a reason, like Christmas Eve', 200);
const place = (what: string) => opt(value.text(what, 300));

export const siteRefs = opt(
  z
    .union([value.slug, z.array(value.slug)], { error: expecting('sites or groups, like [lamc, fontana]') })
    .transform(names => [names].flat())
    .describe('Sites or groups of sites; left out, all sites.'),
);

export const site = block('a site, like { name: Fontana }', {
  name: value.line('a name, like Fontana', 100).describe('What members call the place.'),
  timezone: opt(value.zone).describe("The site's own IANA zone, where it is not the strike's."),
  group: opt(value.slug).describe('A group of sites that can be named together.'),
  gate: place('where exactly the line is').describe('Where exactly the line is.'),
  parking: place('where to park'),
  access: place('how to get there without stairs').describe('What somebody with a disability should know.'),
  opens: opt(value.date).describe(
    'The first day with a line here, where it is not the first day of the strike.',
  ),
  closes: opt(value.date).describe('The last day with a line here.'),
}).superRefine((written, context) => {
  if (!sound(context, 'opens') || !sound(context, 'closes') || !written.opens || !written.closes) return;
  if (written.closes < written.opens) {
    const message = `is before the day on which the site opens (${written.opens}); write a later date`;
    context.addIssue({ code: 'custom', path: ['closes'], message });
  }
}, evenSo);

export const shift = block('a shift, like { days: Mon-Fri, from: "08:00", to: "14:00" }', {
  days: value.weekdays.describe('Mon-Fri, a single day, or a list.'),
  from: value.wallTime.describe("The start, on the site's own clock."),
  to: value.wallTime.describe('The end; at or before the start it is on the next morning.'),
  sites: siteRefs,
}).superRefine((written, context) => {
  if (!sound(context, 'from') || !sound(context, 'to') || written.from !== written.to) return;
  const message = `is the same as \`from\`, ${written.to}; write another end, or for a line round the clock two shifts`;
  context.addIssue({ code: 'custom', path: ['to'], message });
}, evenSo);

export const quietDay = block('a quiet day, like { date: Tue 2024-12-24, reason: Christmas Eve }', {
  date: opt(value.date).describe('One day without picket lines.'),
  from: opt(value.date).describe('The first day of a stretch without picket lines.'),
  to: opt(value.date).describe('The last day of the stretch.'),
  reason: reason.describe('What members are told.'),
}).superRefine((written, context) => {
  const has = (key: 'date' | 'from' | 'to') => written[key] !== undefined;
  const complain = (message: string, ...path: string[]) =>
    context.addIssue({ code: 'custom', path, message });
  if (has('date') && (has('from') || has('to')))
    complain('has both a date and a stretch; write `date`, or `from` and `to`');
  else if (has('from') !== has('to'))
    complain(`has only one end; write \`${has('from') ? 'to' : 'from'}\` as well, or \`date\``);
  else if (!has('date') && !has('from')) complain('has no date; write `date`, or `from` and `to`');
  else if (
    sound(context, 'from') &&
    sound(context, 'to') &&
    has('to') &&
    String(written.to) < String(written.from)
  ) {
    complain(`is before \`from\`, ${written.from}; write a later date`, 'to');
  }
}, evenSo);

export const event = block('an event, like { date: Mon 2024-12-23, time: lunchtime, title: Rally }', {
  date: opt(value.date).describe('The day of the event.'),
  announced: opt(value.date).describe(
    'Instead of a date: the day on which the union announced it without saying which day.',
  ),
  time: opt(value.eventTime).describe('"12:00", "12:00-13:00", or the words that the union used: lunchtime.'),
  title: value.line('a title, like Town hall', 200),
  place: opt(value.line('a place', 200)),
  sites: siteRefs,
}).superRefine((written, context) => {
  const both = written.date !== undefined && written.announced !== undefined;
  const neither = written.date === undefined && written.announced === undefined;
  const message = both
    ? 'has both `date` and `announced`; write `date` if the day is known, else `announced`'
    : 'has no date; write `date`, or `announced` if the union has not said which day';
  if (both || neither) context.addIssue({ code: 'custom', message });
}, evenSo);

export const session = block('a session, like { date: Thu 2025-01-09, state: scheduled }', {
  date: value.date.describe('The day of the bargaining session.'),
  state: z.enum(['scheduled', 'held', 'cancelled', 'postponed'], {
    error: expecting('scheduled, held, cancelled or postponed'),
  }),
  announced: opt(value.date).describe(
    'The day from which it is known; before it the bot does not speak of it.',
  ),
  reason: opt(reason),
}).superRefine((written, context) => {
  if (!sound(context, 'date') || !sound(context, 'announced') || !sound(context, 'state')) return;
  if (written.state !== 'scheduled' || !written.announced || written.announced <= written.date) return;
  const message = `is after the session itself (${written.date}); write the day on which it was announced`;
  context.addIssue({ code: 'custom', path: ['announced'], message });
}, evenSo);

export const statement = block('a statement, like { date: Mon 2024-12-23, source: union, text: … }', {
  date: value.date.describe('The day on which it was said or reported.'),
  source: z
    .enum(['union', 'employer', 'mediator', 'press'], {
      error: expecting('union, employer, mediator or press'),
    })
    .describe('Who says so. It is always told with the statement.'),
  text: value
    .line('a full sentence', 500)
    .describe('A full sentence that reads well after "The employer says: ".'),
  link: opt(value.webAddress),
});

export const negotiations = block('the negotiations: issues, sessions, statements', {
  issues: list(value.line('an issue', 200), 'issues').describe(
    "What the union is asking for, in the union's words.",
  ),
  sessions: list(session, 'sessions'),
  statements: list(statement, 'statements'),
});

export const announcements = block('announcements, like { morning: "06:30" }', {
  morning: opt(value.wallTime).describe("On every picket day, on the strike's clock."),
  eve: opt(value.wallTime).describe('On the evening before a day that differs from what members expect.'),
  outlook: opt(value.weekdayTime).describe('The week ahead: Sun 18:00.'),
  catch_up: opt(
    value.duration.refine(minutes => minutes >= 5 && minutes <= 720, {
      error: 'must be from 5 minutes to 12 hours; write it like 2h',
    }),
  ).describe('How late an announcement may still be sent: 2h.'),
});

const approvals = (what: string) => {
  const counted = 'a whole number from 1 to 5';
  return opt(
    z
      .int({ error: expecting(counted) })
      .min(1, `is too few; write ${counted}`)
      .max(5, `is too many; write ${counted}`),
  ).describe(`How many organizers it takes to ${what}, the one who asks included.`);
};

export const approval = block('approvals, like { broadcast: 1 }', {
  everyone: approvals('ping everyone'),
  end: approvals('end the strike'),
  broadcast: approvals('send a broadcast'),
});

export const infoTopic = block('a topic, like { title: Hardship fund, text: … }', {
  title: value.line('a title, like Hardship fund', 100),
  text: value.text("the union's own words", 1800),
});
