import * as z from 'zod';

/** Who acts: a keyed hash, never a name, and what their roles made them at that moment. */
export const actorSchema = z.strictObject({
  hash: z.string(),
  role: z.enum(['organizer', 'captain']),
});
export type Actor = z.infer<typeof actorSchema>;
