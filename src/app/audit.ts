import { type Delivery, isOfSchedule } from '../announcements/delivery.ts';
import type { Noted } from '../approvals/ports.ts';
import type { Proposal } from '../approvals/proposal.ts';
import { dailyHead } from '../audit/daily-head.ts';
import { deskEvent, foundEvent, wishHash } from '../audit/decisions.ts';
import type { AuditEvent } from '../audit/entry.ts';
import { type Examined, examine, siftActs, siftHalt } from '../audit/examine.ts';
import { type AuditLog, openAuditLog } from '../audit/log.ts';
import { type IsPast, pastOf, purgeOld } from '../audit/purge.ts';
import { type ForeignRecords, recordedLedger, recordedWords, settledOf } from '../audit/recorded.ts';
import { enterUnrecorded } from '../audit/unrecorded.ts';
import { createKnownDrafts, isRequestEntered, isVouchedBroadcast, vouchingOf } from '../audit/vouching.ts';
import type { Broadcast } from '../broadcasts/broadcast.ts';
import type { Draft } from '../broadcasts/draft.ts';
import { stateOfBroadcast, stateOfDraft } from '../broadcasts/hashes.ts';
import type { Asked, Deed } from '../broadcasts/ports.ts';
import { createDoubts, type Doubt } from '../delivery/doubts.ts';
import type { Halts, KeptHalt } from '../delivery/halts.ts';
import type { Messenger } from '../delivery/messenger.ts';
import type { PostSource } from '../delivery/source.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Store } from '../store/store.ts';
import type { StoredAct } from '../strike/acts.ts';
import type { Strike } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import type { Translator } from '../wording/translator.ts';
import { UserError } from '../wording/user-error.ts';

/** The audit log, and what puts entries into it by itself. */
export interface Auditing {
  log: AuditLog;
  /** The store, its deliveries recorded. */
  store: Store;
  /** What the store holds and the log does not stand for. */
  doubts(guild: string): readonly Doubt[];
  /** Of the acts that are kept those that count: what the log does not stand for is left out, and doubted. */
  siftActs(stored: readonly StoredAct[]): Promise<StoredAct[]>;
  siftBroadcasts(stored: readonly Broadcast[]): Broadcast[];
  /** The stops that hold; where log and record differ, the stricter. `unknownReason`: what stands for the reason then. */
  siftHalts(kept: readonly KeptHalt[], unknownReason: (guild: string) => string): KeptHalt[];
  /** Looks whether somebody else has written into the log, or to the stops, since the last look. */
  look(guild: string, halts: Pick<Halts, 'isAsLeft'>): Promise<void>;
  /** A messenger for the words to the organizers. */
  words(messenger: Messenger, guild: string): Messenger;
  /** Adds an entry. Rejects with a UserError where it cannot be written: then nothing is to be done. */
  enter: (guild: string, event: AuditEvent) => Promise<void>;
  /** Hears of the desk. Rejects with a UserError where the entry cannot be written: then nothing is to be done. */
  note: (noted: Noted) => Promise<void>;
  /** Hears of broadcasts; rejects likewise, except for what only makes them silent. */
  record: (guild: string, deed: Deed) => Promise<void>;
  /** Does the log say that this was asked for by them, and that those have approved it? */
  isEntered: (guild: string, asked: Asked) => Promise<boolean>;
  isProposalEntered: (proposal: Proposal) => Promise<boolean>;
  /** Does the log know a draft in just this state? If not, it is doubted. */
  isDraftWritten: (draft: Draft) => boolean;
  /**
   * Writes what could not be written, and takes away what is old; gives what else is past its keeping time, if anything can be.
   * Only under a clock that is right.
   */
  tidy(view: StrikeView): Promise<IsPast | undefined>;
  /** What makes the bot owe the chain's head. */
  source(view: StrikeView, halts: Halts, text: Translator): PostSource;
}

