import type { StoreTrap } from './wire.ts';

/**
 * Could a post that was due get to Discord when the bot looked? `maybe` where the process was killed at a moment that
 * nobody can name, and for what Discord refuses.
 */
export type Reach = boolean | 'maybe';

/** Where on the way of a delivery a process is killed. `out`: is the message on Discord then? */
export type KillPoint = {
  name: string;
  out: Reach;
  /** At which such request or write it happens: 1 for the first, which is the default. */
  nth?: number;
} & (
  | { at: 'store'; trap: StoreTrap }
  /** `request`: arrived, not carried out; `late-request`: carried out only once the client is dead. */
  | { at: 'post' | 'read' | 'edit'; moment: 'request' | 'late-request' | 'answer' | 'answer-on-its-way' }
  | { at: 'any'; afterMs: number }
  /** When something else has happened. */
  | { at: 'signal'; given: () => Promise<unknown> }
);

/** Every step of a delivery: claim, ask, hear, save. */
export const DELIVERY: readonly KillPoint[] = [
  {
    name: 'before the claim',
    at: 'store',
    trap: { writes: '"state":"claimed"', dies: 'before' },
    out: false,
  },
  { name: 'after the claim', at: 'store', trap: { writes: '"state":"claimed"', dies: 'after' }, out: false },
  { name: 'request sent and lost', at: 'post', moment: 'request', out: false },
  { name: 'request sent, stored after death', at: 'post', moment: 'late-request', out: true },
  { name: 'stored, not answered', at: 'post', moment: 'answer', out: true },
  { name: 'answer on its way', at: 'post', moment: 'answer-on-its-way', out: true },
  {
    name: 'answered, before the save',
    at: 'store',
    trap: { writes: '"state":"sent"', dies: 'before' },
    out: true,
  },
  { name: 'after the save', at: 'store', trap: { writes: '"state":"sent"', dies: 'after' }, out: true },
];

/** The steps of settling a claim that a dead process has left. */
export const RECONCILING: readonly KillPoint[] = [
  { name: 'looking', at: 'read', moment: 'request', out: false },
  { name: 'having looked', at: 'read', moment: 'answer', out: false },
  { name: 'claiming again', at: 'store', trap: { writes: '"state":"claimed"', dies: 'after' }, out: false },
  { name: 'asking again', at: 'post', moment: 'request', out: false },
  { name: 'asked again, stored after death', at: 'post', moment: 'late-request', out: true },
  { name: 'asked again, not answered', at: 'post', moment: 'answer', out: true },
  { name: 'before the save', at: 'store', trap: { writes: '"state":"sent"', dies: 'before' }, out: true },
  { name: 'after the save', at: 'store', trap: { writes: '"state":"sent"', dies: 'after' }, out: true },
];
