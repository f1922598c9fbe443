import * as z from 'zod';
import type { Change } from './changes.ts';
import type { IsoDate, WallTime } from './strike.ts';

/** Changes as they are kept: read as strictly as they were written, and nothing transformed. */

const opt = z.exactOptional;
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/) as unknown as z.ZodType<IsoDate>;
const time = z.string().regex(/^\d{2}:\d{2}$/) as unknown as z.ZodType<WallTime>;
const role = z.enum(['organizer', 'captain']);
const reason = opt(z.string());
const base = {
  id: z.string().min(1),
  at: z.iso.datetime(),
  role,
  undone: opt(z.strictObject({ at: z.iso.datetime(), role })),
  captains: opt(z.literal('may-change')),
};
const span = { from: date, to: date, sites: z.array(z.string()) };
const site = z.strictObject({
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
const event = z.strictObject({
  date: opt(date),
  announced: opt(date),
  time: opt(z.union([z.strictObject({ from: time, to: opt(time) }), z.strictObject({ words: z.string() })])),
  title: z.string(),
  place: opt(z.string()),
  sites: z.array(z.string()),
});

const change = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('cancel'), reason: z.string(), ...span }),
  z.strictObject({ ...base, type: z.literal('hours'), reason, start: time, end: time, ...span }),
  z.strictObject({ ...base, type: z.literal('move'), reason, place: z.string(), ...span }),
  z.strictObject({ ...base, type: z.literal('add-shift'), reason, start: time, end: time, ...span }),
  z.strictObject({ ...base, type: z.literal('add-event'), reason, event }),
  z.strictObject({ ...base, type: z.literal('quiet'), reason: z.string(), from: date, to: date }),
  z.strictObject({ ...base, type: z.literal('suspend'), reason: z.string(), from: date, to: opt(date) }),
  z.strictObject({ ...base, type: z.literal('open'), reason, site, from: date }),
  z.strictObject({ ...base, type: z.literal('close'), reason, site: z.string(), from: date }),
  z.strictObject({ ...base, type: z.literal('end'), reason, lastDay: date, words: opt(z.string()) }),
]);

export const changeSchema: z.ZodType<Change> = change;
