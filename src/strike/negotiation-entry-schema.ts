import * as z from 'zod';
import type { IsoDate, Moment, NextUpdate, SessionOutcome, Statement, Vote, WallTime } from './strike.ts';
import * as value from './values.ts';

/**
 * An entry as it lies in the store. Strict: a field that nobody here knows must not be lost by the next save. It
 * accepts its own output, since records are checked on the way in and on the way out.
 */

const opt = z.exactOptional;

const isoDate = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** A calendar date that exists. */
const date = z.custom<IsoDate>(given => isoDate.safeParse(given).success, 'is not a date like 2025-01-09');
const time = z.custom<WallTime>(given => clock.safeParse(given).success, 'is not a time like 17:00');
const role = z.enum(['organizer', 'captain']);
const instant = z.iso.datetime();
const id = z.string().min(1);
/**
 * Limits are for what is typed. What is stored is text for Discord: a mark in it has a backslash, and one in an address
 * stands as "%5C", so words of that length are up to three times as long here.
 */
const kept = (typed: number) => 3 * typed + 3;

/** What every entry carries: when and by whom it was recorded (as a role, never a name), and whether it was taken back. */
const common = {
  id,
  /** ISO 8601 in UTC: later entries are laid over earlier ones. */
  at: instant,
  /** The strike's local date on which it was recorded: from then on it is known. */
  on: date,
  role,
  undone: opt(z.strictObject({ at: instant, role })),
};

const calledOff = {
  ...common,
  date,
  reason: opt(value.line('a reason', kept(200))),
  newDate: opt(date),
};

const sentence = value.line('a full sentence', kept(500));

const outcome: z.ZodType<SessionOutcome> = z.enum(['none', 'tentative-agreement', 'no-agreement']);

const statement: z.ZodType<Statement> = z.strictObject({
  date,
  source: z.enum(['union', 'employer', 'mediator', 'press']),
  text: sentence,
  link: opt(value.webAddress(kept(300))),
});
const moment: z.ZodType<Moment> = z.strictObject({ date, time });
const vote: z.ZodType<Pick<Vote, 'opens' | 'closes' | 'place'>> = z.strictObject({
  opens: moment,
  closes: moment,
  place: opt(value.line('a place', kept(200))),
});
const update: z.ZodType<NextUpdate> = z.strictObject({ date, time: opt(time) });

/**
 * What an organizer recorded on Discord about the negotiations. Of a session's date the last word wins, over the
 * file too, and likewise of the vote that opens on a date; `correct` puts another text into the statement of the entry that it names.
 */
export const negotiationEntrySchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('session-add'), date }),
  z.strictObject({ ...common, type: z.literal('session-under-way'), date }),
  z.strictObject({ ...common, type: z.literal('session-held'), date, outcome: opt(outcome) }),
  z.strictObject({ ...calledOff, type: z.literal('session-cancel') }),
  z.strictObject({ ...calledOff, type: z.literal('session-postpone') }),
  z.strictObject({ ...common, type: z.literal('vote'), vote }),
  z.strictObject({ ...common, type: z.literal('statement'), statement }),
  z.strictObject({ ...common, type: z.literal('nothing-new'), update: opt(update) }),
  z.strictObject({ ...common, type: z.literal('correct'), entry: id, text: sentence }),
]);
export type NegotiationEntry = z.infer<typeof negotiationEntrySchema>;
