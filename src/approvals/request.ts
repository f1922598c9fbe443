import type { DateTime } from 'luxon';
import type { Actor } from '../strike/actor.ts';
import { UserError, type UserErrorCode } from '../wording/user-error.ts';

/** What can be asked for. Each goes the same way, from its preview to the moment when it is done. */
export type RequestKind = 'act' | 'message' | 'correction' | 'retraction' | 'time' | 'alert';

/**
 * How it stands: kept but not shown yet; shown to its author; confirmed by its author, so that others are asked; approved
 * by as many as it takes. `declined` and `withdrawn` requests are their author's alone again, `done` and `discarded` ones
 * are over.
 */
export type RequestState =
  | 'pending'
  | 'previewed'
  | 'confirmed'
  | 'approved'
  | 'declined'
  | 'withdrawn'
  | 'expired'
  | 'discarded'
  | 'done';

/** `unheard`: the others could not be asked. `expire`: its time is over. What is approved is carried out in the same turn. */
export type RequestMove =
  | 'preview'
  | 'confirm'
  | 'unheard'
  | 'approve'
  | 'decline'
  | 'withdraw'
  | 'discard'
  | 'expire';

type Mover = 'author' | 'another organizer' | 'nobody';

interface Rule {
  by: Mover;
  /** What it becomes, by what it is. What is not named here cannot be done. */
  to: Partial<Record<RequestState, RequestState>>;
}

const RULES = {
  preview: {
    by: 'author',
    to: {
      pending: 'previewed',
      previewed: 'previewed',
      confirmed: 'previewed',
      declined: 'previewed',
      withdrawn: 'previewed',
      expired: 'previewed',
    },
  },
  confirm: { by: 'author', to: { previewed: 'confirmed' } },
  unheard: { by: 'nobody', to: { confirmed: 'previewed' } },
  approve: { by: 'another organizer', to: { confirmed: 'confirmed' } },
  decline: { by: 'another organizer', to: { confirmed: 'declined' } },
  withdraw: { by: 'author', to: { confirmed: 'withdrawn' } },
  discard: {
    by: 'author',
    to: {
      pending: 'discarded',
      previewed: 'discarded',
      confirmed: 'discarded',
      declined: 'discarded',
      withdrawn: 'discarded',
      expired: 'discarded',
    },
  },
  expire: { by: 'nobody', to: { previewed: 'expired', confirmed: 'expired' } },
} as const satisfies Record<RequestMove, Rule>;

/**
 * For how many minutes a preview can be confirmed, and then a request be approved. A message with an embargo: until that
 * ends.
 */
export const VALID_MINUTES = 15;

/** A request as it is kept, whatever it is for. */
export interface KeptRequest {
  kind: RequestKind;
  author: Pick<Actor, 'hash'>;
  state: Exclude<RequestState, 'approved' | 'expired'>;
  /** Until when it can be confirmed, and then approved. */
  expiresAt: DateTime;
  /** Who has approved it, by their hashes; the author is not among them. */
  approvedBy: readonly string[];
}

/** How a request stands at `now`. */
export function stateAt({ state, expiresAt }: KeptRequest, now: DateTime): RequestState {
  const rule: Rule = RULES.expire;
  return now >= expiresAt ? (rule.to[state] ?? state) : state;
}

/**
 * What a request becomes when somebody presses. Throws the UserError that says why it cannot.
 *
 * @param by absent: nobody has pressed, see `RequestMove`
 * @param needed how many organizers have to agree, the author included
 */
export function nextState(
  request: KeptRequest,
  { move, by }: { move: RequestMove; by?: Actor },
  { now, needed }: { now: DateTime; needed: number },
): RequestState {
  const rule: Rule = RULES[move];
  const state = stateAt(request, now);
  const next = rule.to[state];
  if (next === undefined) throw new UserError(whyNot(request, state, move));
  refuseMover(request, rule.by, move, by);
  if (move === 'confirm') return needed <= 1 ? 'approved' : next;
  if (move === 'approve') return request.approvedBy.length + 2 >= needed ? 'approved' : next;
  return next;
}

function refuseMover(
  { author, approvedBy }: KeptRequest,
  mover: Mover,
  move: RequestMove,
  by: Actor | undefined,
): void {
  if (mover === 'nobody') return;
  const isAuthor = by?.hash === author.hash;
  if (mover === 'author') {
    if (!isAuthor)
      throw new UserError(move === 'withdraw' ? 'error.withdrawOthers' : 'error.proposalNotYours');
    return;
  }
  if (by?.role !== 'organizer') throw new UserError('error.notAllowed');
  if (isAuthor) throw new UserError(move === 'approve' ? 'error.approveOwn' : 'error.declineOwn');
  if (move === 'approve' && approvedBy.includes(by.hash)) throw new UserError('error.approveTwice');
}

/** The one sentence for each state in which a press comes too late or too early. */
function whyNot({ kind, state: kept }: KeptRequest, state: RequestState, move: RequestMove): UserErrorCode {
  switch (state) {
    case 'pending':
    case 'previewed':
      return move === 'confirm' ? 'error.draftChanged' : 'error.requestNotAsked';
    case 'confirmed':
      return 'error.proposalAsked';
    case 'declined':
      return 'error.requestDeclined';
    case 'withdrawn':
      return 'error.requestWithdrawn';
    case 'discarded':
      return 'error.proposalDiscarded';
    case 'expired':
      return kept === 'confirmed' ? 'error.requestExpired' : expiredPreview(kind);
    case 'approved':
    case 'done':
      return 'error.proposalDone';
  }
}

/** What its author can do then: a message is kept as a draft; everything else is typed again. */
function expiredPreview(kind: RequestKind): UserErrorCode {
  if (kind === 'alert') return 'error.alertExpired';
  return kind === 'message' || kind === 'correction' ? 'error.draftExpired' : 'error.proposalExpired';
}
