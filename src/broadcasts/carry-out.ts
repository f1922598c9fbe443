import type { DateTime } from 'luxon';
import { instantOf, isoOf } from '../announcements/instants.ts';
import { closedAs } from '../strike/closed.ts';
import type { Strike } from '../strike/strike.ts';
import { UserError } from '../wording/user-error.ts';
import { recentAlert } from './alert-rules.ts';
import type { Broadcast } from './broadcast.ts';
import type { Deed, DeskParts } from './desk-parts.ts';
import type { Draft } from './draft.ts';
import { broadcastHash } from './kept-hash.ts';
import { outIn } from './out.ts';

/** What became of a press: approved, or others are asked first. */
export type Settlement = { type: 'approved'; broadcast: Broadcast } | { type: 'asked'; draft: Draft };

/** What makes an approved draft a message that is owed, or a correction of one. */
export interface Carrying {
  carryOut: (draft: Draft, notice: boolean) => Promise<Settlement>;
  /** Throws the UserError that says what has changed since the preview and is not in the draft itself. */
  refuseUntimely: (strike: Strike, draft: Draft) => void;
}

export function createCarrying(parts: DeskParts): Carrying {
  const { broadcasts, deliveries, drafts, clock, look, record } = parts;

  async function carryOut(draft: Draft, notice: boolean): Promise<Settlement> {
    const { guild, corrects, author: by } = draft;
    const broadcast = corrects ? await corrected(draft, corrects, notice) : sent(draft);
    // Before it counts: if the process dies in between, the log has an entry too many, and never one too few.
    await record(guild, {
      what: deedOf(draft),
      by,
      subject: broadcast.id,
      contentHash: broadcastHash(broadcast),
    });
    if (corrects) await broadcasts.replace(broadcast);
    else if (!(await broadcasts.add(broadcast))) throw new UserError('error.proposalDone');
    // It is done: that its draft could not be closed undoes nothing, and a second press is told so (`sent`, `corrected`).
    await drafts.save(closedAs(draft, 'done')).catch(() => undefined);
    look();
    return { type: 'approved', broadcast };
  }

  function sent(draft: Draft): Broadcast {
    if (broadcasts.find(draft.guild, draft.id)) throw new UserError('error.proposalDone');
    return broadcastOf(draft, clock.now());
  }

  async function corrected(
    { guild, message }: Draft,
    { id, after }: NonNullable<Draft['corrects']>,
    notice: boolean,
  ): Promise<Broadcast> {
    const target = broadcasts.find(guild, id);
    if (!target) throw new UserError('error.unknownBroadcast');
    if (target.retraction) throw new UserError('error.broadcastRetracted');
    if (target.corrections.length !== after) throw new UserError('error.proposalStale');
    const noticeTo = notice ? outIn(target, await deliveries(guild)) : [];
    const correction = { at: isoOf(clock.now()), noticeTo };
    return { ...target, message, corrections: [...target.corrections, correction] };
  }

  function refuseUntimely(strike: Strike, draft: Draft): void {
    const now = clock.now();
    if (draft.at !== undefined && instantOf(draft.at) <= now) throw new UserError('error.embargoOver');
    const recent = draft.type === 'alert' && recentAlert(strike, draft, broadcasts.of(draft.guild), now);
    if (recent) throw recent;
  }

  return { carryOut, refuseUntimely };
}

function deedOf({ type, corrects }: Draft): Deed['what'] {
  if (type === 'alert') return 'alert-confirmed';
  return corrects ? 'broadcast-corrected' : 'broadcast-confirmed';
}

function broadcastOf(draft: Draft, now: DateTime): Broadcast {
  const { id, guild, type, author, message, picture, channels, ping, at, sites } = draft;
  return {
    id,
    guild,
    type,
    author,
    message,
    channels,
    ...(picture && { picture }),
    ...(ping && { ping }),
    ...(sites && { sites }),
    approvedAt: isoOf(now),
    dueAt: at ?? isoOf(now),
    isScheduled: at !== undefined,
    corrections: [],
    retries: {},
  };
}
