import type { Change } from './changes.ts';
import type { Strike } from './strike.ts';

/** A strike as it stands: the file, and the changes laid over it. Everything that speaks of days takes both. */
export interface StrikeView {
  strike: Strike;
  changes: readonly Change[];
}
