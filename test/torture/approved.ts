import { MINUTE } from './calendar.ts';

/**
 * A message of the organizers as a script has it approved, and all that is decided about it later. The judge knows
 * nothing else of it. Instants in epoch milliseconds, of the press that decided.
 */
export interface ApprovedMessage {
  /** The first is what was approved; each one after it is a correction. No two headlines are the same. */
  wordings: readonly [Wording, ...Wording[]];
  /** The ids of the channels. */
  channels: readonly string[];
  /** The id of a role; nobody where absent. */
  ping?: string;
  /** When it may go out: at once, or at the end of the embargo as it stood last. */
  due: number;
  /** For how long it, and the word of what is decided about it, may go out; as long as an announcement where absent. */
  minutes?: number;
  retraction?: { at: number; reason: string; how: 'edit' | 'notice' | 'remove' };
  /** When the channels that were missed or refused were tried again. */
  retries?: readonly number[];
  /** While these last nothing may go out. */
  frozen?: readonly Span[];
  /** Discord does not let the bot write there. */
  barred?: readonly (Span & { channel: string })[];
}

export interface Wording {
  since: number;
  headline: string;
  text: string;
  /** Of a correction: a fresh message says so, too. */
  notice?: boolean;
}

export interface Span {
  from: number;
  to: number;
}

/** The times in which it may go out: its own, and one for each time that it was tried again. */
export function windowsOf(approved: ApprovedMessage, catchUp: number): Span[] {
  const { due, retries = [] } = approved;
  return [due, ...retries].map(from => ({ from, to: from + windowLength(approved, catchUp) }));
}

/** In milliseconds. */
export function windowLength({ minutes }: ApprovedMessage, catchUp: number): number {
  return minutes === undefined ? catchUp : minutes * MINUTE;
}

/** A decision about a message. A fresh message may tell of it, in every channel that had a copy by then. */
export type Decision = { at: number; isWished: boolean } & (
  | { type: 'correction'; wording: number }
  | { type: 'retraction' }
);

export function decisionsOf({ wordings, retraction }: ApprovedMessage): Decision[] {
  return [
    ...wordings
      .map(({ since, notice = false }, wording) => ({
        type: 'correction' as const,
        wording,
        at: since,
        isWished: notice,
      }))
      .slice(1),
    ...(retraction
      ? [{ type: 'retraction' as const, at: retraction.at, isWished: retraction.how === 'notice' }]
      : []),
  ];
}
