import * as z from 'zod';
import { expecting } from '../strike/value-words.ts';
import * as value from '../strike/values.ts';
import { writtenDate } from '../strike/written-date.ts';
import { block, despiteOtherProblems, list, sound } from './shapes.ts';

/** What a strike file says of the negotiations. */

const opt = z.exactOptional;

export const session = block('a session, like { date: Thu 2025-01-09, state: scheduled }', {
  date: value.date.describe('The day of the bargaining session.'),
  state: z.enum(['scheduled', 'under-way', 'held', 'cancelled', 'postponed'], {
    error: expecting('scheduled, under-way, held, cancelled or postponed'),
  }),
  outcome: opt(
    z.enum(['none', 'tentative-agreement', 'no-agreement'], {
      error: expecting('none, tentative-agreement or no-agreement'),
    }),
  ).describe('What a session that was held has led to.'),
  announced: opt(value.date).describe(
    'The day from which it is known; before it the bot does not speak of it.',
  ),
  reason: opt(value.line('a reason, like wildfires', 200)),
}).superRefine((written, context) => {
  if (sound(context, 'state') && written.outcome !== undefined && written.state !== 'held') {
    const message = 'belongs to a session that was held; take it out, or write `state: held`';
    context.addIssue({ code: 'custom', path: ['outcome'], message });
  }
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

const moment = (what: string) =>
  block(`${what}, like { date: Mon 2025-05-05, time: "08:00" }`, {
    date: value.date,
    time: value.wallTime.describe("On the strike's clock."),
  });

export const vote = block(
  'a vote, like { opens: { date: Mon 2025-05-05, time: "08:00" }, closes: { date: Wed 2025-05-07, time: "20:00" } }',
  {
    opens: moment('when the vote opens'),
    closes: moment('when it closes'),
    place: opt(value.line('where or how, like online', 200)).describe('Where or how members vote.'),
    announced: opt(value.date).describe(
      'The day from which it is known; before it the bot does not speak of it.',
    ),
  },
).superRefine((written, context) => {
  if (!sound(context, 'opens') || !sound(context, 'closes')) return;
  const [opens, closes] = [written.opens, written.closes].map(({ date, time }) => `${date} ${time}`);
  if (opens === undefined || closes === undefined || opens < closes) return;
  const message = `is not after it opens (${writtenDate(written.opens.date)}, ${written.opens.time}); write a later date or time`;
  context.addIssue({ code: 'custom', path: ['closes'], message });
}, despiteOtherProblems);

export const negotiations = block('the negotiations: issues, sessions, statements, votes', {
  issues: list(value.line('an issue', 200), 'issues').describe(
    "What the union is asking for, in the union's words.",
  ),
  sessions: list(session, 'sessions'),
  statements: list(statement, 'statements'),
  votes: list(vote, 'votes').describe('Votes of the members on what was agreed.'),
});
