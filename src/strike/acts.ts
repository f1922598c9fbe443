import * as z from 'zod';
import { type Change, changeSchema } from './change-schema.ts';
import { type NegotiationEntry, negotiationEntrySchema } from './negotiation-entry-schema.ts';

/** What organizers do on Discord: they change the schedule, or record something of the negotiations. */
export type Act = Change | NegotiationEntry;

type Given<Each> = Each extends NegotiationEntry ? Omit<Each, 'id' | 'at' | 'on' | 'role' | 'undone'> : never;
export type EntryDraft = Given<NegotiationEntry>;

const ENTRY_TYPES: ReadonlySet<string> = new Set<NegotiationEntry['type']>([
  'session-add',
  'session-under-way',
  'session-held',
  'session-cancel',
  'session-postpone',
  'vote',
  'statement',
  'nothing-new',
  'correct',
]);

export function isEntry(act: Act): act is NegotiationEntry {
  return ENTRY_TYPES.has(act.type);
}

export const actSchema: z.ZodType<Act> = z.union([changeSchema, negotiationEntrySchema]);

export const storedActSchema = z.strictObject({
  guild: z.string(),
  /** Who acted, as a keyed hash: a name is never kept. */
  actor: z.string(),
  /** A notice of its own goes out at once; otherwise the next announcement says it. */
  tell: z.boolean(),
  /** When its notice goes out, where that is later than the act. */
  tellAt: z.exactOptional(z.iso.datetime()),
  /** So does one when it is taken back. */
  tellUndone: z.exactOptional(z.boolean()),
  /** The only role that its notice pings. */
  mention: z.exactOptional(z.string()),
  /** The only role that the notice of its being taken back pings. */
  mentionUndone: z.exactOptional(z.string()),
  act: actSchema,
});
/** An act as it is kept. */
export type StoredAct = z.infer<typeof storedActSchema>;
/** An act, and how the channel hears of it. */
export type RecordedAct = Omit<StoredAct, 'guild' | 'actor'>;
