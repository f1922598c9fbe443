import * as z from 'zod';
import { changeSchema } from './change-schema.ts';
import type { Change } from './changes.ts';
import type { NegotiationEntry } from './negotiation-entries.ts';
import { negotiationEntrySchema } from './negotiation-entry-schema.ts';

/** What organizers do on Discord: they change the schedule, or record something of the negotiations. */
export type Act = Change | NegotiationEntry;

type Given<Each> = Each extends NegotiationEntry ? Omit<Each, 'id' | 'at' | 'on' | 'role' | 'undone'> : never;
export type EntryDraft = Given<NegotiationEntry>;

const ENTRY_TYPES: ReadonlySet<string> = new Set<NegotiationEntry['type']>([
  'session-add',
  'session-held',
  'session-cancel',
  'session-postpone',
  'statement',
  'nothing-new',
  'correct',
]);

export function isEntry(act: Act): act is NegotiationEntry {
  return ENTRY_TYPES.has(act.type);
}

/** An act, and how the channel hears of it. */
export interface RecordedAct {
  act: Act;
  /** A notice of its own goes out at once; otherwise the next announcement says it. */
  tell: boolean;
  /** So does one when it is taken back. */
  tellUndone?: boolean;
  /** The only role that its notice pings. */
  mention?: string;
}

/** As it is kept; who acted is a keyed hash (a name is never kept). */
export interface StoredAct extends RecordedAct {
  guild: string;
  actor: string;
}

export const actSchema: z.ZodType<Act> = z.union([changeSchema, negotiationEntrySchema]);

export const storedActSchema: z.ZodType<StoredAct> = z.strictObject({
  guild: z.string(),
  actor: z.string(),
  tell: z.boolean(),
  tellUndone: z.exactOptional(z.boolean()),
  mention: z.exactOptional(z.string()),
  act: actSchema,
});
