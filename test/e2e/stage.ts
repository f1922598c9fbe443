import { MessageFlags } from 'discord-api-types/v10';
import { type Bot, type BotOptions, startBot } from '../../src/app/bot.ts';
import { worldOf } from '../../src/app/rehearse-world.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { TypedOption } from '../../src/rehearsal/protocol.ts';
import { type Rehearsal, type RehearsalOptions, startRehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { schemaGuard } from '../support/discord-schema.ts';
import { noHeartbeat } from '../support/no-heartbeat.ts';
import { showingPlainTimes } from '../support/plain-times.ts';
import { exampleStrike } from '../support/strikes.ts';
import { buttonsOf, press } from './buttons.ts';

export const MEMBER = '1310000000000000501';
export const CAPTAIN = '1310000000000000502';
export const ORGANIZER = '1310000000000000503';
export const NEWCOMER = '1310000000000000504';
export const SECOND_ORGANIZER = '1310000000000000505';

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
  /** Types a command and gives the words of the answer that the person sees; "a form" where one opens. */
  ask(person: string, command: string, options?: TypedOption[]): Promise<string>;
  /**
   * Presses the button with that label under the last thing that the person was shown alone, or in a channel; gives
   * what the message says then, or what else they are told.
   */
  press(person: string, label: string, channel?: string): Promise<string>;
  /** The same for what the channel is told: gives what the message says once it is. */
  pressAndTell(person: string, label: string, channel?: string): Promise<string>;
  /** The labels of the buttons that can be pressed there. */
  buttons(person: string, channel?: string): string[];
  /** What an option with autocomplete offers to somebody who has typed nothing into it yet. */
  choices(person: string, command: string, option: string): Promise<{ name: string; value: string }[]>;
  /** Stops the bot and starts another with the same store, as after an update. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Options of text, as a person types them: `typed({ date: 'tomorrow', reason: 'heat' })`. */
export function typed(options: Record<string, string>): TypedOption[] {
  return Object.entries(options).map(([name, value]) => ({ name, type: 3, value }));
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
  const discord = showingPlainTimes(
    await startRehearsal({
      world: worldOf([strike]),
      clock: { now: () => clock.now().toMillis() },
      onRequest,
      ...options,
    }),
  );
  const log: Record<string, unknown>[] = [];
  const fatal: Error[] = [];
  const startOne = async () => {
    const started = await startBot({
      strikes: [strike],
      token: discord.token,
      apiUrl: discord.apiUrl,
      store,
      clock,
      log: createLogger({ level: 'info', destination: { write: line => log.push(JSON.parse(line)) } }),
      onFatal: why => fatal.push(why),
      // A simulated Discord resets no token, and takes as many requests as come.
      wait: async () => {},
      requestsPerSecond: Number.POSITIVE_INFINITY,
      // The machine's full minute, should it come in the middle of a test, is none of the clock that the test moves.
      heartbeat: noHeartbeat,
      ...botOptions,
    });
    await started.prepared();
    return started;
  };
  let bot = await startOne().catch(async error => {
    await discord.close();
    throw error;
  });
  const texts = (channel: string) => discord.inspect.messages(channel).map(message => message.content);
  return {
    strike,
    clock,
    discord,
    get bot() {
      return bot;
    },
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
    ask: (person, command, options = []) => ask(discord, strike, person, command, options),
    press: (person, label, channel) => press(discord, person, label, channel),
    pressAndTell: async (person, label, channel) => {
      const told = discord.inspect.next('message-changed', ({ stored }) =>
        stored.message.content.includes('and the channel is told.**'),
      );
      const at = await press(discord, person, label, channel);
      if (!at.includes('Not in the channel yet')) throw new Error(`it was told too early, or never: ${at}`);
      return (await told).stored.message.content;
    },
    buttons: (person, channel) => buttonsOf(discord, person, channel).map(({ label }) => label),
    choices: async (person, command, option) => {
      const focused = [{ name: option, type: 3, value: '', focused: true }];
      const answer = await discord.act.autocomplete(requestOf(discord, strike, person, command, focused));
      return answer.choices.map(({ name, value }) => ({ name, value: String(value) }));
    },
    restart: async () => {
      await bot.stop();
      bot = await startOne();
    },
    stop: async () => {
      await bot.stop();
      await discord.close();
    },
  };
}

export async function ask(
  discord: Rehearsal,
  strike: Strike,
  person: string,
  command: string,
  options: TypedOption[],
): Promise<string> {
  const answered = discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === person);
  const asked = discord.inspect.next('modal-opened', ({ interaction }) => interaction.personId === person);
  discord.act.command(requestOf(discord, strike, person, command, options));
  const first = await Promise.race([answered, asked]);
  if (first.type === 'modal-opened') return 'a form';
  const { id } = first.stored.message;
  const isLoading = () => {
    const answer = discord.inspect.ephemerals(person).find(each => each.id === id);
    return (Number(answer?.flags) & MessageFlags.Loading) !== 0;
  };
  // Something else that the person sees may change meanwhile.
  while (isLoading()) await discord.inspect.next('message-changed', ({ stored }) => stored.message.id === id);
  return discord.inspect.ephemerals(person).at(-1)?.content ?? '';
}

export function requestOf(
  discord: Rehearsal,
  strike: Strike,
  person: string,
  command: string,
  options: TypedOption[],
) {
  const [name, ...path] = command.split(' ');
  const found = discord.inspect.commands(strike.guild).find(each => each.name === name);
  if (!found) throw new Error(`no command ${name}`);
  const [outer, inner] = path;
  const nested = inner === undefined ? options : [{ name: inner, type: 1, options }];
  return {
    person,
    locale: 'en-US',
    guildId: strike.guild,
    channelId: strike.channels.announcements,
    commandId: found.id,
    options:
      outer === undefined ? options : [{ name: outer, type: inner === undefined ? 1 : 2, options: nested }],
  };
}
