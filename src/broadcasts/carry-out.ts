import type { DateTime } from 'luxon';
import { instantOf, isoOf } from '../announcements/instants.ts';
import { closedAs } from '../strike/closed.ts';
import { UserError } from '../wording/user-error.ts';
import { runningAlerts } from './alerts.ts';
import type { Broadcast } from './broadcast.ts';
import { channelsWithCopy } from './copies.ts';
import type { Draft } from './draft.ts';
import { broadcastHash } from './hashes.ts';
import type { BroadcastPorts, Deed } from './ports.ts';
import { sameWordsProblems } from './problems.ts';
import { refuseFollowing, refuseFrozen, refuseRecent } from './refusals.ts';

/** What became of a press: approved, or others are asked first. */
export type Outcome = { type: 'approved'; broadcast: Broadcast } | { type: 'asked'; draft: Draft };

/** What makes an approved draft a message that is owed, or a correction of one. */
export interface Carrying {
  carryOut: (draft: Draft, notice: boolean) => Promise<Outcome>;
  /** Throws the UserError that says why this cannot be sent now, or would change nothing. Asked before anything is kept. */
  refuse: (draft: Draft) => void;
  /** Is this a correction of what has been corrected otherwise, or retracted, since it was begun? */
  isOvertaken: (draft: Draft) => boolean;
}

export function createCarrying(parts: BroadcastPorts): Carrying {
  const { broadcasts, deliveries, drafts, clock, look, record } = parts;

  async function carryOut(draft: Draft, notice: boolean): Promise<Outcome> {
    const { guild, author: by } = draft;
    const broadcast = isCorrecting(draft) ? await corrected(draft, notice) : sent(draft);
    // Before it counts: if the process dies in between, the log has an entry too many, and never one too few.
    await record(guild, {
      what: deedOf(draft),
      by,
      subject: broadcast.id,
      contentHash: broadcastHash(broadcast),
    });
    if (isCorrecting(draft)) await broadcasts.replace(broadcast);
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

  async function corrected({ guild, message, corrects }: Correcting, notice: boolean): Promise<Broadcast> {
    const target = targetOf(guild, corrects);
    const noticeTo = notice ? channelsWithCopy(target, await deliveries(guild)) : [];
    const correction = { at: isoOf(clock.now()), noticeTo };
    return { ...target, message, corrections: [...target.corrections, correction] };
  }

  /** What a correction is about, if it still stands as it was when the correction was begun. */
  function targetOf(guild: string, { id, after }: Correcting['corrects']): Broadcast {
    const target = broadcasts.find(guild, id);
    if (!target) throw new UserError('error.unknownBroadcast');
    if (target.retraction) throw new UserError('error.broadcastRetracted');
    if (target.corrections.length !== after) throw new UserError('error.proposalStale');
    return target;
  }

  function refuse(draft: Draft): void {
    const { guild, type, at } = draft;
    const now = clock.now();
    if (isCorrecting(draft)) refuseCorrection(draft, targetOf(guild, draft.corrects));
    else if (at !== undefined && instantOf(at) <= now) throw new UserError('error.embargoOver');
    if (draft.follows) refuseFollowing(draft, draft.follows, runningAlerts(broadcasts.of(guild), now));
    else if (type === 'alert') refuseRecent(parts.strikeOf(guild), draft, broadcasts.of(guild), now);
    refuseFrozen(parts.haltOf(guild), type);
  }

  function isOvertaken({ guild, corrects }: Draft): boolean {
    if (!corrects) return false;
    const target = broadcasts.find(guild, corrects.id);
    return !target || target.retraction !== undefined || target.corrections.length !== corrects.after;
  }

  return { carryOut, refuse, isOvertaken };
}

type Correcting = Draft & Required<Pick<Draft, 'corrects'>>;

function isCorrecting(draft: Draft): draft is Correcting {
  return draft.corrects !== undefined;
}

/** It changes words, at once, and nothing else: what else a draft of an older version has would be shown and not be done. */
function refuseCorrection({ at, picture, message }: Correcting, target: Broadcast): void {
  if (at !== undefined) throw new UserError('error.correctionAtOnce');
  if (picture?.hash !== target.picture?.hash || picture?.alt !== target.picture?.alt) {
    throw new UserError('error.correctionPicture');
  }
  const [problem] = sameWordsProblems({ message }, target);
  if (problem) throw problem;
}

function deedOf({ type, corrects }: Draft): Deed['what'] {
  if (type === 'alert') return 'alert-confirmed';
  return corrects ? 'broadcast-corrected' : 'broadcast-confirmed';
}

function broadcastOf(draft: Draft, now: DateTime): Broadcast {
  const { id, guild, type, author, message, picture, channels, ping, at, sites, follows } = draft;
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
    ...(follows && { follows }),
    approvedAt: isoOf(now),
    dueAt: at ?? isoOf(now),
    isScheduled: at !== undefined,
    corrections: [],
    retries: {},
  };
}
