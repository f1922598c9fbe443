import type { DateTime } from 'luxon';
import { instantOf, isoOf } from '../posts/instants.ts';
import type { Actor } from '../strike/actor.ts';
import type { Strike } from '../strike/strike.ts';
import { UserError } from '../text/user-error.ts';
import { recentAlert } from './alert-rules.ts';
import { approvalsFor } from './approvals.ts';
import type { Addressed, Broadcast, Message, Picture } from './broadcast.ts';
import type { DeskParts, InTurn } from './desk-parts.ts';
import { type Draft, hashOfDraft } from './draft.ts';
import { outIn } from './out.ts';

/** So long a preview may be confirmed, and an approval be given; where there is an embargo, until its end. */
export const VALID_MINUTES = 15;

export type NewDraft = Omit<Draft, 'id' | 'revision' | 'shownAt' | 'request' | 'closed'>;
/** What somebody has written anew. An address without a ping takes the ping away. */
export interface Changes {
  message?: Message;
  address?: Pick<Addressed, 'channels' | 'ping'>;
  /** The picture that was got from Discord, and one that is still to be got. */
  picture?: Picture;
  upload?: Draft['upload'];
  /** The end of the embargo; undefined, but there: at once. */
  at?: string | undefined;
}

/** What became of a press: approved, or others are asked first. */
export type Settlement = { type: 'approved'; broadcast: Broadcast } | { type: 'asked'; draft: Draft };

/** From the first word of a message to its approval. A failure is a UserError that says why nothing was done. */
export interface DraftsDesk {
  start(draft: NewDraft): Promise<Draft>;
  /** As it is kept, whatever is wrong with it; of the author, and not done with. */
  ownDraft(guild: string, id: string, by: Actor): Promise<Draft>;
  /** The same, to be written on: with another time or picture, where one is given. A time that is over counts no more. */
  takeUp(guild: string, id: string, by: Actor, given: Pick<Draft, 'at' | 'upload'>): Promise<Draft>;
  /** The messages that somebody has written something of and is not done with, newest first. */
  draftsOf(guild: string, by: Actor): Promise<Draft[]>;
  /** Changes it, which shows it anew and voids what has been asked and approved. */
  write(guild: string, id: string, by: Actor, changes: Changes): Promise<Draft>;
  /** The very draft that was previewed; not if it has been changed since, or the preview is too old. */
  open(guild: string, id: string, revision: number): Promise<Draft>;
  confirm(guild: string, id: string, revision: number, by: Actor, notice: boolean): Promise<Settlement>;
  approve(guild: string, id: string, revision: number, by: Actor): Promise<Settlement>;
  decline(guild: string, id: string, revision: number, by: Actor): Promise<void>;
  /** Takes a request back that did not reach the others. */
  withdraw(guild: string, id: string): Promise<void>;
  discard(guild: string, id: string, by: Actor): Promise<void>;
}

