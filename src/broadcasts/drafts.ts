import { instantOf, isoOf } from '../announcements/instants.ts';
import { type Asker, organizerAt } from '../approvals/may-act.ts';
import { nextState, VALID_MINUTES } from '../approvals/request.ts';
import type { Ending } from '../approvals/request-message.ts';
import type { Actor } from '../strike/actor.ts';
import { closedAs, isClosed } from '../strike/closed.ts';
import type { Seen } from '../strike/seen.ts';
import { closedError } from '../wording/say/error-sentence.ts';
import { UserError } from '../wording/user-error.ts';
import type { BroadcastType } from './broadcast.ts';
import { createCarrying, type Outcome } from './carry-out.ts';
import {
  type Changes,
  changed,
  type Draft,
  expiryOf,
  hashOfDraft,
  isBegun,
  NO_DRAFT,
  neededFor,
  type Request,
  requestOf,
  sealsOf,
} from './draft.ts';
import { draftHash } from './hashes.ts';
import type { BroadcastPorts, Deed, InTurn } from './ports.ts';
import { writerAt } from './refusals.ts';

/** A preview, or a request, as somebody has it before their eyes; `type`: what its buttons say that it is. */
export type SeenDraft = Seen & { revision: number; type: BroadcastType };

/** Whether somebody, by their hash, is an organizer at this moment; `unknown`: nobody can tell who that was. */
export type RoleNow = (hash: string) => Promise<'organizer' | 'none' | 'unknown'>;

/** A request that is over; the headline is absent where what is kept is not what others were asked for. */
interface Ended {
  author: Actor;
  headline?: string;
}

export type NewDraft = Omit<Draft, 'id' | 'author' | 'revision' | 'shownAt' | 'request' | 'ended'>;

/**
 * From the first word of a message to its approval. Each asks itself whether the asker may, at this moment. A failure is a
 * UserError that says why nothing was done.
 */
export interface Drafts {
  start(draft: NewDraft, asker: Asker): Promise<Draft>;
  /** As it is kept, whatever is wrong with it; of the author, and not done with. */
  ownDraft(guild: string, id: string, asker: Asker): Promise<Draft>;
  /** The same, to be written on: with another time or picture, where one is given. A time that is over counts no more. */
  takeUp(guild: string, id: string, asker: Asker, given: Pick<Draft, 'at' | 'upload'>): Promise<Draft>;
  /** The messages that somebody has written something of and is not done with, newest first. */
  draftsOf(guild: string, asker: Asker): Promise<Draft[]>;
  /** Changes it, which shows it anew and voids what has been asked and approved. */
  write(guild: string, id: string, asker: Asker, changes: Changes): Promise<Draft>;
  /** The very draft that was previewed; not if it has been changed since, or the preview is too old. */
  open(guild: string, seen: SeenDraft): Promise<Draft>;
  confirm(guild: string, seen: SeenDraft, asker: Asker, notice: boolean): Promise<Outcome>;
  /** Only who is an organizer at this moment agrees; `roleOf` says it of the author and of those who approved before. */
  approve(guild: string, seen: SeenDraft, asker: Asker, roleOf: RoleNow): Promise<Outcome>;
  decline(guild: string, seen: SeenDraft, asker: Asker, reason?: string): Promise<Ended>;
  /** The author takes the request back; the message stays a draft. */
  withdraw(guild: string, seen: SeenDraft, asker: Asker): Promise<Ended>;
  /** How the request of a draft has ended, at this moment; undefined while it stands. */
  endingOf(guild: string, id: string): Promise<Ending | undefined>;
  /** The request did not reach the others: it is the author's alone again. */
  unheard(guild: string, id: string): Promise<void>;
  discard(guild: string, seen: SeenDraft, asker: Asker): Promise<void>;
}

