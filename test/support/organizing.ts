import type { Organizing } from '../../commands/kit/command.ts';

function unexpected(): never {
  throw new Error('nobody organizes in this test');
}

/** For tests in which nothing is proposed. */
export const idleOrganizing: Organizing = {
  propose: unexpected,
  waiting: unexpected,
  stepOf: unexpected,
  confirm: unexpected,
  approve: unexpected,
  discard: unexpected,
  decline: unexpected,
  withdraw: unexpected,
  needed: unexpected,
  wishOf: unexpected,
  endingOf: unexpected,
  unheard: unexpected,
  deliveries: async () => [],
  hashOf: () => 'somebody',
  isTold: async () => true,
};
