import * as z from 'zod';
import { fieldsOf, TEMPLATE_FIELDS } from '../strike/templates.ts';
import { expecting } from '../strike/value-words.ts';
import * as value from '../strike/values.ts';
import { block, despiteOtherProblems, entries } from './shapes.ts';

/** What a strike file says of messages that organizers and captains write, and of the record that is kept of them. */

const opt = z.exactOptional;

const yesOrNo = z.boolean({ error: expecting('true or false') });

export const broadcasts = block('broadcasts, like { channels: { valley: "1310000000000000031" } }', {
  channels: entries(value.snowflake, 'channels by name, like { valley: "1310000000000000031" }').describe(
    'Where a broadcast may go besides the announcements, by the name that an organizer picks.',
  ),
  crosspost: opt(yesOrNo).describe(
    'Whether a broadcast in an announcement channel also goes to the channels that follow it.',
  ),
});

export const alerts = block('alerts, like { mention: members, cooldown: 15m }', {
  mention: opt(value.slug).describe(
    'The role of `roles.mention` that an alert pings; nobody where left out.',
  ),
  cooldown: opt(
    value.duration.refine(minutes => minutes >= 1 && minutes <= 720, {
      error: 'must be from 1 minute to 12 hours; write it like 15m',
    }),
  ).describe('How long after an alert there is no other for the same site: 15m.'),
});

export const template = block('a template, like { title: Rally, headline: "Rally at {place}", text: … }', {
  title: value.line('a title, like Rally', 100).describe('What organizers pick it by.'),
  headline: value.line('a headline, like "Rally at {place}"', 200),
  text: value.text('the text, with {fields} to fill in', 1500),
}).superRefine(({ headline, text }, context) => {
  const fields = typeof headline === 'string' && typeof text === 'string' ? fieldsOf({ headline, text }) : [];
  if (fields.length > TEMPLATE_FIELDS) {
    const message = `has ${fields.length} fields (${fields.join(', ')}); write ${TEMPLATE_FIELDS} at most, so that they fit into one form`;
    context.addIssue({ code: 'custom', path: ['text'], message });
  }
}, despiteOtherProblems);

const days = 'a whole number of days, from 1 to 3650';

export const audit = block('the audit log, like { keep_days: 30 }', {
  keep_days: opt(
    z
      .int({ error: expecting(days) })
      .min(1, `is too few; write ${days}`)
      .max(3650, `is too many; write ${days}`),
  ).describe('For how many days after the end of the strike the log is kept; 30 where left out.'),
  hold: opt(yesOrNo).describe('Keeps the log until this is taken out, for example while there is a dispute.'),
});
