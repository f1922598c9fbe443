import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  type KeptRequest,
  nextState,
  type RequestKind,
  type RequestMove,
  stateAt,
} from '../../src/approvals/request.ts';
import type { Actor } from '../../src/strike/actor.ts';
import { UserError } from '../../src/wording/user-error.ts';

const NOW = DateTime.fromISO('2024-12-26T15:00:00Z', { zone: 'utc' });
const organizer = (hash: string): Actor => ({ hash, role: 'organizer' });
const PEOPLE = {
  author: organizer('author'),
  other: organizer('other'),
  approver: organizer('approver'),
  captain: { hash: 'captain', role: 'captain' },
  nobody: undefined,
} as const;
type Person = keyof typeof PEOPLE;

function outcome(request: KeptRequest, move: RequestMove, person: Person, needed: number): string {
  const by = PEOPLE[person];
  try {
    return nextState(request, { move, ...(by && { by }) }, { now: NOW, needed });
  } catch (error) {
    return error instanceof UserError ? error.code : String(error);
  }
}

function kept(state: KeptRequest['state'], minutes = 5, kind: RequestKind = 'message'): KeptRequest {
  return {
    kind,
    author: PEOPLE.author,
    state,
    expiresAt: NOW.plus({ minutes }),
    approvedBy: state === 'confirmed' ? ['approver'] : [],
  };
}

const OVER = 'error.proposalDone';
const DECLINED = 'error.requestDeclined';
const WITHDRAWN = 'error.requestWithdrawn';
const DISCARDED = 'error.proposalDiscarded';
const NOT_ASKED = 'error.requestNotAsked';

/** What becomes of a message in each state, by who makes each move, where it takes three. */
describe.each`
  move          | person        | pending                     | previewed                   | confirmed                   | declined                    | withdrawn                   | discarded    | done
  ${'preview'}  | ${'author'}   | ${'previewed'}              | ${'previewed'}              | ${'previewed'}              | ${'previewed'}              | ${'previewed'}              | ${DISCARDED} | ${OVER}
  ${'preview'}  | ${'other'}    | ${'error.proposalNotYours'} | ${'error.proposalNotYours'} | ${'error.proposalNotYours'} | ${'error.proposalNotYours'} | ${'error.proposalNotYours'} | ${DISCARDED} | ${OVER}
  ${'confirm'}  | ${'author'}   | ${'error.draftChanged'}     | ${'confirmed'}              | ${'error.proposalAsked'}    | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'confirm'}  | ${'other'}    | ${'error.draftChanged'}     | ${'error.proposalNotYours'} | ${'error.proposalAsked'}    | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'unheard'}  | ${'nobody'}   | ${NOT_ASKED}                | ${NOT_ASKED}                | ${'previewed'}              | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'approve'}  | ${'author'}   | ${NOT_ASKED}                | ${NOT_ASKED}                | ${'error.approveOwn'}       | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'approve'}  | ${'other'}    | ${NOT_ASKED}                | ${NOT_ASKED}                | ${'approved'}               | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'approve'}  | ${'approver'} | ${NOT_ASKED}                | ${NOT_ASKED}                | ${'error.approveTwice'}     | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'approve'}  | ${'captain'}  | ${NOT_ASKED}                | ${NOT_ASKED}                | ${'error.notAllowed'}       | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'decline'}  | ${'author'}   | ${NOT_ASKED}                | ${NOT_ASKED}                | ${'error.declineOwn'}       | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'decline'}  | ${'approver'} | ${NOT_ASKED}                | ${NOT_ASKED}                | ${'declined'}               | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'decline'}  | ${'captain'}  | ${NOT_ASKED}                | ${NOT_ASKED}                | ${'error.notAllowed'}       | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'withdraw'} | ${'author'}   | ${NOT_ASKED}                | ${NOT_ASKED}                | ${'withdrawn'}              | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'withdraw'} | ${'other'}    | ${NOT_ASKED}                | ${NOT_ASKED}                | ${'error.withdrawOthers'}   | ${DECLINED}                 | ${WITHDRAWN}                | ${DISCARDED} | ${OVER}
  ${'discard'}  | ${'author'}   | ${'discarded'}              | ${'discarded'}              | ${'discarded'}              | ${'discarded'}              | ${'discarded'}              | ${DISCARDED} | ${OVER}
  ${'discard'}  | ${'other'}    | ${'error.proposalNotYours'} | ${'error.proposalNotYours'} | ${'error.proposalNotYours'} | ${'error.proposalNotYours'} | ${'error.proposalNotYours'} | ${DISCARDED} | ${OVER}
`('$move by $person', ({ move, person, ...expected }) => {
  const states = ['pending', 'previewed', 'confirmed', 'declined', 'withdrawn', 'discarded', 'done'] as const;
  it.each(states)('of what is %s', state => {
    expect(outcome(kept(state), move, person, 3)).toBe(expected[state]);
  });
});

it.each`
  move         | person      | state          | needed | next
  ${'confirm'} | ${'author'} | ${'previewed'} | ${1}   | ${'approved'}
  ${'confirm'} | ${'author'} | ${'previewed'} | ${2}   | ${'confirmed'}
  ${'approve'} | ${'other'}  | ${'confirmed'} | ${2}   | ${'approved'}
  ${'approve'} | ${'other'}  | ${'confirmed'} | ${3}   | ${'approved'}
  ${'approve'} | ${'other'}  | ${'confirmed'} | ${4}   | ${'confirmed'}
`('where it takes $needed, $move makes it $next', ({ move, person, state, needed, next }) => {
  expect(outcome(kept(state), move, person, needed)).toBe(next);
});

it.each`
  kind            | preview                    | request
  ${'act'}        | ${'error.proposalExpired'} | ${'error.requestExpired'}
  ${'message'}    | ${'error.draftExpired'}    | ${'error.requestExpired'}
  ${'correction'} | ${'error.draftExpired'}    | ${'error.requestExpired'}
  ${'retraction'} | ${'error.proposalExpired'} | ${'error.requestExpired'}
  ${'time'}       | ${'error.proposalExpired'} | ${'error.requestExpired'}
  ${'alert'}      | ${'error.alertExpired'}    | ${'error.requestExpired'}
`('of a $kind, a late press is told what to do', ({ kind, preview, request }) => {
  expect(outcome(kept('previewed', 0, kind), 'confirm', 'author', 1)).toBe(preview);
  for (const move of ['approve', 'decline'] as const)
    expect(outcome(kept('confirmed', 0, kind), move, 'other', 2)).toBe(request);
  expect(outcome(kept('confirmed', 0, kind), 'withdraw', 'author', 2)).toBe(request);
});

it('its time is over at that instant, and what is decided stays so', () => {
  expect(stateAt(kept('previewed', 0), NOW)).toBe('expired');
  expect(stateAt(kept('previewed', 1), NOW)).toBe('previewed');
  expect(stateAt(kept('declined', 0), NOW)).toBe('declined');
  expect(stateAt(kept('done', 0), NOW)).toBe('done');
});
