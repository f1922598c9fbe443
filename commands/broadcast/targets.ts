import type { Target } from '../../src/broadcasts/broadcast.ts';
import type { Strike } from '../../src/strike/strike.ts';

/** Names from the strike file with the ids that they have now. */
export function targetsOf({ broadcasts }: Strike, names: readonly string[]): Target[] {
  return [...broadcasts.channels]
    .filter(([name]) => names.includes(name))
    .map(([name, id]) => ({ name, id }));
}
