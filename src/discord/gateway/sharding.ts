import {
  type IShardingStrategy,
  managerToFetchingStrategyOptions,
  SimpleContextFetchingStrategy,
  SimpleShardingStrategy,
  type WebSocketManager,
  type WebSocketShard,
  WebSocketShardEvents,
} from '@discordjs/ws';
import type { Collection } from 'discord.js';
import { type GatewayParts, GatewayShard } from './gateway-shard.ts';

/** How long a connection may take to be made, and Discord to say HELLO on it. The library's own patience is a minute. */
const HELLO_WITHIN_MS = 10_000;

/** Makes the gateway library use connections of our own. */
export function shardsOfOurOwn(parts: GatewayParts): (manager: WebSocketManager) => IShardingStrategy {
  return manager => {
    manager.options.handshakeTimeout = HELLO_WITHIN_MS;
    manager.options.helloTimeout = HELLO_WITHIN_MS;
    return new OwnSharding(manager, parts);
  };
}

function isAddress(url: unknown): boolean {
  return typeof url === 'string' && /^wss?:$/.test(URL.parse(url)?.protocol ?? '');
}

class OwnSharding extends SimpleShardingStrategy {
  readonly #manager: WebSocketManager;
  readonly #parts: GatewayParts;

  constructor(manager: WebSocketManager, parts: GatewayParts) {
    super(manager);
    this.#manager = manager;
    this.#parts = parts;
  }

  /**
   * As the library's own, with other shards. A login that goes on though the bot has left makes none. Rejects where
   * Discord has not said at which address its gateway is: the library would try any text, and throw out of reach.
   */
  override async spawn(ids: number[]): Promise<void> {
    this.#parts.gone.throwIfAborted();
    const options = await managerToFetchingStrategyOptions(this.#manager);
    const { url } = options.gatewayInformation;
    if (!isAddress(url)) throw new TypeError('the answer has no address of the gateway');
    const shards = Reflect.get(this, 'shards') as Collection<number, WebSocketShard>;
    for (const shardId of ids) {
      const context = new SimpleContextFetchingStrategy(this.#manager, options);
      const shard = new GatewayShard(context, shardId, this.#parts);
      for (const event of Object.values(WebSocketShardEvents)) {
        shard.on(event, (payload?: object) => {
          this.#manager.emit(event, { ...payload, shardId } as never);
        });
      }
      shards.set(shardId, shard);
    }
  }
}
