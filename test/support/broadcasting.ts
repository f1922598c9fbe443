import type { Broadcasting } from '../../commands/kit/command.ts';

function unexpected(): never {
  throw new Error('nobody broadcasts in this test');
}

/** For tests in which nothing is written. */
export const idleBroadcasting: Broadcasting = {
  start: unexpected,
  ownDraft: unexpected,
  takeUp: unexpected,
  draftsOf: async () => [],
  write: unexpected,
  open: unexpected,
  confirm: unexpected,
  approve: unexpected,
  decline: unexpected,
  endingOf: unexpected,
  unheard: unexpected,
  withdraw: unexpected,
  discard: unexpected,
  propose: unexpected,
  retract: unexpected,
  reschedule: unexpected,
  discardIntent: unexpected,
  retry: unexpected,
  of: () => [],
  find: () => undefined,
  results: unexpected,
  deliveries: async () => [],
  pictures: { find: unexpected, save: unexpected, drop: unexpected },
  progress: unexpected,
};
