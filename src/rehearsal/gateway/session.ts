import { randomBytes } from 'node:crypto';
import type { Dispatch } from './dispatches.ts';
import type { Peer } from './peer.ts';

/** How many dispatches a session keeps for a client that comes back. */
const REPLAYABLE = 1000;
/** How many sessions are kept whose client is away. */
const ABANDONED = 3;

/** A bot's conversation with the gateway, which outlives a connection when that is cut. */
export interface Session {
  id: string;
  intents: number;
  sequence: number;
  sent: { sequence: number; frame: string }[];
  /** Unset while the bot is away. */
  peer?: Peer;
}

/** A new session. */
export function startSession(intents: number, peer: Peer): Session {
  return { id: randomBytes(16).toString('hex'), intents, sequence: 0, sent: [], peer };
}

/** Numbers a dispatch, keeps it for a replay, and sends it if anybody is there. */
export function dispatch(session: Session, { t, d }: Dispatch): void {
  session.sequence += 1;
  const frame = JSON.stringify({ op: 0, s: session.sequence, t, d });
  session.sent.push({ sequence: session.sequence, frame });
  if (session.sent.length > REPLAYABLE) session.sent.shift();
  session.peer?.send(frame);
}

/** Forgets all but the latest sessions that nobody came back to: a bot that is killed leaves one each time. */
export function forgetAbandoned(sessions: Map<string, Session>): void {
  const abandoned = [...sessions.values()].filter(session => session.peer === undefined);
  for (const { id } of abandoned.slice(0, -ABANDONED)) sessions.delete(id);
}

/** Whether everything after a sequence number can still be replayed. */
export function canReplay(session: Session, after: number): boolean {
  const first = session.sent[0]?.sequence ?? session.sequence + 1;
  return after <= session.sequence && after >= first - 1;
}

/** Sends again what a client missed. */
export function replay(session: Session, after: number): void {
  for (const { sequence, frame } of session.sent) if (sequence > after) session.peer?.send(frame);
}
