import * as z from 'zod';
import { expecting } from '../strike/value-words.ts';
import * as value from '../strike/values.ts';
import { writtenDate } from '../strike/written-date.ts';
import { block, despiteOtherProblems, entries, list, sound } from './shapes.ts';

/** What a strike file says of places, roles and channels, of announcements and approvals, and the union's words. */

const opt = z.exactOptional;

const place = (what: string) => opt(value.text(what, 300));

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
    const message = `is before the day on which the site opens (${writtenDate(written.opens)}); write a later date`;
    context.addIssue({ code: 'custom', path: ['closes'], message });
  }
}, despiteOtherProblems);

export const roles = block('roles, like { organizer: "1310000000000000011" }', {
  organizer: value.idOrIds.describe('The roles that may tell members something and change the schedule.'),
  captain: entries(value.idOrIds, 'captains by site or group, like { lamc: "1310000000000000012" }').describe(
    'The role of the captains, by site or group.',
  ),
  mention: entries(value.snowflake, 'roles by name, like { members: "1310000000000000014" }').describe(
    'The only roles that members can ever be pinged by, by the name that an organizer picks.',
  ),
  captain_mention: list(value.slug, 'names of roles.mention, like [members]').describe(
    'The names of `roles.mention` that a captain may ping with a change at their own line; none where left out.',
  ),
});

export const channels = block('channels, like { announcements: "1310000000000000021", … }', {
  announcements: value.snowflake.describe('Where members read what the bot posts.'),
  organizers: value.snowflake.describe('Where organizers get alerts and approvals. Members must not see it.'),
});

export const announcements = block('announcements, like { morning: "06:30" }', {
  morning: opt(value.wallTime).describe("On every picket day, on the strike's clock."),
  eve: opt(value.wallTime).describe('On the evening before days without picket lines.'),
  evening: opt(value.wallTime).describe(
    'On the evening before every picket day, too, for lines that open before members would read the morning post.',
  ),
  outlook: opt(value.weekdayTime).describe('The week ahead: Sun 18:00.'),
  catch_up: opt(
    value.duration.refine(minutes => minutes >= 5 && minutes <= 720, {
      error: 'must be from 5 minutes to 12 hours; write it like 2h',
    }),
  ).describe('How late an announcement may still be sent: 2h.'),
});

const approvals = (what: string) => {
  const counted = 'a whole number from 1 to 5, without quotes';
  return opt(
    z
      .int({ error: expecting(counted) })
      .min(1, `is too few; write ${counted}`)
      .max(5, `is too many; write ${counted}`),
  ).describe(`How many organizers it takes to ${what}, the one who asks included.`);
};

export const approval = block('approvals, like { broadcast: 1 }', {
  everyone: approvals('ping everyone, whatever it is for'),
  end: approvals('end or suspend the strike'),
  broadcast: approvals('send a broadcast, or ping a role with a change'),
});

export const reason = value.line('a reason, like Storm warning', 100);

export const infoTopic = block('a topic, like { title: Hardship fund, text: … }', {
  title: value.line('a title, like Hardship fund', 100),
  text: value.text("the union's own words", 1800),
});
