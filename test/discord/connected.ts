import type { Client } from 'discord.js';
import { expect, onTestFinished } from 'vitest';
import { worldOf } from '../../src/app/rehearse-world.ts';
import { type Connecting, createClient } from '../../src/discord/gateway/client.ts';
import { logIn } from '../../src/discord/gateway/login.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { createLogger, type Logger } from '../../src/platform/logger.ts';
import { type Rehearsal, type RehearsalOptions, startRehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { World } from '../../src/rehearsal/world.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { schemaGuard } from '../support/discord-schema.ts';
import { carelessMentions } from '../support/mentions.ts';
import { exampleStrike } from '../support/strikes.ts';

export const START = '2024-12-23T06:40:00-08:00';

/** A simulated Discord with a clock of its own, and nobody on it yet. */
export interface Discord {
  strike: Strike;
  clock: ReturnType<typeof movableClock>;
  discord: Rehearsal;
}

/** The same with the bot's own client logged in, and nothing else of the bot. */
export interface Connected extends Discord {
  client: Client<true>;
}

/**
 * Starts a simulated Discord. After the test it closes, and then Discord's own API description must have nothing
 * against any request, and none may have been able to ping somebody by accident.
 */
export async function simulatedDiscord({
  world = (given: World) => given,
  ...options
}: { world?: (world: World) => World } & Omit<Partial<RehearsalOptions>, 'world'> = {}): Promise<Discord> {
  const strike = exampleStrike();
  const clock = movableClock(START);
  const { violations, onRequest } = schemaGuard();
  const discord = await startRehearsal({
    world: world(worldOf([strike])),
    clock: { now: () => clock.now().toMillis() },
    onRequest,
    ...options,
  });
  onTestFinished(async () => {
    await discord.close();
    expect(violations).toEqual([]);
    expect(carelessMentions(discord.inspect.requests())).toEqual([]);
  });
  return { strike, clock, discord };
}

/** Logs the bot's client in, or one that a test has prepared; it leaves after the test. */
export async function connect(stage: Discord & { client?: Client }): Promise<Connected> {
  const client = stage.client ?? clientOf(stage.discord);
  return { ...stage, client: await logIn(client, stage.discord.token) };
}

/** The bot's client, not logged in. What goes wrong with its connection is the test's to provoke, not to die of. */
export function clientOf({ apiUrl }: Pick<Rehearsal, 'apiUrl'>, connecting?: Connecting): Client {
  const client = createClient(apiUrl, undefined, {
    askAgainAfter: async () => {},
    // The library's own pace is one IDENTIFY in five seconds.
    buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }),
    ...connecting,
  });
  client.on('error', () => {});
  client.on('shardError', () => {});
  onTestFinished(() => client.destroy());
  return client;
}

/** A logger that keeps its lines, parsed. */
export function keptLog(): { log: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { lines, log: createLogger({ level: 'debug', destination: { write } }) };
}
