import { GatewayDispatchEvents, GatewayOpcodes, type GatewayReceivePayload } from 'discord.js';
import * as z from 'zod';

/** What is longer, Node.js makes a timer of one millisecond. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** What the connection itself reads of its own packets; with anything else it would hang, spin, or throw. */
const hello = z.object({ heartbeat_interval: z.number().min(1).max(LONGEST_TIMER_MS) });
/** An id as Discord writes it. The library puts it into addresses as it is, "/applications/{id}/…". */
const id = z.string().regex(/^\d{17,20}$/);
const ready = z.object({
  session_id: z.string(),
  resume_gateway_url: z.url({ protocol: /^wss?$/ }),
  user: z.object({ id }),
  guilds: z.array(z.object({ id })),
  application: z.object({ id }),
});

const SERVER_EVENTS: readonly string[] = [
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildUpdate,
  GatewayDispatchEvents.GuildDelete,
];
/** A server without an id that is one would stay in the library's memory, and be asked for. */
const server = z.object({ id });

/** Without these nobody can be answered: both stand in the address that an answer goes to. */
const interaction = z.object({ id, token: z.string().min(1) });

/** Who the bot is, as the first READY said: its user, and the application that its commands belong to. */
export interface Identity {
  user: string;
  application: string;
}

/**
 * Has a packet what the connection, or the library's memory, needs of it? One that says that the bot is now somebody else
 * has not: which messages and commands are our own hangs on it. Where a READY is missing, the connection is made again.
 *
 * @param own who the bot is; undefined before the first READY
 */
export function isSane(packet: GatewayReceivePayload, own?: Identity): boolean {
  if (typeof packet !== 'object' || packet === null) return false;
  const { op, t, d } = packet;
  if (op === GatewayOpcodes.Hello) return hello.safeParse(d).success;
  if (op === GatewayOpcodes.InvalidSession) return typeof d === 'boolean';
  if (op !== GatewayOpcodes.Dispatch) return true;
  if (typeof t !== 'string') return false;
  if (SERVER_EVENTS.includes(t)) return server.safeParse(d).success;
  if (t === GatewayDispatchEvents.InteractionCreate) return interaction.safeParse(d).success;
  if (t !== GatewayDispatchEvents.Ready) return true;
  const { success, data } = ready.safeParse(d);
  if (!success || own === undefined) return success;
  return data.user.id === own.user && data.application.id === own.application;
}

/** Of a server, what the bot neither reads nor keeps. One odd entry in it would cost the whole server. */
const UNREAD = [
  'emojis',
  'guild_scheduled_events',
  'presences',
  'soundboard_sounds',
  'stage_instances',
  'stickers',
  'threads',
  'voice_states',
];

/**
 * Takes out of a packet what there is only to stumble over. The application in READY is `id` and `flags` by Discord's documents; what
 * other servers put there besides makes the library throw, and the bot would never be ready.
 */
export function dropUnread({ op, t, d }: GatewayReceivePayload): void {
  if (op !== GatewayOpcodes.Dispatch || typeof d !== 'object' || d === null) return;
  if (t === GatewayDispatchEvents.Ready) {
    const { id, flags } = d.application;
    Object.assign(d, { application: { id, flags } });
  }
  if (t === GatewayDispatchEvents.GuildCreate || t === GatewayDispatchEvents.GuildUpdate)
    for (const name of UNREAD) Reflect.deleteProperty(d, name);
}

const roleIds = z.array(id).refine(ids => new Set(ids).size === ids.length);

/**
 * What somebody may do hangs on the roles that an interaction names. The library takes them as they are: of a text that has
 * the id of a role somewhere in it, it would say that the member has that role. A list that Discord never writes is
 * no list, and its member has no roles. An id of another server needs nothing here: the library reads the server's own.
 *
 * @returns whether there was such a list
 */
export function dropOddRoles({ op, t, d }: GatewayReceivePayload): boolean {
  if (op !== GatewayOpcodes.Dispatch || t !== GatewayDispatchEvents.InteractionCreate) return false;
  const member: unknown = Object(d).member;
  if (
    typeof member !== 'object' ||
    member === null ||
    roleIds.safeParse(Reflect.get(member, 'roles')).success
  )
    return false;
  Object.assign(member, { roles: [] });
  return true;
}
