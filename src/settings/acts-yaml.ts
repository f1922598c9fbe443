import { stringify } from 'yaml';
import type { Act, StoredAct } from '../strike/acts.ts';

/**
 * What organizers have done, as a strike file writes it under `acts:`, oldest first; a block for each server. A strike
 * file that has it says the same as the store did, and an act that is in both counts once.
 */
export function actsYaml(stored: readonly StoredAct[]): string {
  const byGuild = Map.groupBy(stored, each => each.guild);
  if (byGuild.size === 0) return '# Nothing has been changed or recorded on Discord.\nacts: []\n';
  return [...byGuild].map(([guild, acts]) => block(guild, acts)).join('\n');
}

function block(guild: string, stored: readonly StoredAct[]): string {
  const acts: Act[] = stored.map(({ act }) => act).toSorted((a, b) => a.at.localeCompare(b.at));
  return `# For the strike file of the server ${guild}\n${stringify({ acts }, { lineWidth: 0 })}`;
}
