import type { Strike } from '../strike/strike.ts';
import type { Draft } from './draft.ts';

/**
 * How many organizers it takes to say this, the author included: as the strike file asks for a broadcast, and for one that
 * pings everyone. An alert takes one, since it is for safety.
 */
export function approvalsFor(
  { approval, guild }: Strike,
  { type, ping }: Pick<Draft, 'type' | 'ping'>,
): number {
  if (type === 'alert') return 1;
  return Math.max(approval.broadcast, ping?.id === guild ? approval.everyone : 1);
}
