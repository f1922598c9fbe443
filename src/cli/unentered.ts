import type { Delivery } from '../announcements/delivery.ts';
import { siftActs, siftHalt } from '../audit/examine.ts';
import { postedHeads } from '../audit/heads.ts';
import { type Verified, verifyAll, verifyChain } from '../audit/verify.ts';
import { isVouchedBroadcast, isVouchedDraft, vouchingOf } from '../audit/vouching.ts';
import { broadcastSchema } from '../broadcasts/broadcast.ts';
import { draftSchema } from '../broadcasts/draft.ts';
import { stateOfBroadcast, stateOfDraft } from '../broadcasts/hashes.ts';
import type { Doubt } from '../delivery/doubts.ts';
import type { Store } from '../store/store.ts';
import { storedActSchema } from '../strike/acts.ts';
import { isClosed } from '../strike/closed.ts';

/** Every chain of a store, and for each the records that it does not confirm. */
export async function chainsWithRecords(
  store: Pick<Store, 'recordsOf' | 'deliveries' | 'audit' | 'halts'>,
): Promise<(Verified & { unentered: Doubt[] })[]> {
  const acts = await store.recordsOf('acts', storedActSchema).all().catch(unreadable);
  const broadcasts = await store.recordsOf('broadcasts', broadcastSchema).all().catch(unreadable);
  const kept = await store.recordsOf('drafts', draftSchema).all().catch(unreadable);
  const drafts = kept.flatMap(each => (isClosed(each) ? [] : [each]));
  const deliveries = await store.deliveries.all();
  const halts = await store.halts.all();
  const chains = verifyAll(await store.audit.rows(), await store.audit.tips());
  const known = new Set(chains.map(({ guild }) => guild));
  const others = new Set(
    [...acts, ...broadcasts, ...drafts, ...halts, ...deliveries].map(({ guild }) => guild),
  );
  const all = [
    ...chains,
    ...[...others].filter(guild => !known.has(guild)).map(guild => verifyChain(guild, [], undefined)),
  ];
  return all.map(chain => {
    const isOwn = ({ guild }: { guild: string }) => guild === chain.guild;
    const { wrong, upTo } = postedHeads(chain, deliveries);
    const vouching = vouchingOf(chain, upTo);
    const unsaid = broadcasts
      .filter(isOwn)
      .filter(each => !isVouchedBroadcast(vouching, stateOfBroadcast(each)));
    const unwritten = drafts.filter(isOwn).filter(each => !isVouchedDraft(vouching, stateOfDraft(each)));
    const stop = siftHalt(vouching, halts.find(isOwn)?.halt, '').doubt;
    const unentered = [
      ...siftActs(vouching, acts.filter(isOwn)).doubts,
      ...unsaid.map(({ id }): Doubt => ({ about: 'broadcast', id })),
      ...unwritten.map(({ id }): Doubt => ({ about: 'draft', id })),
      ...(stop ? [stop] : []),
      ...deliveries
        .filter(isOwn)
        .filter(each => !isEntered(chain, each))
        .map(({ key }): Doubt => ({ about: 'post', id: key })),
      ...wrong.map(({ key }): Doubt => ({ about: 'head', id: key })),
    ];
    return { ...chain, unentered };
  });
}

/** A bot does not start with these; beside its entry, such a record is found to be altered. */
function unreadable(): never[] {
  return [];
}

/** What became of a post before the oldest entry that is left was purged with the rest. */
function isEntered({ entries, purged }: Verified, delivery: Delivery): boolean {
  const { state, key } = delivery;
  if (state === 'claimed') return true;
  if (purged && delivery.dueAt < (entries[0]?.at ?? '')) return true;
  return entries.some(({ what, subject }) => what === `post-${state}` && subject === key);
}
