import { existsSync } from 'node:fs';
import { type Verified, verifyAll } from '../../src/audit/verify.ts';
import { withKept } from '../../src/audit/verify-kept.ts';
import { keptRecords } from '../../src/cli/kept-records.ts';
import type { Delivery } from '../../src/posts/delivery.ts';
import { StoreError } from '../../src/store/errors.ts';
import { readStore } from '../../src/store/store.ts';

/** What is wrong with the audit log that a run leaves behind: a fault in a chain, other words than were decided, or a delivery without its entry. */
export async function auditProblems(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const read = await storeAt(path);
  if (!read) return [];
  const { chains, deliveries } = read;
  const faults = chains
    .flatMap(({ findings }) => findings)
    // An entry is written before what it says: a kill in between leaves it alone.
    .filter(({ fault }) => fault !== 'absent')
    .map(({ guild, seq, fault }) => `the audit log of ${guild} is ${fault} at ${seq}`);
  const unrecorded = deliveries
    .filter(delivery => !isRecorded(chains, delivery))
    .map(({ key, state }) => `the audit log does not know that ${key} is ${state}`);
  return [...faults, ...unrecorded];
}

/** Undefined where a scenario has spoiled the file itself; what the bot makes of that is the scenario's to judge. */
async function storeAt(path: string) {
  try {
    return await readStore(`sqlite:${path}`, async kept => ({
      chains: await Promise.all(
        verifyAll(await kept.audit.rows(), await kept.audit.tips()).map(chain =>
          withKept(chain, keptRecords(kept, chain.guild)),
        ),
      ),
      deliveries: await kept.deliveries.all(),
    }));
  } catch (error) {
    if (error instanceof StoreError && error.problem === 'corrupt') return undefined;
    throw error;
  }
}

function isRecorded(chains: readonly Verified[], { guild, key, state }: Delivery): boolean {
  if (state === 'claimed') return true;
  const chain = chains.find(each => each.guild === guild);
  return chain?.entries.some(({ what, subject }) => what === `post-${state}` && subject === key) ?? false;
}
