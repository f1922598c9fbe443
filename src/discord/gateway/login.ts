import {
  type Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  HTTPError,
  Status,
} from 'discord.js';
import { failureOf } from '../channels/api-errors.ts';

/** Why the bot cannot go on, for the host: one sentence, and whether the token is at fault. */
export class DiscordUnavailable extends Error {
  readonly isTokenAtFault: boolean;

  constructor(sentence: string, isTokenAtFault: boolean, cause?: unknown) {
    super(sentence, { cause });
    this.isTokenAtFault = isTokenAtFault;
  }
}

/** How long the gateway may take to say that it is ready. */
const READY_WITHIN_MS = 30_000;

function notReadyWithin(millis: number): string {
  return `Discord did not become ready within ${millis / 1000} s; try again later.`;
}

/**
 * Logs in and waits until the gateway is ready. Throws a `DiscordUnavailable` whose message is for the host, or the
 * signal's reason.
 */
export async function logIn(
  client: Client,
  token: string,
  { signal, withinMs = READY_WITHIN_MS }: { signal?: AbortSignal; withinMs?: number } = {},
): Promise<Client<true>> {
  const { promise: closed, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DiscordUnavailable(notReadyWithin(withinMs), false)), withinMs);
  const onClose = ({ code }: { code: number }) => reject(fatalClose(code));
  const onAbort = () => reject(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  client.once(Events.ShardDisconnect, onClose);
  try {
    const ready = new Promise<void>(resolve => client.once(Events.ClientReady, () => resolve()));
    await Promise.race([client.login(token).then(() => ready), closed]);
  } catch (error) {
    throw error instanceof DiscordUnavailable || signal?.aborted ? error : whyNoLogin(error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    client.off(Events.ShardDisconnect, onClose);
  }
  if (!client.isReady())
    throw new DiscordUnavailable('Discord did not become ready; try again later.', false);
  return client;
}

/** Calls `onFatal` when the gateway closes for a reason that no reconnect can mend. */
export function watchGateway(client: Client, onFatal: (why: DiscordUnavailable) => void): void {
  client.on(Events.ShardDisconnect, ({ code }) => onFatal(fatalClose(code)));
  client.on(Events.Invalidated, () => onFatal(fatalClose(4004)));
}

/** Is the gateway there at this moment? The library's own `ws.status` says so for ever, once it was. */
export function isConnected({ ws }: Client): boolean {
  return ws.shards.size > 0 && ws.shards.every(shard => shard.status === Status.Ready);
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const FATAL_CLOSES: Readonly<Record<number, string>> = {
  4004: 'Discord does not accept the token: make a new one in the developer portal and set DISCORD_TOKEN.',
  4010: 'Discord refused the connection: the shard is invalid.',
  4011: 'Discord refused the connection: the bot is on too many servers for one connection.',
  4012: 'Discord refused the connection: this version of its gateway is no longer there; update Picketline.',
  4013: 'Discord refused the connection: the intents are invalid; update Picketline.',
  4014: 'Discord refused the connection: the application lacks an intent that Picketline asks for.',
};

export function fatalClose(code: number): DiscordUnavailable {
  const sentence = FATAL_CLOSES[code] ?? `Discord closed the connection for good (code ${code}).`;
  return new DiscordUnavailable(sentence, code === 4004);
}

/** What discord.js says where a day's logins (IDENTIFYs) are used up. */
const NO_LOGINS_LEFT = /^Not enough sessions remaining .* resets at (\S+)$/;

/** A crash loop has used up the logins of a day. `reset` is an ISO 8601 instant. */
export function noLoginsLeft(reset: string): string {
  return `The bot has started so often that Discord takes no more logins until ${reset}.`;
}

/** Why Discord does not let us in, or cannot be asked, for the host. */
export function whyNoLogin(error: unknown): DiscordUnavailable {
  const isInvalid = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  if (isInvalid || failureOf(error).type === 'unauthorized') return fatalCloseBecause(4004, error);
  const detail = error instanceof Error ? error.message : String(error);
  const [, reset] = NO_LOGINS_LEFT.exec(detail) ?? [];
  if (reset !== undefined) return new DiscordUnavailable(noLoginsLeft(reset), false, error);
  return new DiscordUnavailable(`${whatDiscordDoes(error)} (${detail}).`, false, error);
}

/** An answer with a fault is an answer: a host who reads "cannot be reached" looks at their own network. */
function whatDiscordDoes(error: unknown): string {
  if (error instanceof HTTPError)
    return `Discord is there, but answers with a fault of its own, ${error.status}`;
  return error instanceof DiscordAPIError ? 'Discord refused the login' : 'Discord cannot be reached';
}

function fatalCloseBecause(code: number, cause: unknown): DiscordUnavailable {
  const { message, isTokenAtFault } = fatalClose(code);
  return new DiscordUnavailable(message, isTokenAtFault, cause);
}