/** Opens the logs, and compares them with what is kept of the acts and posts that they speak of. */
export async function openAuditing(
  strikes: readonly Strike[],
  { store, clock, log: hostLog }: { store: Store; clock: Clock; log: Logger },
): Promise<Auditing> {
  const guilds = strikes.map(({ guild }) => guild);
  const doubts = createDoubts((guild, doubt) =>
    hostLog.error({ guild, ...doubt }, 'the store does not agree with the audit log'),
  );
  const log = await openAuditLog(
    {
      repository: store.audit,
      clock,
      onFailure: (guild, err) =>
        hostLog.error({ guild, err }, 'an entry of the audit log waits to be written'),
    },
    guilds,
  );
  const deliveries = await store.deliveries.all();
  const byGuild = Map.groupBy(deliveries, ({ guild }) => guild);
  const deliveriesOf = (guild: string) => byGuild.get(guild) ?? [];
  const examined = new Map<string, Examined>();
  for (const guild of guilds) {
    const found = await examine(store.audit, guild, deliveriesOf(guild));
    for (const doubt of found.doubts) doubts.add(guild, doubt);
    examined.set(guild, found);
  }
  for (const delivery of await enterUnrecorded(log, deliveries, guilds)) {
    doubts.add(delivery.guild, { about: 'post', id: delivery.key });
  }
  const foreign: ForeignRecords = {
    settled: settledOf(deliveries),
    doubt: ({ guild, key }, about) => {
      if (examined.has(guild)) doubts.add(guild, { about, id: key });
    },
  };
  const drafts = createKnownDrafts(guild => examined.get(guild)?.vouching);
  /** Before it counts. What cannot be entered is not done: after a restart it would not count. */
  async function enter(guild: string, event: AuditEvent): Promise<void> {
    // What waits is written first, or nothing is added: it would be the entry of something that was not done.
    if (await log.flush(guild)) await log.append(guild, event);
    if (!log.isWritten(guild)) throw new UserError('error.notEntered');
  }
  async function isEntered(guild: string, asked: Asked): Promise<boolean> {
    const { about } = vouchingOf(await log.verified(guild));
    return isRequestEntered(about.get(asked.id) ?? [], asked);
  }
  return {
    log,
    enter,
    isEntered,
    isProposalEntered: proposal => {
      const { guild, id, author, asked } = proposal;
      const approvedBy = asked?.approvedBy ?? [];
      return isEntered(guild, { id, hash: wishHash(proposal), by: author.hash, approvedBy });
    },
    store: { ...store, deliveries: recordedLedger(store.deliveries, log, foreign) },
    doubts: guild => doubts.of(guild),
    siftActs: async stored => {
      const kept: StoredAct[] = [];
      for (const [guild, acts] of Map.groupBy(stored, each => each.guild)) {
        const found = examined.get(guild);
        if (!found) continue;
        if (isBeforeTheLog(found, deliveriesOf(guild))) {
          for (const each of acts) await log.append(guild, foundEvent(each));
          kept.push(...acts);
          continue;
        }
        const sifted = siftActs(found.vouching, acts);
        for (const doubt of sifted.doubts) doubts.add(guild, doubt);
        kept.push(...sifted.kept);
      }
      return kept;
    },
    siftBroadcasts: stored =>
      stored.filter(each => {
        const found = examined.get(each.guild);
        if (!found) return false;
        if (isVouchedBroadcast(found.vouching, stateOfBroadcast(each))) return true;
        doubts.add(each.guild, { about: 'broadcast', id: each.id });
        return false;
      }),
    siftHalts: (kept, unknownReason) =>
      [...examined].flatMap(([guild, { vouching }]) => {
        const found = kept.find(each => each.guild === guild);
        const { halt, doubt } = siftHalt(vouching, found?.halt, unknownReason(guild));
        if (doubt) doubts.add(guild, doubt);
        return halt ? [{ guild, halt }] : [];
      }),
    look: async (guild, halts) => {
      if (!(await log.isOwnEnd(guild))) doubts.add(guild, { about: 'log', id: 'foreign' });
      if (!(await halts.isAsLeft(guild))) doubts.add(guild, { about: 'stop', id: 'foreign' });
    },
    words: (messenger, guild) => recordedWords(messenger, log, guild),
    note: noted => enter(noted.proposal.guild, deskEvent(noted)),
    isDraftWritten: draft => {
      const isKnown = drafts.knows(draft.guild, stateOfDraft(draft));
      if (!isKnown) doubts.add(draft.guild, { about: 'draft', id: draft.id });
      return isKnown;
    },
    record: async (guild, { by, ...deed }) => {
      const event = { ...deed, role: by.role, actor: by.hash };
      // To fall silent nobody waits for the log.
      await (isSilencing(deed.what) ? log.append(guild, event) : enter(guild, event));
      drafts.entered(deed);
    },
    tidy: async view => {
      await log.flush(view.strike.guild);
      await purgeOld(log, view, clock.now());
      return pastOf(log, view, clock.now());
    },
    source: (view, halts, text) =>
      dailyHead(text(view.strike.language), view, {
        log,
        isFrozen: () => halts.of(view.strike.guild)?.mode === 'frozen',
      }),
  };
}

/** The store of a version that kept acts and no log. Who took a whole log away may have left traces of it. */
function isBeforeTheLog({ isEmpty }: Examined, deliveries: readonly Delivery[]): boolean {
  return isEmpty && deliveries.every(isOfSchedule);
}

function isSilencing(what: Deed['what']): boolean {
  return (
    what === 'broadcast-retracted' ||
    what === 'broadcast-deleted' ||
    what === 'broadcast-declined' ||
    what === 'broadcast-withdrawn' ||
    what === 'broadcast-discarded'
  );
}
