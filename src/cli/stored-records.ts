import { proposalSchema } from '../approvals/proposal.ts';
import type { StoredRecords } from '../audit/compare-records.ts';
import { broadcastSchema } from '../broadcasts/broadcast.ts';
import { hashesOfBroadcast } from '../broadcasts/hashes.ts';
import type { Store } from '../store/store.ts';
import { storedActSchema } from '../strike/acts.ts';
import { isClosed } from '../strike/closed.ts';

/** What a store keeps of the things that a guild's audit log speaks of. Rejects for what cannot be read. */
export function storedRecords(store: Pick<Store, 'recordsOf' | 'deliveries'>, guild: string): StoredRecords {
  const acts = store.recordsOf('acts', storedActSchema);
  const proposals = store.recordsOf('proposals', proposalSchema);
  const broadcasts = store.recordsOf('broadcasts', broadcastSchema);
  return {
    act: id => acts.get(`${guild}/${id}`),
    proposal: async id => {
      const found = await proposals.get(id);
      return found && (isClosed(found) ? undefined : found);
    },
    broadcast: async id => {
      const found = await broadcasts.get(id);
      return found && hashesOfBroadcast(found);
    },
    posts: async () => new Set((await store.deliveries.all()).map(({ key }) => key)),
  };
}
