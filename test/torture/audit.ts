import { existsSync } from 'node:fs';
import { withRecordStates } from '../../src/audit/compare-records.ts';
import { storedRecords } from '../../src/cli/stored-records.ts';
import { chainsWithRecords } from '../../src/cli/unentered.ts';
import { StoreError } from '../../src/store/errors.ts';
import { readStore } from '../../src/store/store.ts';

/**
 * What is wrong with the audit log that a run leaves behind: a fault in a chain, other words than were decided, or a record without its
 * entry, of whatever kind.
 */
export async function auditProblems(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const read = await storeAt(path);
  if (!read) return [];
  const faults = read
    .flatMap(({ findings }) => findings)
    // An entry is written before what it says: a kill in between leaves it alone.
    .filter(({ fault }) => fault !== 'absent')
    .map(({ guild, seq, fault }) => `the audit log of ${guild} is ${fault} at ${seq}`);
  const unrecorded = read.flatMap(({ guild, unentered = [] }) =>
    unentered.map(({ about, id }) => `the audit log of ${guild} does not know the ${about} ${id}`),
  );
  return [...faults, ...unrecorded];
}

/** Undefined where a scenario has spoiled the file itself; what the bot makes of that is the scenario's to judge. */
async function storeAt(path: string) {
  try {
    return await readStore(`sqlite:${path}`, async kept => {
      const chains = await chainsWithRecords(kept);
      return Promise.all(chains.map(chain => withRecordStates(chain, storedRecords(kept, chain.guild))));
    });
  } catch (error) {
    if (error instanceof StoreError && error.problem === 'corrupt') return undefined;
    throw error;
  }
}
