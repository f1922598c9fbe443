import { instantOf, isoOf } from '../announcements/instants.ts';
import type { Actor } from '../strike/actor.ts';
import { closedAs, isClosed } from '../strike/closed.ts';
import type { Seen } from '../strike/seen.ts';
import { closedError } from '../wording/say/closed-error.ts';
import { UserError } from '../wording/user-error.ts';
import { approvalsFor } from './approvals.ts';
import { createCarrying, type Settlement } from './carry-out.ts';
import type { Deed, DeskParts, InTurn } from './desk-parts.ts';
import { type Draft, hashOfDraft, type Request, sealsOf } from './draft.ts';
import {
  type Changes,
  changed,
  expiryOf,
  isBegun,
  NO_DRAFT,
  ofAuthor,
  VALID_MINUTES,
} from './draft-steps.ts';
import { draftHash } from './kept-hash.ts';

/** A preview, or a request, as somebody has it before their eyes. */
export type SeenDraft = Seen & { revision: number };

export type NewDraft = Omit<Draft, 'id' | 'revision' | 'shownAt' | 'request'>;

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
  confirm(guild: string, seen: SeenDraft, by: Actor, notice: boolean): Promise<Settlement>;
  approve(guild: string, seen: SeenDraft, by: Actor): Promise<Settlement>;
  /** Resolves to the headline; undefined where what is kept is not what others were asked for. */
  decline(guild: string, id: string, revision: number, by: Actor): Promise<string | undefined>;
  /** Takes a request back that did not reach the others. */
  withdraw(guild: string, id: string): Promise<void>;
  discard(guild: string, id: string, by: Actor): Promise<void>;
}

/** What to do then is the author's business, and with an alert there is no draft to take up. */
function expiredError({ type, request }: Draft) {
  if (request) return 'error.requestExpired';
  return type === 'alert' ? 'error.alertExpired' : 'error.draftExpired';
}

export function createDraftsDesk(parts: DeskParts, inTurn: InTurn): DraftsDesk {
  const { drafts, dropPicture, clock, newId, record, isWritten, isEntered } = parts;
  const { carryOut, refuseUntimely } = createCarrying(parts);

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

  async function ownDraft(guild: string, id: string, by: Actor): Promise<Draft> {
    return ofAuthor(await found(guild, id), by);
  }

  /** An alert takes one person because it is an alert: it is not written on, to other channels and another ping. */
  async function ownMessage(guild: string, id: string, by: Actor): Promise<Draft> {
    const draft = await ownDraft(guild, id, by);
    if (draft.type === 'alert') throw new UserError('error.unknownDraft');
    return draft;
  }

  async function open(guild: string, id: string, revision: number): Promise<Draft> {
    return current(await found(guild, id), revision);
  }

  function current(draft: Draft, revision: number): Draft {
    if (draft.revision !== revision) throw new UserError('error.draftChanged');
    if (clock.now() >= expiryOf(draft)) throw new UserError(expiredError(draft));
    return draft;
  }

  /** Before it counts: if the process dies in between, the log has an entry too many, and the draft is as it was. */
  async function enter(draft: Draft, what: Deed['what'], by: Actor): Promise<void> {
    await record(draft.guild, { what, by, subject: draft.id, contentHash: draftHash(draft) });
  }

  /** Was this asked for, and have those approved who are on record as having? */
  function isAsEntered({ guild, id, author }: Draft, { hash, approvedBy }: Request): Promise<boolean> {
    return isEntered(guild, { id, hash, by: author.hash, approvedBy });
  }

  return {
    ownDraft,
    open,
    start: async given => {
      const draft: Draft = { ...given, id: newId(), revision: 1, shownAt: isoOf(clock.now()) };
      await enter(draft, 'broadcast-written', draft.author);
      await drafts.save(draft);
      return draft;
    },
    draftsOf: async (guild, by) =>
      (await drafts.all())
        .filter(each => each.guild === guild && each.author.hash === by.hash && isBegun(each))
        .filter(isWritten)
        .toReversed(),
    takeUp: (guild, id, by, given) =>
      inTurn(async () => {
        const draft = await ownMessage(guild, id, by);
        const isOver = draft.at !== undefined && instantOf(draft.at) <= clock.now();
        if (!isOver && Object.keys(given).length === 0) return draft;
        const next = changed(draft, { ...(isOver && { at: undefined }), ...given }, clock.now());
        await enter(next, 'broadcast-edited', by);
        await drafts.save(next);
        return next;
      }),
    write: (guild, id, by, changes) =>
      inTurn(async () => {
        const draft = await ownMessage(guild, id, by);
        const next = changed(draft, changes, clock.now());
        await enter(next, 'broadcast-edited', by);
        await drafts.save(next);
        if (draft.picture && draft.picture.hash !== next.picture?.hash) await dropPicture(draft.picture.hash);
        return next;
      }),
    confirm: (guild, { id, revision, seal }, by, notice) =>
      inTurn(async () => {
        const draft = await open(guild, id, revision);
        if (draft.author.hash !== by.hash) throw new UserError('error.proposalNotYours');
        if (sealsOf(draft).preview !== seal) throw new UserError('error.requestNotEntered');
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
        await record(guild, { what: 'broadcast-asked', by, subject: id, contentHash: hashOfDraft(draft) });
        await drafts.save(asked);
        return { type: 'asked', draft: asked };
      }),
    approve: (guild, { id, revision, seal }, by) =>
      inTurn(async () => {
        const draft = await open(guild, id, revision);
        const { request, author } = draft;
        if (!request || request.hash !== hashOfDraft(draft)) throw new UserError('error.draftChanged');
        if (sealsOf(draft).request !== seal || !(await isAsEntered(draft, request))) {
          throw new UserError('error.requestNotEntered');
        }
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
        const { request: _declined, ...draft } = current(await kept(guild, id), revision);
        const isAsAsked = isWritten(draft);
        const next = { ...draft, revision: draft.revision + 1 };
        // Of what nobody wrote no entry says that it was written.
        if (isAsAsked) await enter(next, 'broadcast-declined', by);
        else await record(guild, { what: 'broadcast-declined', by, subject: id, contentHash: NO_DRAFT });
        await drafts.save(next);
        return isAsAsked ? draft.message.headline : undefined;
      }),
    withdraw: (guild, id) =>
      inTurn(async () => {
        const { request: _unheard, ...draft } = await kept(guild, id);
        await drafts.save(draft);
      }),
    discard: (guild, id, by) =>
      inTurn(async () => {
        const draft = ofAuthor(await kept(guild, id), by);
        await record(guild, { what: 'broadcast-discarded', by, subject: id });
        await drafts.save(closedAs(draft, 'discarded'));
        if (draft.picture) await dropPicture(draft.picture.hash);
      }),
  };
}
