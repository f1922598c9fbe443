import * as z from 'zod';

/**
 * What stays of a draft or a wish that is done with, so that a late press is told so: not a word of it, and nobody. The
 * schema drops what older versions kept besides.
 */
export const closedSchema = z.object({
  id: z.string(),
  guild: z.string(),
  closed: z.enum(['done', 'discarded', 'declined', 'withdrawn', 'overtaken']),
});
export type Closed = z.infer<typeof closedSchema>;

/** The same thing, done with. */
export function closedAs({ id, guild }: Pick<Closed, 'id' | 'guild'>, closed: Closed['closed']): Closed {
  return { id, guild, closed };
}

export function isClosed<Row extends object>(row: Row | Closed): row is Closed {
  return 'closed' in row;
}
