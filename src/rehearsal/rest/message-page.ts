import { type Problem, problem } from '../rules/problem.ts';
import { isSnowflake } from '../state/snowflake.ts';
import type { StoredMessage } from '../state/stored.ts';

export interface PageQuery {
  before?: string | undefined;
  after?: string | undefined;
  around?: string | undefined;
  limit: number;
}

/** The problems of `limit`: Discord lists 1 to 100 messages at a time. */
export function limitProblems(limit: number): Problem[] {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return [];
  return [problem(['limit'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.')];
}

/**
 * A page of a channel's history, newest first.
 *
 * History is in the order of creation. A cursor that names a message cuts there; any other snowflake stands for an
 * instant and cuts by id, which is how a bot asks for "everything since seven o'clock".
 */
export function pageOf(
  history: StoredMessage[],
  { before, after, around, limit }: PageQuery,
): StoredMessage[] {
  if (around !== undefined) {
    const middle = cut(history, around);
    const start = Math.max(0, middle - Math.floor(limit / 2));
    return history.slice(start, start + limit).toReversed();
  }
  if (after !== undefined) {
    return history.slice(cutAfter(history, after)).slice(0, limit).toReversed();
  }
  const upTo = before === undefined ? history : history.slice(0, cut(history, before));
  return upTo.slice(-limit).toReversed();
}

/** The index of the first message that is not before the cursor. */
function cut(history: StoredMessage[], cursor: string): number {
  const index = history.findIndex(({ message }) => message.id === cursor);
  if (index >= 0) return index;
  const later = history.findIndex(({ message }) => BigInt(message.id) >= bigint(cursor));
  return later < 0 ? history.length : later;
}

function cutAfter(history: StoredMessage[], cursor: string): number {
  const index = history.findIndex(({ message }) => message.id === cursor);
  if (index >= 0) return index + 1;
  const later = history.findIndex(({ message }) => BigInt(message.id) > bigint(cursor));
  return later < 0 ? history.length : later;
}

function bigint(cursor: string): bigint {
  return isSnowflake(cursor) ? BigInt(cursor) : 0n;
}
