import type { ApprovedMessage, Decision } from './approved.ts';
import type { Part } from './copies.ts';
import type { SeenMessage } from './trace.ts';
import type { Count, Objection } from './verdict.ts';

/** A message of the bot's, and what of the organizers' it is. */
export type Placed = SeenMessage & { part: Part };

/** By what messages are judged. `catchUp`: for how long one may go out, in milliseconds. */
export interface Scale {
  zone: string;
  catchUp: number;
  count: Count;
  object: Objection;
}

export function isBarred({ barred = [] }: ApprovedMessage, channel: string, at: number): boolean {
  return barred.some(each => each.channel === channel && each.from <= at && at < each.to);
}

/** Is it the fresh message that tells of a decision? */
export function isWordOf({ part }: Placed, decision: Decision): boolean {
  return part.type === decision.type && (part.type === 'retraction' || part.wording === wordingOf(decision));
}

function wordingOf(decision: Decision): number | undefined {
  return decision.type === 'correction' ? decision.wording : undefined;
}

/** Had the message itself been asked for by then? */
export function isOutBy(here: readonly Placed[], at: number): boolean {
  return here.some(({ part, askedAt }) => part.type === 'copy' && askedAt <= at);
}

export function nameOf({ content, channel }: SeenMessage): string {
  return `“${content.split('\n')[0]}” in ${channel}`;
}
