import type { Delivery, DeliveryOf, Ledger } from '../announcements/delivery.ts';
import { contentHash } from '../announcements/identity.ts';
import { openAt } from '../announcements/relevance.ts';
import type { Messenger } from '../delivery/messenger.ts';
import type { AuditEvent, Audited } from './entry.ts';
import type { AuditLog } from './log.ts';

/** How records of posts that somebody else has written, or taken away, are noticed. */
export interface ForeignRecords {
  /** The posts that are known to be settled, at the start and since: by server and key. */
  settled: Map<string, Map<string, Settled>>;
  /** Hears of a record that this process has not written, and of one that is gone. */
  doubt: (post: Settled, about: 'post' | 'gone') => void;
}

type Settled = Pick<Delivery, 'guild' | 'key' | 'state' | 'kind' | 'deadline'>;

/** Of these posts those that are settled, as `ForeignRecords` wants them. */
export function settledOf(deliveries: readonly Delivery[]): ForeignRecords['settled'] {
  const settled: ForeignRecords['settled'] = new Map();
  for (const delivery of deliveries) note(settled, delivery);
  return settled;
}

function note(settled: ForeignRecords['settled'], { guild, key, state, kind, deadline }: Delivery): void {
  if (state === 'claimed') return;
  const known = settled.get(guild) ?? new Map<string, Settled>();
  settled.set(guild, known);
  known.set(key, { guild, key, state, kind, deadline });
}

/**
 * The ledger, with an entry for everything that became of a post. The entry is written first: a process that dies in
 * between leaves the claim open, the post is found again at the next start, and there is a second entry, never none.
 */
export function recordedLedger(
  ledger: Ledger,
  log: Pick<AuditLog, 'append' | 'recent'>,
  { settled, doubt }: ForeignRecords,
): Ledger {
  async function record(delivery: Delivery): Promise<void> {
    const events = eventsOf(await ledger.find(delivery.key), delivery);
    for (const event of events) await log.append(delivery.guild, event);
    note(settled, delivery);
  }
  /** @param isAsked which of the posts the answer has, if their records are there */
  async function compared(
    guild: string,
    isAsked: (post: Settled) => boolean,
    read: () => Promise<Delivery[]>,
  ): Promise<Delivery[]> {
    const known = settled.get(guild) ?? new Map<string, Settled>();
    // What is known before they are read has a record when they are: a post is claimed before it is sent.
    const out = [...known.values()].filter(each => each.state === 'sent' && isAsked(each));
    const deliveries = await read();
    const there = new Set(deliveries.map(({ key }) => key));
    for (const post of out) if (!there.has(post.key)) doubt(post, 'gone');
    const isKnown = ({ key }: Delivery) => settled.get(guild)?.has(key);
    for (const each of deliveries) if (each.state !== 'claimed' && !isKnown(each)) doubt(each, 'post');
    return deliveries;
  }
  return {
    ...ledger,
    claim: async delivery => {
      // What was missed is written as a claim of its key, at once final.
      const isNew = delivery.state !== 'claimed' && !(await ledger.find(delivery.key));
      if (isNew) await record(delivery);
      // By the log it is out, though its record is gone: it is not sent a second time.
      if (delivery.state === 'claimed' && isOut(log, delivery)) {
        if (!(await ledger.find(delivery.key))) doubt(delivery, 'gone');
        return false;
      }
      return ledger.claim(delivery);
    },
    save: async delivery => {
      await record(delivery);
      await ledger.save(delivery);
    },
    open: (guild, now) => compared(guild, openAt(now), () => ledger.open(guild, now)),
    of: guild =>
      compared(
        guild,
        () => true,
        () => ledger.of(guild),
      ),
  };
}

function isOut(log: Pick<AuditLog, 'recent'>, { guild, key }: Delivery): boolean {
  return log.recent(guild).some(({ what, subject }) => what === 'post-sent' && subject === key);
}

/** What happened to a post between two states of its record. */
function eventsOf(before: Delivery | undefined, after: Delivery): AuditEvent[] {
  switch (after.state) {
    case 'claimed':
      return [];
    case 'failed':
    case 'missed':
      return before?.state === after.state ? [] : [eventOf(`post-${after.state}`, after)];
    case 'sent':
      return before?.state === 'sent' ? changesOf(before, after) : [eventOf('post-sent', after)];
  }
}

function changesOf(before: DeliveryOf<'sent'>, after: DeliveryOf<'sent'>): AuditEvent[] {
  const isEdited = before.contentHash !== after.contentHash;
  const isPublished = after.crosspost === 'done' && before.crosspost !== 'done';
  const isRemoved = after.removedAt !== undefined && before.removedAt === undefined;
  return [
    ...(isEdited ? [eventOf('post-edited', after)] : []),
    ...(isPublished ? [eventOf('post-published', after)] : []),
    ...(isRemoved ? [eventOf('post-removed', after)] : []),
  ];
}

/** What is recorded of a delivery. */
export function eventOf(what: Audited, delivery: Delivery): AuditEvent {
  const { key, channel } = delivery;
  const message = delivery.state === 'sent' && {
    messageId: delivery.messageId,
    contentHash: delivery.contentHash,
  };
  return { what, subject: key, channel, ...message };
}

/**
 * A messenger for what the organizers are told besides posts: alerts, and who has stopped what. Each that is out has an
 * entry, written after it: before that there is no message to name.
 */
export function recordedWords(messenger: Messenger, log: Pick<AuditLog, 'append'>, guild: string): Messenger {
  return {
    ...messenger,
    send: async (channel, message) => {
      const outcome = await messenger.send(channel, message);
      if (outcome.type === 'sent') {
        await log.append(guild, {
          what: 'organizers-told',
          channel,
          messageId: outcome.messageId,
          contentHash: contentHash(message.content),
        });
      }
      return outcome;
    },
  };
}
