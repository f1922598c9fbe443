import type { IsoDate } from '../../src/strike/strike.ts';
import type { Range, SaidHours, Says } from './said-hours.ts';

/** What a sentence of the channel's says of the lines of a date. */
export type Statement =
  /**
   * Of all lines together: none, or the hours of those that stand, whichever these are. `since`: none from then on until
   * further notice, which any word of a line at that time or later is.
   */
  | { about: 'day'; date: IsoDate; says: SaidHours; since?: IsoDate }
  /** These lines stand, and no others. */
  | { about: 'whole'; date: IsoDate; sites: ReadonlyMap<string, Says> }
  | { about: 'sites'; date: IsoDate; sites: readonly string[]; says: Says }
  /** One of the shifts of these lines does not stand; the others do as before. */
  | { about: 'without'; date: IsoDate; sites: readonly string[]; starts: readonly number[] }
  /** A shift of these lines that starts then has other hours; a line that has no such shift stands as before. */
  | { about: 'instead'; date: IsoDate; sites: readonly string[]; starts: readonly number[]; range: Range }
  /** These lines stand at these hours besides. */
  | { about: 'also'; date: IsoDate; sites: readonly string[]; range: Range }
  /** Something else is said of that date: a place, an event. */
  | { about: 'else'; date: IsoDate }
  /** The strike goes on on that date, so that lines may stand after all. */
  | { about: 'goes-on'; date: IsoDate }
  /** What was said of these lines, or of all, holds no more, and nothing else is said. */
  | { about: 'open'; date: IsoDate; sites?: readonly string[] };
