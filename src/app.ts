import { type Client, Events } from 'discord.js';
import { DateTime } from 'luxon';
import { commands } from '../commands/index.ts';
import { channelProblems } from './discord/channels.ts';
import { createClient } from './discord/client.ts';
import type { Strikes } from './discord/command.ts';
import { keepToOwnGuilds } from './discord/guilds.ts';
import { DiscordUnavailable, logIn, watchGateway } from './discord/login.ts';
import { discordMessenger } from './discord/messenger.ts';
import { registerCommands } from './discord/registration.ts';
import { createRouter } from './discord/router.ts';
import { strikesFrom } from './discord/strikes.ts';
import type { Clock } from './platform/clock.ts';
import type { Logger } from './platform/logger.ts';
import { channelAlerts } from './posts/alerts.ts';
import { composePost } from './posts/compose.ts';
import type { Till } from './posts/deliver.ts';
import { startHeartbeat } from './posts/heartbeat.ts';
import { instantOf, isoOf } from './posts/instants.ts';
import type { Messenger } from './posts/messenger.ts';
import { isStillOwed } from './posts/owed.ts';
import { tickStrike } from './posts/tick.ts';
import { createTicker } from './posts/ticker.ts';
import { RESTORED_AT } from './store/restore.ts';
import { openStore, type Store } from './store/store.ts';
import type { Strike } from './strike/strike.ts';
import type { StrikeView } from './strike/view.ts';
import { createTranslator, type Translator } from './text/translator.ts';

export interface BotOptions {
  strikes: readonly Strike[];
  token: string;
  apiUrl?: string;
  /** How long Discord may take over one request; 10 s where it is absent. */
  requestTimeoutMs?: number;
  /** `sqlite:…`, see src/store. */
  store: string;
  clock: Clock;
  log: Logger;
  /** Hears why the bot cannot go on, after it has started. */
  onFatal: (why: Error) => void;
}

export interface Bot {
  /** Looks at everything that is owed, now; resolves when it is done. */
  tick(): Promise<void>;
  /** Lets what is under way finish, and lets go of Discord and the store. */
  stop(): Promise<void>;
}

/**
 * Starts the bot: store, login, servers, commands, a first tick, heartbeat. Throws a `StoreError` or a
 * `DiscordUnavailable` whose message is one sentence for the host; nothing is left open then.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { log, clock } = options;
  const store = await openStore(options.store);
  const client = createClient(options.apiUrl, options.requestTimeoutMs);
  const strikes = strikesFrom(options.strikes);
  const text = createTranslator();
  const stopAnswering = answerInteractions(client, strikes, text, options);
  try {
    client.on(Events.Error, error => log.error({ err: error }, 'an error of the Discord client'));
    client.on(Events.ShardError, error => log.warn({ err: error }, 'an error of the gateway connection'));
    const ready = await logIn(client, options.token);
    watchGateway(ready, options.onFatal);
    await keepToOwnGuilds(ready, strikes, text, log);
    await prepareGuilds(ready, strikes, text, log);

    const messenger = discordMessenger(ready, problem =>
      options.onFatal(new DiscordUnavailable(problem, true)),
    );
    const ticker = createTicker(await tickOf(store, strikes, messenger, text, { clock, log }));
    const tick = () => ticker.run().catch(error => log.error({ err: error }, 'a tick failed'));
    await tick();
    const heartbeat = startHeartbeat(tick);
    client.on(Events.ShardResume, () => void tick());
    client.on(Events.ShardReady, () => void tick());
    log.info({ strikes: strikes.all().length }, 'ready');

    return {
      tick,
      stop: async () => {
        stopAnswering();
        await heartbeat.stop();
        await ticker.idle();
        await client.destroy();
        await store.close();
      },
    };
  } catch (error) {
    stopAnswering();
    await client.destroy();
    await store.close();
    throw error;
  }
}

function answerInteractions(
  client: Client,
  strikes: Strikes,
  text: Translator,
  { clock, log }: BotOptions,
): () => void {
  const route = createRouter({ strikes, clock, text, commands }, log);
  const listener = (interaction: Parameters<typeof route>[0]) => void route(interaction);
  client.on(Events.InteractionCreate, listener);
  return () => client.off(Events.InteractionCreate, listener);
}

/** Commands for each strike's server, now and when the bot is added to it later; problems go to the log. */
async function prepareGuilds(
  client: Client<true>,
  strikes: Strikes,
  text: Translator,
  log: Logger,
): Promise<void> {
  const prepare = async ({ strike }: StrikeView) => {
    for (const problem of channelProblems(client, strike)) log.warn({ guild: strike.guild }, problem);
    if (!client.guilds.cache.has(strike.guild)) return;
    const isWritten = await registerCommands(client, strike.guild, commands, text);
    log.info({ guild: strike.guild, written: isWritten }, 'commands are registered');
  };
  client.on(Events.GuildCreate, guild => {
    const view = strikes.of(guild.id);
    if (view)
      prepare(view).catch(error =>
        log.error({ guild: guild.id, err: error }, 'a server could not be prepared'),
      );
  });
  await Promise.all(strikes.all().map(prepare));
}

/** One beat over all strikes; a failure of one does not keep the others from theirs. */
async function tickOf(
  store: Store,
  strikes: Strikes,
  messenger: Messenger,
  text: Translator,
  { clock, log }: Pick<BotOptions, 'clock' | 'log'>,
): Promise<() => Promise<void>> {
  const secret = await store.secret();
  const restored = await store.marks.get(RESTORED_AT);
  const restoredAt = restored === undefined ? undefined : instantOf(restored);
  const tickOne = async (view: StrikeView) => {
    const words = text(view.strike.language);
    const since = await knownSince(store, view.strike, clock);
    const till: Till = {
      clock,
      ledger: store.deliveries,
      messenger,
      alerts: channelAlerts(words, view.strike, messenger),
      secret,
      unsureBefore: DateTime.max(since, restoredAt ?? since),
      isOwed: (post, now) => isStillOwed(view, post, now),
      compose: (post, now, reference) => composePost(words, view, post, now, reference),
    };
    await tickStrike(till, view, since);
  };
  return async () => {
    const results = await Promise.allSettled(strikes.all().map(tickOne));
    for (const result of results) {
      if (result.status === 'rejected')
        log.error({ err: result.reason }, 'a strike could not be looked after');
    }
  };
}

/** When this bot first ran for a strike: what was due before is not missed. */
async function knownSince(store: Store, strike: Strike, clock: Clock) {
  const name = `known_since/${strike.guild}`;
  const known = await store.marks.get(name);
  if (known !== undefined) return instantOf(known);
  const now = clock.now();
  await store.marks.set(name, isoOf(now));
  return now;
}
