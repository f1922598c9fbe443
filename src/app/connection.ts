import { type Client, Events } from 'discord.js';
import { createClient } from '../discord/gateway/client.ts';
import { type BudgetRepository, identifyBudget, spendIdentify } from '../discord/gateway/identify-budget.ts';
import { throttledBy } from '../discord/gateway/identify-throttle.ts';
import { guardPackets } from '../discord/gateway/packet-guard.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Wait } from '../platform/wait.ts';
import type { Store } from '../store/store.ts';
import type { Translator } from '../wording/translator.ts';

export interface ConnectionParts {
  apiUrl?: string;
  /** How long Discord may take over one request; 10 s where it is absent. */
  requestTimeoutMs?: number;
  /** How many requests are asked in a second at most; Discord's 50 where it is absent. */
  requestsPerSecond?: number;
  text: Translator;
  clock: Clock;
  log: Logger;
  wait: Wait;
}

/** The client before it has logged in, and how to end what it waits for. */
export interface Connection {
  client: Client;
  /** Waits until another IDENTIFY may be sent, and counts it. Rejects when `signal` aborts. */
  spendIdentify: (signal: AbortSignal) => Promise<void>;
  /** From now on nothing reaches Discord; what waits for it fails. */
  cut: () => void;
}

/** A client that counts its IDENTIFYs in the store, survives every packet, and logs why a connection was lost. */
export function createConnection(store: Store, parts: ConnectionParts): Connection {
  const { apiUrl, requestTimeoutMs, requestsPerSecond, text, clock, log, wait } = parts;
  const budget = identifyBudgetOf(store);
  const spend = (signal?: AbortSignal) => spendIdentify(budget, { clock, log, wait }, signal);
  const gone = new AbortController();
  const client = createClient(apiUrl, requestTimeoutMs, {
    buildIdentifyThrottler: throttledBy(signal => spend(signal).catch(notCounted(signal, log))),
    gone: gone.signal,
    askAgainAfter: wait,
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
    onLost: loss => log.warn(loss, 'the connection to Discord is lost; reconnecting'),
  });
  guardPackets(client, { text, clock, log });
  client.on(Events.Error, error => log.error({ err: error }, 'an error of the Discord client'));
  client.on(Events.ShardError, error => log.warn({ err: error }, 'an error of the gateway connection'));
  return { client, spendIdentify: spend, cut: () => gone.abort(new Error('the bot is stopping')) };
}

/** A store that takes no writes must not keep the bot away from Discord; the library paces itself by seconds. */
function notCounted(signal: AbortSignal, log: Logger): (error: unknown) => void {
  return error => {
    if (signal.aborted) throw error;
    log.error({ err: error }, 'an IDENTIFY was not counted');
  };
}

/** The budget of IDENTIFYs, in the store. */
function identifyBudgetOf(store: Store): BudgetRepository {
  const records = store.recordsOf('identify', identifyBudget);
  return { read: () => records.get('budget'), write: budget => records.set('budget', budget) };
}