export function createDrafts(parts: BroadcastPorts, inTurn: InTurn): Drafts {
  const { strikeOf, drafts, dropPicture, clock, newId, record, isWritten, isEntered } = parts;
  const { carryOut, refuse, isOvertaken } = createCarrying(parts);

  /** As it is kept: to be done away with, and for nothing else. */
  async function kept(guild: string, id: string): Promise<Draft> {
    const draft = await drafts.find(id);
    if (!draft || draft.guild !== guild) throw new UserError('error.proposalGone');
    if (isClosed(draft)) throw closedError(draft);
    return draft;
  }

  async function found(guild: string, id: string): Promise<Draft> {
    const draft = await kept(guild, id);
    if (!isWritten(draft)) throw new UserError('error.requestNotEntered');
    return draft;
  }

  /** An alert takes one person because it is an alert: it is not written on, to other channels and another ping. */
  async function ownDraft(guild: string, id: string, asker: Asker): Promise<Draft> {
    const draft = await found(guild, id);
    const by = organizerAt(strikeOf(guild), asker);
    nextState(requestOf(draft), { move: 'preview', by }, { now: clock.now(), needed: 1 });
    if (draft.type === 'alert') throw new UserError('error.unknownDraft');
    return draft;
  }

  async function open(guild: string, seen: SeenDraft): Promise<Draft> {
    return asSeen(await found(guild, seen.id), seen);
  }

  /** A button acts on what it stood under, and on nothing else. */
  function asSeen(draft: Draft, { revision, type }: SeenDraft): Draft {
    if (draft.type !== type) throw new UserError('error.unknownButton');
    if (draft.revision !== revision) throw new UserError('error.draftChanged');
    return draft;
  }

  /** How many it takes is asked here, by what would happen, whoever calls. */
  function next(draft: Draft, move: 'confirm' | 'approve', by: Actor) {
    const needed = neededFor(strikeOf(draft.guild), draft);
    return nextState(requestOf(draft), { move, by }, { now: clock.now(), needed });
  }

  /** Before it counts: if the process dies in between, the log has an entry too many, and the draft is as it was. */
  async function enter(draft: Draft, what: Deed['what'], by: Actor): Promise<void> {
    await record(draft.guild, { what, by, subject: draft.id, contentHash: draftHash(draft) });
  }

  /** Was this asked for, and have those approved who are on record as having? */
  function isAsEntered({ guild, id, author }: Draft, { hash, approvedBy }: Request): Promise<boolean> {
    return isEntered(guild, { id, hash, by: author.hash, approvedBy });
  }

  /** Whoever has lost the role since has not agreed; a request of somebody who has is not approved at all. */
  async function stillAgreeing(draft: Draft, roleOf: RoleNow): Promise<Draft> {
    const { request, author } = draft;
    if (!request) return draft;
    if ((await roleOf(author.hash)) === 'none') throw new UserError('error.askerLeft');
    const approvedBy: string[] = [];
    for (const hash of request.approvedBy) {
      if ((await roleOf(hash)) === 'organizer') approvedBy.push(hash);
    }
    return { ...draft, request: { ...request, approvedBy } };
  }

  async function end(
    guild: string,
    seen: SeenDraft,
    asker: Asker,
    ended: NonNullable<Draft['ended']>,
  ): Promise<Ended> {
    const asked = asSeen(await kept(guild, seen.id), seen);
    const by = writerAt(strikeOf(guild), asker, asked);
    const move = ended.how === 'declined' ? 'decline' : 'withdraw';
    nextState(requestOf(asked), { move, by }, { now: clock.now(), needed: 1 });
    const { request: _over, ...draft } = asked;
    const isAsAsked = isWritten(draft);
    const what = `broadcast-${ended.how}` as const;
    const over: Draft = { ...draft, ended };
    // Of what nobody wrote no entry says that it was written.
    if (isAsAsked) await enter(over, what, by);
    else await record(guild, { what, by, subject: draft.id, contentHash: NO_DRAFT });
    await drafts.save(over);
    const { author, message } = draft;
    return { author, ...(isAsAsked && { headline: message.headline }) };
  }

  return {
    ownDraft,
    open,
    start: async (given, asker) => {
      const author = writerAt(strikeOf(given.guild), asker, given);
      const draft: Draft = { ...given, author, id: newId(), revision: 1, shownAt: isoOf(clock.now()) };
      // An alert is whole already; a message begins as an empty form.
      if (draft.type === 'alert') refuse(draft);
      await enter(draft, 'broadcast-written', draft.author);
      await drafts.save(draft);
      return draft;
    },
    draftsOf: async (guild, asker) => {
      const by = organizerAt(strikeOf(guild), asker);
      return (await drafts.all())
        .filter(each => each.guild === guild && each.author.hash === by.hash && isBegun(each))
        .filter(isWritten)
        .toReversed();
    },
    takeUp: (guild, id, asker, given) =>
      inTurn(async () => {
        const draft = await ownDraft(guild, id, asker);
        if (draft.corrects && given.at !== undefined) throw new UserError('error.correctionAtOnce');
        if (draft.corrects && given.upload) throw new UserError('error.correctionPicture');
        const isOver = draft.at !== undefined && instantOf(draft.at) <= clock.now();
        if (!isOver && Object.keys(given).length === 0) return draft;
        const taken = changed(draft, { ...(isOver && { at: undefined }), ...given }, clock.now());
        await enter(taken, 'broadcast-edited', draft.author);
        await drafts.save(taken);
        return taken;
      }),
    write: (guild, id, asker, changes) =>
      inTurn(async () => {
        const draft = await ownDraft(guild, id, asker);
        const edited = changed(draft, changes, clock.now());
        await enter(edited, 'broadcast-edited', draft.author);
        await drafts.save(edited);
        if (draft.picture && draft.picture.hash !== edited.picture?.hash)
          await dropPicture(draft.picture.hash);
        return edited;
      }),
    confirm: (guild, seen, asker, notice) =>
      inTurn(async () => {
        const draft = await open(guild, seen);
        const by = writerAt(strikeOf(guild), asker, draft);
        if (notice && !draft.corrects) throw new UserError('error.unknownButton');
        const state = next(draft, 'confirm', by);
        if (sealsOf(draft).preview !== seen.seal) throw new UserError('error.requestNotEntered');
        refuse(draft);
        if (state === 'approved') return carryOut(draft, notice);
        const hash = hashOfDraft(draft, notice);
        const expiresAt = draft.at ?? isoOf(clock.now().plus({ minutes: VALID_MINUTES }));
        const asked: Draft = { ...draft, request: { hash, expiresAt, notice, approvedBy: [] } };
        await record(guild, { what: 'broadcast-asked', by, subject: draft.id, contentHash: hash });
        await drafts.save(asked);
        return { type: 'asked', draft: asked };
      }),
    approve: (guild, seen, asker, roleOf) =>
      inTurn(async () => {
        const draft = await open(guild, seen);
        const by = organizerAt(strikeOf(guild), asker);
        const { request } = draft;
        const holding = await stillAgreeing(draft, roleOf);
        const state = next(holding, 'approve', by);
        if (!request || request.hash !== hashOfDraft(draft, request.notice))
          throw new UserError('error.draftChanged');
        if (sealsOf(draft).request !== seen.seal || !(await isAsEntered(draft, request))) {
          throw new UserError('error.requestNotEntered');
        }
        refuse(draft);
        await record(guild, {
          what: 'broadcast-approved',
          by,
          subject: draft.id,
          contentHash: request.hash,
        });
        if (state === 'approved') return carryOut(draft, request.notice);
        const approvedBy = [...(holding.request?.approvedBy ?? []), by.hash];
        const further: Draft = { ...draft, request: { ...request, approvedBy } };
        await drafts.save(further);
        return { type: 'asked', draft: further };
      }),
    decline: (guild, seen, asker, reason) =>
      inTurn(() => end(guild, seen, asker, { how: 'declined', ...(reason !== undefined && { reason }) })),
    withdraw: (guild, seen, asker) => inTurn(() => end(guild, seen, asker, { how: 'withdrawn' })),
    endingOf: async (guild, id) => {
      const draft = await drafts.find(id);
      if (parts.broadcasts.find(guild, id)) return 'approved';
      if (!draft) return 'expired';
      if (isClosed(draft)) return draft.closed === 'done' ? 'approved' : 'withdrawn';
      if (!draft.request) return draft.ended?.how ?? 'changed';
      if (clock.now() >= expiryOf(draft)) return 'expired';
      return isOvertaken(draft) ? 'overtaken' : undefined;
    },
    unheard: (guild, id) =>
      inTurn(async () => {
        const { request: _unheard, ...draft } = await kept(guild, id);
        await drafts.save(draft);
      }),
    discard: (guild, { id, type }, asker) =>
      inTurn(async () => {
        const draft = await kept(guild, id);
        const by = writerAt(strikeOf(guild), asker, { ...draft, type });
        // What somebody altered in the store is done away with, whatever it is by now.
        if (isWritten(draft) && draft.type !== type) throw new UserError('error.unknownButton');
        nextState(requestOf(draft), { move: 'discard', by }, { now: clock.now(), needed: 1 });
        await record(guild, { what: 'broadcast-discarded', by, subject: id });
        await drafts.save(closedAs(draft, 'discarded'));
        if (draft.picture) await dropPicture(draft.picture.hash);
      }),
  };
}
