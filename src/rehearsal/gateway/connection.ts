import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { type Fields, fields, number, text } from '../rules/json.ts';
import type { Discord } from '../state/discord.ts';
import { intentsCloseCode } from './intents.ts';
import { type Peer, peerOf } from './peer.ts';
import { greet } from './ready.ts';
import { canReplay, dispatch, forgetAbandoned, replay, type Session, startSession } from './session.ts';

/** What an IDENTIFY or a RESUME gets in place of READY or RESUMED. */
export type Rebuff = 'silence' | 'invalid-session';

/** What can be made to go wrong with the gateway. */
export interface GatewayFaults {
  /** New connections are cut before they are opened. */
  refusing: boolean;
  /** Heartbeats are not acknowledged: to the bot, a zombie connection. */
  deaf: boolean;
  /** A close code for every IDENTIFY. */
  closeOnIdentify?: number;
  rebuffs: { identify?: Rebuff; resume?: Rebuff };
}

/** What all connections share. */
export interface GatewayState {
  discord: Discord;
  heartbeatMs: number;
  peers: Set<Peer>;
  sessions: Map<string, Session>;
  faults: GatewayFaults;
  identifies: number;
  online: boolean;
}

interface Connection {
  state: GatewayState;
  peer: Peer;
  session?: Session;
}

/** Speaks with one client, from HELLO until it goes. */
export function serve(state: GatewayState, socket: WebSocket, compressed: boolean): void {
  const peer = peerOf(socket, compressed);
  const connection: Connection = { state, peer };
  state.peers.add(peer);
  send(peer, GatewayOpcodes.Hello, { heartbeat_interval: state.heartbeatMs, _trace: [] });
  socket.on('message', (raw: Buffer) => receiveOrClose(connection, raw.toString()));
  // A broken frame closes the connection by itself; without a listener it would take the process along.
  socket.on('error', () => socket.terminate());
  socket.on('close', code => leave(connection, code));
}

function leave({ state, peer, session }: Connection, code: number): void {
  state.peers.delete(peer);
  if (session?.peer !== peer) return;
  delete session.peer;
  // A client that says goodbye with 1000 or 1001 gives its session up.
  if (code === 1000 || code === 1001) state.sessions.delete(session.id);
  tellOnline(state);
}

/** Sends what is no dispatch. */
export function send(peer: Peer, op: GatewayOpcodes, d: unknown): void {
  peer.send(JSON.stringify({ op, d, s: null, t: null }));
}

/** What cannot be read closes the connection, as Discord does, and not the process. */
function receiveOrClose(connection: Connection, raw: string): void {
  try {
    receive(connection, raw);
  } catch {
    connection.peer.close(4002);
  }
}

function receive(connection: Connection, raw: string): void {
  const { state, peer } = connection;
  const frame = parse(raw);
  switch (frame?.op) {
    case GatewayOpcodes.Heartbeat:
      if (!state.faults.deaf) send(peer, GatewayOpcodes.HeartbeatAck, null);
      break;
    case GatewayOpcodes.Identify:
      identify(connection, fields(frame.d));
      break;
    case GatewayOpcodes.Resume:
      resume(connection, fields(frame.d));
      break;
    case GatewayOpcodes.PresenceUpdate:
    case GatewayOpcodes.RequestGuildMembers:
    case GatewayOpcodes.VoiceStateUpdate:
      if (!connection.session) peer.close(4003);
      break;
    default:
      if (frame) peer.close(4001);
      else peer.close(4002);
  }
}

function identify(connection: Connection, d: Fields): void {
  const { state, peer } = connection;
  state.identifies += 1;
  state.discord.sessionStartsLeft = Math.max(0, state.discord.sessionStartsLeft - 1);
  const intents = number(d.intents);
  const code = identifyCloseCode(connection, d, intents);
  if (code !== undefined) {
    peer.close(code);
    return;
  }
  if (isRebuffed(connection, 'identify')) return;
  const session = startSession(intents, peer);
  connection.session = session;
  forgetAbandoned(state.sessions);
  state.sessions.set(session.id, session);
  greet(state.discord, session);
  tellOnline(state);
}

function identifyCloseCode({ state, session }: Connection, d: Fields, intents: number): number | undefined {
  if (session) return 4005;
  if (text(d.token) !== state.discord.application.token) return 4004;
  return state.faults.closeOnIdentify ?? intentsCloseCode(intents, state.discord.grantedIntents);
}

function resume(connection: Connection, d: Fields): void {
  const { state, peer } = connection;
  const session = state.sessions.get(text(d.session_id));
  const after = number(d.seq);
  if (text(d.token) !== state.discord.application.token) {
    peer.close(4004);
  } else if (isRebuffed(connection, 'resume')) {
    return;
  } else if (!session || !canReplay(session, after)) {
    send(peer, GatewayOpcodes.InvalidSession, false);
  } else {
    session.peer?.terminate();
    session.peer = peer;
    connection.session = session;
    replay(session, after);
    dispatch(session, { t: 'RESUMED', d: { _trace: [] } });
    tellOnline(state);
  }
}

function isRebuffed({ state, peer }: Connection, what: 'identify' | 'resume'): boolean {
  const rebuff = state.faults.rebuffs[what];
  if (rebuff === 'invalid-session') send(peer, GatewayOpcodes.InvalidSession, false);
  return rebuff !== undefined;
}

function tellOnline(state: GatewayState): void {
  const online = [...state.sessions.values()].some(session => session.peer !== undefined);
  if (online === state.online) return;
  state.online = online;
  state.discord.emit({ type: 'bot-online', online });
}

function parse(raw: string): Fields | undefined {
  try {
    return fields(JSON.parse(raw));
  } catch {
    return undefined;
  }
}
