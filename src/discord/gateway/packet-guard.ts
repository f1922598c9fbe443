import {
  type APIInteractionResponse,
  type Client,
  Events,
  GatewayDispatchEvents,
  GatewayOpcodes,
  type GatewayReceivePayload,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Routes,
  SimpleShardingStrategy,
} from 'discord.js';
import * as z from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Translator } from '../../wording/translator.ts';
import { faultLog } from './fault-log.ts';
import { dropOddRoles, dropUnread, type Identity, isSane } from './packet-shape.ts';

/**
 * Keeps the bot alive whatever the gateway sends. The library reads packets in event listeners, where an exception ends
 * the process. Here a packet that cannot be handled is logged with its event and its stack, once a minute for each
 * shape, and the next one is read. Someone who waits for an answer to an unreadable interaction is told so.
 *
 * It stands in three places, because the library has three: where a frame becomes a packet, where packets are handed
 * from the connection to the client, and where the client handles them (some later, out of a queue).
 *
 * Call it before the login.
 */
export function guardPackets(
  client: Client,
  { text, clock, log }: { text: Translator; clock: Clock; log: Logger },
): void {
  const failed = faultLog(clock, log);
  const tell = (event: string, error: unknown) => failed(event, error, 'a packet could not be handled');
  guardShards(client, tell);

  let isRead = false;
  client.prependListener(Events.InteractionCreate, () => {
    isRead = true;
  });
  const ws = client.ws as unknown as PacketHandler;
  const handle = ws.handlePacket.bind(ws);
  ws.handlePacket = (packet, shard) => {
    isRead = false;
    let isHandled = true;
    try {
      isHandled = handle(packet, shard);
    } catch (error) {
      tell(String(packet?.t), error);
    }
    // What the library cannot make anything of, it drops without a word.
    if (isHandled && !isRead && packet?.t === GatewayDispatchEvents.InteractionCreate)
      answerUnread(client, packet.d, text).catch(error => tell('an answer', error));
    return isHandled;
  };
}

type Tell = (event: string, error: unknown) => void;
type Packet = { op?: unknown; t?: unknown; d?: unknown };

interface Emitter {
  emit(event: string, ...details: unknown[]): boolean;
}

/** What the library keeps to itself of its manager. */
interface PacketHandler {
  /** False where it was put into the queue for later. */
  handlePacket(packet?: Packet, shard?: unknown): boolean;
}

/** The same of a connection. */
interface FrameReader {
  unpackMessage(data: unknown, isBinary: boolean): Promise<GatewayReceivePayload | null>;
}

/** The client goes on using the connections that it was made with, each of them guarded. */
function guardShards(client: Client, tell: Tell): void {
  const { ws = {} } = client.options;
  const build = ws.buildStrategy?.bind(ws) ?? (manager => new SimpleShardingStrategy(manager));
  ws.buildStrategy = manager => {
    guardHandover(manager, tell);
    const strategy = build(manager);
    const spawn = strategy.spawn.bind(strategy);
    strategy.spawn = async shardIds => {
      await spawn(shardIds);
      for (const shard of shardsOf(strategy)) guardFrames(shard, client, tell);
    };
    return strategy;
  };
}

function guardHandover(manager: Emitter, tell: Tell): void {
  const emit = manager.emit.bind(manager);
  manager.emit = (event, ...details) => {
    try {
      return emit(event, ...details);
    } catch (error) {
      tell(event, error);
      return true;
    }
  };
}

function shardsOf(strategy: object): Iterable<FrameReader> {
  return (Reflect.get(strategy, 'shards') as Map<number, FrameReader>).values();
}

/** A frame that is no packet is dropped, as the library drops text that is no JSON. */
function guardFrames(shard: FrameReader, client: Client, tell: Tell): void {
  const unpack = shard.unpackMessage.bind(shard);
  shard.unpackMessage = async (data, isBinary) => {
    try {
      const packet = await unpack(data, isBinary);
      if (packet === null) return null;
      if (isSane(packet, identityOf(client))) {
        dropUnread(packet);
        if (dropOddRoles(packet))
          tell(nameOf(packet), new TypeError('no list of roles: the member counts as having none'));
        return packet;
      }
      tell(nameOf(packet), new TypeError('the packet lacks what it must have'));
    } catch (error) {
      tell('a frame', error);
    }
    return null;
  };
}

function identityOf({ user, application }: Client): Identity | undefined {
  return user && application ? { user: user.id, application: application.id } : undefined;
}

function nameOf(packet: GatewayReceivePayload): string {
  const { op, t }: Packet = Object(packet);
  return typeof t === 'string' ? t : (GatewayOpcodes[Number(op)] ?? String(op));
}

/** All that an answer takes. */
const answerable = z.object({
  id: z.string().regex(/^\d+$/),
  token: z.string().min(1),
  type: z.unknown().optional(),
  locale: z.unknown().optional(),
});

/**
 * Answers somebody whose interaction the library could not read: to them it would look as if the bot were dead. Does
 * nothing where there is no token to answer with. Rejects as the request does.
 */
export async function answerUnread(client: Client, data: unknown, text: Translator): Promise<void> {
  const interaction = answerable.safeParse(data);
  if (!interaction.success) return;
  const { id, token, type, locale } = interaction.data;
  const { t } = text(typeof locale === 'string' ? locale : undefined);
  const body: APIInteractionResponse =
    type === InteractionType.ApplicationCommandAutocomplete
      ? { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } }
      : {
          type: InteractionResponseType.ChannelMessageWithSource,
          data: {
            content: t('error.unreadable'),
            flags: MessageFlags.Ephemeral,
            allowed_mentions: { parse: [] },
          },
        };
  await client.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
}
