import * as z from 'zod';
import type { IsoDate, Site, SiteId, StrikeEvent, WallTime } from './strike.ts';

/** Changes as they are kept: read as strictly as they were written, and nothing transformed. Their types are inferred. */

const opt = z.exactOptional;
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/) as unknown as z.ZodType<IsoDate>;
const time = z.string().regex(/^\d{2}:\d{2}$/) as unknown as z.ZodType<WallTime>;
const role = z.enum(['organizer', 'captain']);
const reason = opt(z.string());
/** What every change carries: who acted (as a role, never a name), when, and whether it was taken back. */
const base = {
  id: z.string().min(1),
  /** ISO 8601 in UTC: later changes are laid over earlier ones. */
  at: z.iso.datetime(),
  role,
  undone: opt(z.strictObject({ at: z.iso.datetime(), role })),
  /** Set by an organizer who leaves it to the captains of its sites to change it, or to take it back. */
  captains: opt(z.literal('may-change')),
  /** The change that this one was made in place of: both were done in one step, that one taken back. */
  replaces: opt(z.string().min(1)),
};
const sites: z.ZodType<readonly SiteId[]> = z.array(z.string());
/** A stretch of dates at some sites; both ends are included. */
const span = { from: date, to: date, sites };
/** Which shifts of the sites are meant, by the time at which the schedule starts them; absent: all of them. */
const shifts = opt(z.array(time).min(1));
const site: z.ZodType<Site> = z.strictObject({
  id: z.string(),
  name: z.string(),
  timezone: z.string(),
  group: opt(z.string()),
  gate: opt(z.string()),
  parking: opt(z.string()),
  access: opt(z.string()),
  opens: opt(date),
  closes: opt(date),
  earlier: opt(z.array(z.strictObject({ opens: opt(date), closes: date }))),
});
const event: z.ZodType<StrikeEvent> = z.strictObject({
  date: opt(date),
  announced: opt(date),
  time: opt(z.union([z.strictObject({ from: time, to: opt(time) }), z.strictObject({ words: z.string() })])),
  title: z.string(),
  place: opt(z.string()),
  sites: z.array(z.string()),
  announce: opt(time),
});

/**
 * A dated thing that an organizer did on Discord. For the dates and sites that it names it wins over the file.
 *
 * `hours` replaces the shifts of its sites, or those that it names, with one stretch; `move` keeps the hours and says
 * another place; `usual` lets the file hold again; `lines` says which lines stand, by their usual hours, and no other does; `suspend` halts all lines until a date, or until further notice, and
 * `resume` ends that; `end` closes the strike after its last day, at a time of it where that is said, with the union's own
 * words on what comes next.
 */
export const changeSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('cancel'), reason: z.string(), ...span, shifts }),
  z.strictObject({ ...base, type: z.literal('hours'), reason, start: time, end: time, ...span, shifts }),
  z.strictObject({ ...base, type: z.literal('move'), reason, place: z.string(), ...span, shifts }),
  z.strictObject({ ...base, type: z.literal('add-shift'), reason, start: time, end: time, ...span }),
  z.strictObject({ ...base, type: z.literal('usual'), reason, ...span }),
  z.strictObject({ ...base, type: z.literal('lines'), reason, from: date, to: date, standing: sites }),
  z.strictObject({ ...base, type: z.literal('add-event'), reason, event }),
  z.strictObject({ ...base, type: z.literal('quiet'), reason: z.string(), from: date, to: date }),
  z.strictObject({ ...base, type: z.literal('suspend'), reason: z.string(), from: date, to: opt(date) }),
  z.strictObject({ ...base, type: z.literal('resume'), reason, from: date }),
  z.strictObject({ ...base, type: z.literal('open'), reason, site, from: date }),
  z.strictObject({ ...base, type: z.literal('close'), reason, site: z.string(), from: date }),
  z.strictObject({
    ...base,
    type: z.literal('end'),
    reason,
    lastDay: date,
    until: opt(time),
    words: opt(z.string()),
  }),
]);
export type Change = z.infer<typeof changeSchema>;
