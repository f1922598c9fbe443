import * as z from 'zod';
import type { NegotiationEntry } from './negotiation-entries.ts';
import type { IsoDate, WallTime } from './strike.ts';
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
 * Limits are for what is typed. What is kept is text for Discord: a mark in it has got a backslash, and one in an address
 * stands as "%5C", so words of that length are up to three times as long here.
 */
const kept = (typed: number) => 3 * typed + 3;

const common = {
  id,
  at: instant,
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

export const negotiationEntrySchema: z.ZodType<NegotiationEntry> = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('session-add'), date }),
  z.strictObject({ ...common, type: z.literal('session-held'), date }),
  z.strictObject({ ...calledOff, type: z.literal('session-cancel') }),
  z.strictObject({ ...calledOff, type: z.literal('session-postpone') }),
  z.strictObject({
    ...common,
    type: z.literal('statement'),
    statement: z.strictObject({
      date,
      source: z.enum(['union', 'employer', 'mediator', 'press']),
      text: sentence,
      link: opt(value.webAddress(kept(300))),
    }),
  }),
  z.strictObject({
    ...common,
    type: z.literal('nothing-new'),
    update: opt(z.strictObject({ date, time: opt(time) })),
  }),
  z.strictObject({ ...common, type: z.literal('correct'), entry: id, text: sentence }),
]);
