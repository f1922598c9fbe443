import { GatewayOpcodes } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { fields, number, text } from '../rules/json.ts';
import type { Discord } from '../state/discord.ts';
import { dispatchOf } from './dispatches.ts';
import { concerns, intentsCloseCode } from './intents.ts';
import { guildCreateObject } from './objects.ts';
import { canReplay, dispatch, replay, type Session, startSession } from './session.ts';

/** What can be made to go wrong with the gateway. */
export interface GatewayFaults {
  /** New connections are cut before they are opened. */
  refusing: boolean;
  /** Heartbeats are not acknowledged: to the bot, a zombie connection. */
  deaf: boolean;
  /** A close code for the next IDENTIFYs. */
  closeOnIdentify?: number;
}

export interface Gateway {
  server: WebSocketServer;
  faults: GatewayFaults;
  sessions: Map<string, Session>;
  isOnline(): boolean;
  /** How often a bot has identified itself. */
  identifies(): number;
  /** Closes every connection with a code; the bot decides by it whether to resume. */
  closeConnections(code: number, reason?: string): void;
  /** Cuts every connection without a word. */
  cutConnections(): void;
  /** Sends an opcode to every connection. */
  send(op: GatewayOpcodes, d: unknown): void;
  forgetSessions(): void;
  close(): void;
}

export interface GatewayOptions {
  heartbeatMs: number;
  grantedIntents: number;
}

/** The gateway: HELLO, IDENTIFY or RESUME, heartbeats, and what happens, to whoever asked for it. */
export function createGateway(discord: Discord, options: GatewayOptions): Gateway {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const faults: GatewayFaults = { refusing: false, deaf: false };
  const state: GatewayState = { discord, options, sessions, faults, identifies: 0, online: false };
  const stopListening = discord.listen(happening => {
    for (const session of sessions.values()) {
      if (!concerns(session.intents, happening, discord.bot.id)) continue;
      const said = dispatchOf(discord, happening, session.intents);
      if (said) dispatch(session, said);
    }
  });
  server.on('connection', socket => serve(state, socket));
  return {
    server,
    faults,
    sessions,
    isOnline: () => state.online,
    identifies: () => state.identifies,
    closeConnections: (code, reason) => {
      for (const socket of server.clients) socket.close(code, reason);
    },
    cutConnections: () => {
      for (const socket of server.clients) socket.terminate();
    },
    send: (op, d) => {
      for (const socket of server.clients) socket.send(JSON.stringify({ op, d, s: null, t: null }));
    },
    forgetSessions: () => sessions.clear(),
    close: () => {
      stopListening();
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

interface GatewayState {
  discord: Discord;
  options: GatewayOptions;
  sessions: Map<string, Session>;
  faults: GatewayFaults;
  identifies: number;
  online: boolean;
}

function serve(state: GatewayState, socket: WebSocket): void {
  const connection: Connection = { state, socket };
  send(socket, GatewayOpcodes.Hello, { heartbeat_interval: state.options.heartbeatMs, _trace: [] });
  socket.on('message', raw => receive(connection, raw));
  // A broken frame closes the connection by itself; without a listener it would take the process along.
  socket.on('error', () => socket.terminate());
  socket.on('close', code => {
    const { session } = connection;
    if (session?.socket !== socket) return;
    delete session.socket;
    // A client that says goodbye with 1000 or 1001 gives its session up.
    if (code === 1000 || code === 1001) state.sessions.delete(session.id);
    tellOnline(state);
  });
}

interface Connection {
  state: GatewayState;
  socket: WebSocket;
  session?: Session;
}

function receive(connection: Connection, raw: RawData): void {
  const { state, socket } = connection;
  const frame = parse(raw);
  if (!frame) return socket.close(4002, 'Error while decoding payload.');
  switch (frame.op) {
    case GatewayOpcodes.Heartbeat:
      if (!state.faults.deaf) send(socket, GatewayOpcodes.HeartbeatAck, null);
      return;
    case GatewayOpcodes.Identify:
      return identify(connection, fields(frame.d));
    case GatewayOpcodes.Resume:
      return resume(connection, fields(frame.d));
    case GatewayOpcodes.PresenceUpdate:
    case GatewayOpcodes.RequestGuildMembers:
    case GatewayOpcodes.VoiceStateUpdate:
      if (!connection.session) socket.close(4003, 'Not authenticated.');
      return;
    default:
      socket.close(4001, 'Unknown opcode.');
  }
}

function identify(connection: Connection, d: Record<string, unknown>): void {
  const { state, socket } = connection;
  const { discord } = state;
  state.identifies += 1;
  if (connection.session) return socket.close(4005, 'Already authenticated.');
  if (text(d.token) !== discord.application.token) return socket.close(4004, 'Authentication failed.');
  if (state.faults.closeOnIdentify !== undefined) return socket.close(state.faults.closeOnIdentify);
  const intents = number(d.intents);
  const wrong = intentsCloseCode(intents, state.options.grantedIntents);
  if (wrong !== undefined)
    return socket.close(wrong, wrong === 4014 ? 'Disallowed intent(s).' : 'Invalid intent(s).');
  const session = startSession(intents, socket);
  connection.session = session;
  state.sessions.set(session.id, session);
  greet(discord, session);
  tellOnline(state);
}

/** READY, then every server. Discord brings servers one by one, after it has named them as unavailable. */
function greet(discord: Discord, session: Session): void {
  const guilds = [...discord.guilds.values()].filter(guild => guild.botPresent);
  dispatch(session, {
    t: 'READY',
    d: {
      v: 10,
      user: { ...discord.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${discord.origin.replace('http', 'ws')}/gateway`,
      shard: [0, 1],
      application: { id: discord.application.id, flags: 0 },
      session_type: 'normal',
      private_channels: [],
      relationships: [],
      user_settings: {},
      presences: [],
      guild_join_requests: [],
      geo_ordered_rtc_regions: [],
      auth: {},
      _trace: [],
    },
  });
  if ((session.intents & 1) === 0) return;
  for (const guild of guilds) dispatch(session, { t: 'GUILD_CREATE', d: guildCreateObject(discord, guild) });
}

function resume(connection: Connection, d: Record<string, unknown>): void {
  const { state, socket } = connection;
  if (text(d.token) !== state.discord.application.token) return socket.close(4004, 'Authentication failed.');
  const session = state.sessions.get(text(d.session_id));
  const after = number(d.seq);
  if (!session || !canReplay(session, after)) return send(socket, GatewayOpcodes.InvalidSession, false);
  session.socket?.terminate();
  session.socket = socket;
  connection.session = session;
  replay(session, after);
  dispatch(session, { t: 'RESUMED', d: { _trace: [] } });
  tellOnline(state);
}

function tellOnline(state: GatewayState): void {
  const online = [...state.sessions.values()].some(session => session.socket !== undefined);
  if (online === state.online) return;
  state.online = online;
  state.discord.emit({ type: 'bot-online', online });
}

function send(socket: WebSocket, op: GatewayOpcodes, d: unknown): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

function parse(raw: RawData): { op: unknown; d: unknown } | undefined {
  try {
    const { op, d } = fields(JSON.parse(String(raw)));
    return { op, d };
  } catch {
    return undefined;
  }
}
