import { z } from 'zod';

/**
 * What a message told of a date, as facts rather than words: the stretches at each site, by their instants and another
 * place, and the sites that have them; a site that is in none has no line. Events by a hash of what is said of them. What is
 * absent was not told: the notice of a march says nothing of the lines of its day.
 */
const dayFacts = z.strictObject({
  lines: z.record(z.string(), z.array(z.string())).exactOptional(),
  events: z.array(z.string()).exactOptional(),
});
export type DayFacts = z.infer<typeof dayFacts>;

/** What one message told, by date; kept with its delivery, so that an edited strike file cannot make it another. */
export const toldSchema = z.record(z.iso.date(), dayFacts);
export type Told = z.infer<typeof toldSchema>;
