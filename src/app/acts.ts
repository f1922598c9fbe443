import { createHmac, randomBytes } from 'node:crypto';
import { DateTime } from 'luxon';
import type { Organizing } from '../../commands/kit/command.ts';
import { isNoticeOf } from '../announcements/act-notices.ts';
import { instantOf } from '../announcements/instants.ts';
import { type LiveStrikes, openLiveStrikes } from '../approvals/live-strikes.ts';
import { createApprovals } from '../approvals/machine.ts';
import type { Noted } from '../approvals/ports.ts';
import { type Proposal, proposalSchema } from '../approvals/proposal.ts';
import type { IsPast } from '../audit/purge.ts';
import type { Clock } from '../platform/clock.ts';
import type { Store } from '../store/store.ts';
import { storedActSchema } from '../strike/acts.ts';
import { isClosed } from '../strike/closed.ts';
import type { Strike } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import type { Auditing } from './audit.ts';

/** Proposals are forgotten after this: long after they have expired, so that a late press is told so. */
const PROPOSALS_KEPT_MS = 7 * 86_400_000;

/** The strikes with everything that organizers have done, out of the store, as far as the audit log stands for it. */
export function liveStrikesFrom(
  files: readonly Strike[],
  store: Store,
  auditing: Pick<Auditing, 'siftActs'>,
): Promise<LiveStrikes> {
  const acts = store.recordsOf('acts', storedActSchema);
  return openLiveStrikes(files, {
    all: async () => auditing.siftActs(await acts.all()),
    add: stored => acts.setIfAbsent(`${stored.guild}/${stored.act.id}`, stored),
    replace: stored => acts.set(`${stored.guild}/${stored.act.id}`, stored),
  });
}

/** Takes out who did what is past its keeping time; a wish of then that nobody settled goes altogether. */
export async function forgetOrganizers(
  { store, strikes }: { store: Store; strikes: LiveStrikes },
  guild: string,
  isPast: IsPast,
): Promise<void> {
  await strikes.forgetActors(guild, isPast);
  const proposals = store.recordsOf('proposals', proposalSchema);
  for (const each of await proposals.all()) {
    if (each.guild === guild && !isClosed(each) && isPast(each.at, each.id)) await proposals.delete(each.id);
  }
}

/** Since when what was told may still matter: an end that is taken back is told of only if it was told. */
function toldSince(view: StrikeView | undefined, clock: Clock): DateTime {
  const ends = (view?.changes ?? []).filter(({ type }) => type === 'end').map(({ at }) => instantOf(at));
  return DateTime.min(clock.now(), ...ends);
}

/** What commands need in order to change something. */
export async function createOrganizing(parts: {
  store: Store;
  strikes: LiveStrikes;
  clock: Clock;
  note: (noted: Noted) => Promise<void>;
  isEntered: (proposal: Proposal) => Promise<boolean>;
  look: () => void;
  /** Resolves when the posting side has finished what it is about on a server. */
  settled: (guild: string) => Promise<void>;
}): Promise<Organizing> {
  const { store, strikes, clock, note, isEntered, look, settled } = parts;
  const proposals = store.recordsOf('proposals', proposalSchema);
  const secret = await store.secret();
  const deliveries = (guild: string) => store.deliveries.open(guild, toldSince(strikes.of(guild), clock));
  const approvals = createApprovals({
    strikes,
    clock,
    deliveries,
    note,
    isEntered,
    look,
    proposals: {
      find: id => proposals.get(id),
      save: proposal => proposals.set(proposal.id, proposal, PROPOSALS_KEPT_MS),
    },
    newId: () => randomBytes(9).toString('base64url'),
  });
  return {
    ...approvals,
    deliveries,
    isTold: async (guild, act, isUndone) => {
      await settled(guild);
      return (await deliveries(guild)).some(each => each.state === 'sent' && isNoticeOf(each, act, isUndone));
    },
    // Keyed, so that nobody without this installation's secret can find out who it was.
    hashOf: (guild, userId) =>
      createHmac('sha256', secret).update(`actor/${guild}/${userId}`).digest('base64url').slice(0, 22),
  };
}
