import { type Bot, type BotOptions, startBot } from '../../src/app.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { TypedOption } from '../../src/rehearsal/protocol.ts';
import { type Rehearsal, type RehearsalOptions, startRehearsal } from '../../src/rehearsal/rehearsal.ts';
import { worldOf } from '../../src/rehearse-world.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { schemaGuard } from '../support/discord-schema.ts';
import { exampleStrike } from '../support/strikes.ts';

export const MEMBER = '1310000000000000501';
export const CAPTAIN = '1310000000000000502';
export const ORGANIZER = '1310000000000000503';
export const NEWCOMER = '1310000000000000504';

/** The whole bot against a whole simulated Discord, over HTTP and WebSocket, with one clock for both. */
export interface Stage {
  strike: Strike;
  clock: ReturnType<typeof movableClock>;
  discord: Rehearsal;
  bot: Bot;
  /** What Discord's own API description has against the bot's requests. */
  violations: string[];
  /** Lines of the bot's log, parsed. */
  log: Record<string, unknown>[];
  fatal: Error[];
  announcements(): string[];
  alerts(): string[];
  /** Moves the clock and lets the bot look. */
  at: (local: string) => Promise<void>;
  /** Types a command and gives the words of the answer that the person sees. */
  ask(person: string, command: string, options?: TypedOption[]): Promise<string>;
  stop(): Promise<void>;
}

export async function stage(
  start: string,
  {
    strike = exampleStrike(),
    store = 'sqlite::memory:',
    bot: botOptions = {},
    ...options
  }: { strike?: Strike; store?: string; bot?: Partial<BotOptions> } & Partial<RehearsalOptions> = {},
): Promise<Stage> {
  const clock = movableClock(start);
  const { violations, onRequest } = schemaGuard();
  const discord = await startRehearsal({
    world: worldOf([strike]),
    clock: { now: () => clock.now().toMillis() },
    onRequest,
    ...options,
  });
  const log: Record<string, unknown>[] = [];
  const fatal: Error[] = [];
  const bot = await startBot({
    strikes: [strike],
    token: discord.token,
    apiUrl: discord.apiUrl,
    store,
    clock,
    log: createLogger({ level: 'info', destination: { write: line => log.push(JSON.parse(line)) } }),
    onFatal: why => fatal.push(why),
    ...botOptions,
  }).catch(async error => {
    await discord.close();
    throw error;
  });
  const texts = (channel: string) => discord.inspect.messages(channel).map(message => message.content);
  return {
    strike,
    clock,
    discord,
    bot,
    violations,
    log,
    fatal,
    announcements: () => texts(strike.channels.announcements),
    alerts: () => texts(strike.channels.organizers),
    at: async local => {
      clock.set(local);
      discord.clockMoved();
      await bot.tick();
    },
    ask: (person, command, typed = []) => ask(discord, strike, person, command, typed),
    stop: async () => {
      await bot.stop();
      await discord.close();
    },
  };
}

async function ask(
  discord: Rehearsal,
  strike: Strike,
  person: string,
  command: string,
  typed: TypedOption[],
): Promise<string> {
  const [name, subcommand] = command.split(' ');
  const found = discord.inspect.commands(strike.guild).find(each => each.name === name);
  if (!found) throw new Error(`no command ${name}`);
  const answered = discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === person);
  discord.act.command({
    person,
    locale: 'en-US',
    guildId: strike.guild,
    channelId: strike.channels.announcements,
    commandId: found.id,
    options: subcommand === undefined ? typed : [{ name: subcommand, type: 1, options: typed }],
  });
  await answered;
  return discord.inspect.ephemerals(person).at(-1)?.content ?? '';
}
