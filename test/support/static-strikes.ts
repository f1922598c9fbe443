import type { Strike } from '../../src/strike/strike.ts';
import type { Strikes, StrikeView } from '../../src/strike/view.ts';

/** The strikes of the strike files, by their servers. None has been changed. */
export function strikesFrom(strikes: readonly Strike[]): Strikes {
  const views = new Map<string, StrikeView>(strikes.map(strike => [strike.guild, { strike, changes: [] }]));
  return { of: guildId => views.get(guildId), all: () => [...views.values()] };
}
