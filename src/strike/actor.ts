import * as z from 'zod';

/** Who acts: a keyed hash, never a name, and what their roles made them at that moment. */
export interface Actor {
  hash: string;
  role: 'organizer' | 'captain';
}

export const actorSchema: z.ZodType<Actor> = z.strictObject({
  hash: z.string(),
  role: z.enum(['organizer', 'captain']),
});