export function createDraftsDesk(parts: DeskParts, inTurn: InTurn): DraftsDesk {
  const { drafts, clock, newId, record } = parts;

  async function found(guild: string, id: string): Promise<Draft> {
    const draft = await drafts.find(id);
    if (!draft || draft.guild !== guild) throw new UserError('error.proposalGone');
    if (draft.closed === 'done') throw new UserError('error.proposalDone');
    if (draft.closed === 'discarded') throw new UserError('error.proposalDiscarded');
    return draft;
  }

  async function ownDraft(guild: string, id: string, by: Actor): Promise<Draft> {
    const draft = await found(guild, id);
    if (draft.author.hash !== by.hash) throw new UserError('error.proposalNotYours');
    return draft;
  }

  /** An alert takes one person because it is an alert: it is not written on, to other channels and another ping. */
  async function ownMessage(guild: string, id: string, by: Actor): Promise<Draft> {
    const draft = await ownDraft(guild, id, by);
    if (draft.type === 'alert') throw new UserError('error.unknownDraft');
    return draft;
  }

  async function open(guild: string, id: string, revision: number): Promise<Draft> {
    const draft = await found(guild, id);
    if (draft.revision !== revision) throw new UserError('error.draftChanged');
    if (clock.now() >= expiryOf(draft)) throw new UserError('error.draftExpired');
    return draft;
  }

  async function carryOut(draft: Draft, notice: boolean): Promise<Settlement> {
    const { guild, corrects, author: by, type } = draft;
    const broadcast = corrects === undefined ? await send(draft) : await correct(draft, corrects.id, notice);
    await drafts.save({ ...draft, closed: 'done' });
    const what =
      type === 'alert' ? 'alert-confirmed' : corrects ? 'broadcast-corrected' : 'broadcast-confirmed';
    await record(guild, { what, by, subject: broadcast.id, contentHash: hashOfDraft(draft) });
    parts.look();
    return { type: 'approved', broadcast };
  }

  async function send(draft: Draft): Promise<Broadcast> {
    const broadcast = broadcastOf(draft, clock.now());
    if (!(await parts.broadcasts.add(broadcast))) throw new UserError('error.proposalDone');
    return broadcast;
  }

  async function correct(draft: Draft, id: string, notice: boolean): Promise<Broadcast> {
    const target = parts.broadcasts.find(draft.guild, id);
    if (!target) throw new UserError('error.unknownBroadcast');
    if (target.retraction) throw new UserError('error.broadcastRetracted');
    if (target.corrections.length !== draft.corrects?.after) throw new UserError('error.proposalStale');
    const noticeTo = notice ? outIn(target, await parts.deliveries(draft.guild)) : [];
    const corrected: Broadcast = {
      ...target,
      message: draft.message,
      corrections: [...target.corrections, { at: isoOf(clock.now()), noticeTo }],
    };
    await parts.broadcasts.replace(corrected);
    return corrected;
  }

  /** What may have changed since the preview, and is not in the draft itself. */
  function refuseUntimely(strike: Strike, draft: Draft): void {
    const now = clock.now();
    if (draft.at !== undefined && instantOf(draft.at) <= now) throw new UserError('error.embargoOver');
    const recent =
      draft.type === 'alert' && recentAlert(strike, draft, parts.broadcasts.of(draft.guild), now);
    if (recent) throw recent;
  }

  return {
    ownDraft,
    open,
    start: async given => {
      const draft: Draft = { ...given, id: newId(), revision: 1, shownAt: isoOf(clock.now()) };
      await drafts.save(draft);
      await record(draft.guild, { what: 'broadcast-written', by: draft.author, subject: draft.id });
      return draft;
    },
    draftsOf: async (guild, by) =>
      (await drafts.all())

        .filter(each => each.guild === guild && each.author.hash === by.hash && isBegun(each))
        .toReversed(),
    takeUp: (guild, id, by, given) =>
      inTurn(async () => {
        const draft = await ownMessage(guild, id, by);
        const isOver = draft.at !== undefined && instantOf(draft.at) <= clock.now();
        if (!isOver && Object.keys(given).length === 0) return draft;
        const next = changed(draft, { ...(isOver && { at: undefined }), ...given }, clock.now());
        await drafts.save(next);
        await record(guild, { what: 'broadcast-edited', by, subject: id, contentHash: hashOfDraft(next) });
        return next;
      }),
    write: (guild, id, by, changes) =>
      inTurn(async () => {
        const next = changed(await ownMessage(guild, id, by), changes, clock.now());
        await drafts.save(next);
        await record(guild, { what: 'broadcast-edited', by, subject: id, contentHash: hashOfDraft(next) });
        return next;
      }),
    confirm: (guild, id, revision, by, notice) =>
      inTurn(async () => {
        const draft = await open(guild, id, revision);
        if (draft.author.hash !== by.hash) throw new UserError('error.proposalNotYours');
        if (draft.request) throw new UserError('error.proposalAsked');
        const strike = parts.strikeOf(guild);
        refuseUntimely(strike, draft);
        if (approvalsFor(strike, draft) <= 1) return carryOut(draft, notice);
        const asked: Draft = {
          ...draft,
          request: {
            hash: hashOfDraft(draft),
            expiresAt: draft.at ?? isoOf(clock.now().plus({ minutes: VALID_MINUTES })),
            notice,
            approvedBy: [],
          },
        };
        await drafts.save(asked);
        await record(guild, { what: 'broadcast-asked', by, subject: id, contentHash: hashOfDraft(draft) });
        return { type: 'asked', draft: asked };
      }),
    approve: (guild, id, revision, by) =>
      inTurn(async () => {
        const draft = await open(guild, id, revision);
        const { request, author } = draft;
        if (!request || request.hash !== hashOfDraft(draft)) throw new UserError('error.draftChanged');
        if (author.hash === by.hash) throw new UserError('error.approveOwn');
        if (request.approvedBy.includes(by.hash)) throw new UserError('error.approveTwice');
        const strike = parts.strikeOf(guild);
        refuseUntimely(strike, draft);
        await record(guild, { what: 'broadcast-approved', by, subject: id, contentHash: request.hash });
        const approvedBy = [...request.approvedBy, by.hash];
        if (approvedBy.length + 1 >= approvalsFor(strike, draft)) return carryOut(draft, request.notice);
        const next: Draft = { ...draft, request: { ...request, approvedBy } };
        await drafts.save(next);
        return { type: 'asked', draft: next };
      }),
    decline: (guild, id, revision, by) =>
      inTurn(async () => {
        const { request: _declined, ...draft } = await open(guild, id, revision);
        await drafts.save({ ...draft, revision: draft.revision + 1 });
        await record(guild, { what: 'broadcast-declined', by, subject: id });
      }),
    withdraw: (guild, id) =>
      inTurn(async () => {
        const { request: _unheard, ...draft } = await found(guild, id);
        await drafts.save(draft);
      }),
    discard: (guild, id, by) =>
      inTurn(async () => {
        const draft = await ownDraft(guild, id, by);
        await drafts.save({ ...draft, closed: 'discarded' });
        await record(guild, { what: 'broadcast-discarded', by, subject: id });
      }),
  };
}

function changed(before: Draft, changes: Changes, now: DateTime): Draft {
  const { message, address, picture } = changes;
  const { request: _voided, template, upload: earlier, ping, at: embargo, ...draft } = before;
  const upload = changes.upload ?? earlier;
  const at = 'at' in changes ? changes.at : embargo;
  return {
    ...draft,
    ...(message ? { message } : { ...(template !== undefined && { template }) }),
    ...(address ?? (ping && { ping })),
    ...(at !== undefined && { at }),
    ...(picture ? { picture } : { ...(upload && { upload }) }),
    revision: draft.revision + 1,
    shownAt: isoOf(now),
  };
}

/** A form that was opened and never sent leaves nothing to take up; and an alert is not written on. */
function isBegun({ type, revision, closed }: Draft): boolean {
  return type === 'broadcast' && revision > 1 && closed === undefined;
}

function expiryOf({ request, shownAt }: Draft): DateTime<true> {
  return request ? instantOf(request.expiresAt) : instantOf(shownAt).plus({ minutes: VALID_MINUTES });
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
