import * as z from 'zod';
import { expecting } from '../strike/value-words.ts';
import * as value from '../strike/values.ts';
import { writtenDate } from '../strike/written-date.ts';
import { block, despiteOtherProblems, list, sound } from './shapes.ts';

/** What a strike file says of the negotiations. */

const opt = z.exactOptional;

export const session = block('a session, like { date: Thu 2025-01-09, state: scheduled }', {
  date: value.date.describe('The day of the bargaining session.'),
  state: z.enum(['scheduled', 'held', 'cancelled', 'postponed'], {
    error: expecting('scheduled, held, cancelled or postponed'),
  }),
  announced: opt(value.date).describe(
    'The day from which it is known; before it the bot does not speak of it.',
  ),
  reason: opt(value.line('a reason, like wildfires', 200)),
}).superRefine((written, context) => {
  if (!sound(context, 'date') || !sound(context, 'announced') || !sound(context, 'state')) return;
  if (written.state !== 'scheduled' || !written.announced || written.announced <= written.date) return;
  const message = `is after the session itself (${writtenDate(written.date)}); write the day on which it was announced`;
  context.addIssue({ code: 'custom', path: ['announced'], message });
}, despiteOtherProblems);

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
  link: opt(value.webAddress()),
});

export const negotiations = block('the negotiations: issues, sessions, statements', {
  issues: list(value.line('an issue', 200), 'issues').describe(
    "What the union is asking for, in the union's words.",
  ),
  sessions: list(session, 'sessions'),
  statements: list(statement, 'statements'),
});
