import type { GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { Discord } from '../state/discord.ts';
import { type GatewayFaults, type GatewayState, send, serve } from './connection.ts';
import { type Dispatch, dispatchOf } from './dispatches.ts';
import { concerns } from './intents.ts';
import { dispatch } from './session.ts';

export interface Gateway {
  server: WebSocketServer;
  faults: GatewayFaults;
  isOnline: () => boolean;
  /** How often a bot has identified itself. */
  identifies: () => number;
  /** How many sessions there are, those of bots that are away included. */
  sessions: () => number;
  /** Closes every connection with a code; the bot decides by it whether to resume. */
  closeConnections: (code: number) => void;
  /** Cuts every connection without a word. */
  cutConnections: () => void;
  /** Sends an opcode to every connection. */
  send: (op: GatewayOpcodes, d: unknown) => void;
  /** Sends a packet to every session, unchecked. */
  dispatch: (packet: Dispatch) => void;
  forgetSessions: () => void;
  close: () => void;
}

/** The gateway: HELLO, IDENTIFY or RESUME, heartbeats, and what happens, for every session that asked for it. */
export function createGateway(discord: Discord, heartbeatMs: number): Gateway {
  const server = new WebSocketServer({ noServer: true });
  const state: GatewayState = {
    discord,
    heartbeatMs,
    peers: new Set(),
    sessions: new Map(),
    faults: { refusing: false, deaf: false, rebuffs: {} },
    identifies: 0,
    online: false,
  };
  const stopListening = discord.listen(happening => {
    for (const session of state.sessions.values()) {
      if (!concerns(session.intents, happening, discord.bot.id)) continue;
      const said = dispatchOf(discord, happening, session.intents);
      if (said) dispatch(session, said);
    }
  });
  server.on('connection', (socket, request) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://rehearsal');
    serve(state, socket, searchParams.get('compress') === 'zlib-stream');
  });
  const cutConnections = () => {
    for (const peer of state.peers) peer.terminate();
  };
  return {
    server,
    faults: state.faults,
    isOnline: () => state.online,
    identifies: () => state.identifies,
    sessions: () => state.sessions.size,
    closeConnections: code => {
      for (const peer of state.peers) peer.close(code);
    },
    cutConnections,
    send: (op, d) => {
      for (const peer of state.peers) send(peer, op, d);
    },
    dispatch: packet => {
      for (const session of state.sessions.values()) dispatch(session, packet);
    },
    forgetSessions: () => state.sessions.clear(),
    close: () => {
      stopListening();
      cutConnections();
      server.close();
    },
  };
}
