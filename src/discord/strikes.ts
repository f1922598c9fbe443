import type { Strike } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import type { Strikes } from './command.ts';

/** The strikes of the strike files, by their servers. No command makes changes yet, so none are laid over them. */
export function strikesFrom(strikes: readonly Strike[]): Strikes {
  const views = new Map<string, StrikeView>(strikes.map(strike => [strike.guild, { strike, changes: [] }]));
  return { of: guildId => views.get(guildId), all: () => [...views.values()] };
}
