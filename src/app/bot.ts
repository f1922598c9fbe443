import { type Client, Events } from 'discord.js';
import { commands } from '../../commands/index.ts';
import { definitionsOf } from '../../commands/kit/definitions.ts';
import { createRouter } from '../../commands/kit/router.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import { type Heartbeat, startHeartbeat } from '../delivery/heartbeat.ts';
import type { Messengers } from '../delivery/messenger.ts';
import { channelProblems } from '../discord/channels/channels.ts';
import { discordMessengers } from '../discord/channels/within-server.ts';
import { keepToOwnGuilds } from '../discord/gateway/guilds.ts';
import { type Answered, answerInteractions } from '../discord/gateway/interactions.ts';
import { DiscordUnavailable, isConnected, logIn, watchGateway } from '../discord/gateway/login.ts';
import { type Preparation, prepareGuilds } from '../discord/gateway/prepare-guilds.ts';
import { createDeadman } from '../platform/deadman.ts';
import type { Logger } from '../platform/logger.ts';
import { isDoneWithin, realWait, unlessAborted, type Wait } from '../platform/wait.ts';
import { openStore, type Store } from '../store/store.ts';
import type { Strike } from '../strike/strike.ts';
import { createTranslator } from '../wording/translator.ts';
import { createBeating } from './beating.ts';
import type { Beats } from './beats.ts';
import { type Connection, type ConnectionParts, createConnection } from './connection.ts';
import { leave, PATIENCE, type Patience } from './leaving.ts';
import { nextPostOf } from './next-post.ts';
import { openServices, type Services } from './services.ts';
import { noteTimeZones } from './time-zones.ts';

export interface BotOptions extends Omit<ConnectionParts, 'text' | 'wait'> {
  strikes: readonly Strike[];
  token: string;
  /** How long a start and a stop wait for what may hang; `PATIENCE` where it is absent. */
  patience?: Partial<Patience>;
  /** Gives the start up once it is aborted: it rejects with the signal's reason, and nothing is left open. */
  stopAsked?: AbortSignal;
  /** Called every minute while all is well. */
  deadmanUrl?: string;
  /** How a start, or a connection, waits its turn to identify; real time where it is absent. */
  wait?: Wait;
  /** What makes the bot look by itself, see `startHeartbeat`; the machine's clock where it is absent. */
  heartbeat?: (beat: () => Promise<void>, log: Logger) => Heartbeat;
  /** `sqlite:…`, see src/store. */
  store: string;
  /** Hears why the bot cannot go on, after it has started. */
  onFatal: (why: Error) => void;
}

export interface Bot {
  /** Looks at everything that is owed, now; resolves when it is done. */
  tick(): Promise<void>;
  /** Resolves when the commands of every server have been tried; no post waits for that. */
  prepared(): Promise<void>;
  /** The next post that will be owed as the strikes stand now. */
  nextPost(): PlannedPost | undefined;
  /** Lets what is under way finish, and lets go of Discord and the store; within `PATIENCE`, whatever hangs. */
  stop(): Promise<void>;
}

/** What a start has brought up so far, and a stop ends. */
interface Up {
  isLeaving: boolean;
  messengers?: Messengers;
  answered?: Answered;
  preparation?: Preparation;
  beats?: Beats;
  heartbeat?: Heartbeat;
  endWatching?: () => void;
  /** Before the first tick there is nothing to look at: that tick sees it all. */
  tick(): Promise<void>;
  /** A tick that looks after every strike, due or not. */
  wake(): void;
}

/**
 * Starts the bot: store, login, servers, commands, a first tick, heartbeat. Throws a `StoreError` or a
 * `DiscordUnavailable` whose message is one sentence for the host; nothing is left open then. Within `PATIENCE`, and the
 * two minutes that an IDENTIFY may have to wait for, it is over in one way or the other.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { log, clock, wait = realWait } = options;
  const { stopAsked = new AbortController().signal } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const store = await openStore(options.store);
  const text = createTranslator();
  const connection = createConnection(store, { ...options, text, wait });
  const { client } = connection;
  const up: Up = { isLeaving: false, tick: async () => {}, wake: () => {} };
  const stop = () => bringDown(up, { connection, store, log, patience });
  const unlessStopped = <Result>(work: Promise<Result>) => unlessAborted(work, stopAsked);
  try {
    await noteTimeZones(store, log);
    const services = await openServices(options.strikes, {
      store,
      text,
      clock,
      log,
      wait,
      isConnected: () => isConnected(client),
      obstacles: strike => (client.isReady() ? channelProblems(client, strike) : []),
      messengers: () => up.messengers,
      beats: () => up.beats,
      look: () => void up.tick(),
    });
    up.endWatching = services.broadcasts.endWatching;
    up.answered = answerInteractions(client, createRouter(services.context, log));
    await unlessStopped(connection.spendIdentify(stopAsked));
    const ready = await logIn(client, options.token, { signal: stopAsked, withinMs: patience.readyMs });
    const preparation = goOnline(up, ready, services, options);
    await beginBeating(up, client, services, options);
    await unlessStopped(isDoneWithin(patience.firstLookMs, up.tick()));
    client.on(Events.ShardResume, () => up.wake());
    client.on(Events.ShardReady, () => up.wake());
    log.info({ strikes: services.running.strikes.all().length }, 'ready');
    return {
      tick: () => up.tick(),
      prepared: () => preparation.idle(),
      nextPost: () => nextPostOf(services),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** From now on the bot may speak: it keeps to its servers, and prepares their commands beside everything else. */
function goOnline(up: Up, client: Client<true>, { running }: Services, options: BotOptions): Preparation {
  const { strikes, text, clock, log } = running;
  const onFatal = (why: Error) => {
    if (!up.isLeaving) options.onFatal(why);
  };
  const onUnauthorized = (problem: string) => onFatal(new DiscordUnavailable(problem, true));
  watchGateway(client, onFatal);
  up.messengers = discordMessengers(client, clock, onUnauthorized);
  // Nobody waits for what is said on the server of somebody else.
  void keepToOwnGuilds(client, strikes, text, log);
  up.preparation = prepareGuilds(client, strikes, {
    definitions: definitionsOf(commands, text),
    clock,
    log,
    onUnauthorized,
    onChange: () => void up.tick(),
  });
  return up.preparation;
}

async function beginBeating(up: Up, client: Client, services: Services, options: BotOptions): Promise<void> {
  const { messengers, preparation } = up;
  if (!messengers || !preparation) throw new Error('the bot is not online');
  const { log, heartbeat: startBeating = startHeartbeat } = options;
  const deadman = options.deadmanUrl === undefined ? undefined : createDeadman(options.deadmanUrl, log);
  const { beats, wakeAll } = await createBeating(services, {
    messengers,
    commandsOf: guild => preparation.stateOf(guild),
    onWell: () => {
      if (isConnected(client)) void deadman?.beat();
    },
  });
  up.beats = beats;
  up.wake = () => {
    wakeAll();
    void up.tick();
  };
  up.tick = async () => {
    // A connection that comes up now, or an answer that is given, begins nothing: the store is about to be closed.
    if (up.isLeaving) return;
    preparation.look();
    await beats.run();
  };
  // The heart does not wait until all is done: its next beat comes in its time, whichever strike still hangs.
  up.heartbeat = startBeating(() => {
    void up.tick();
    return beats.begun();
  }, log);
}

interface Ending {
  connection: Connection;
  store: Store;
  log: Logger;
  patience: Patience;
}

async function bringDown(up: Up, { connection, store, log, patience }: Ending): Promise<void> {
  up.isLeaving = true;
  up.answered?.stop();
  up.preparation?.stop();
  const leaving = {
    finished: () => finish(up),
    cut: connection.cut,
    sayGoodbye: () => connection.client.destroy(),
    closeStore: () => store.close(),
    log,
  };
  await leave(leaving, patience);
}

/** An answer that watches a message being sent would go on for as long as a channel does not take it. */
async function finish({ heartbeat, beats, answered, endWatching }: Up): Promise<void> {
  await Promise.all([heartbeat?.stop(), beats?.idle()]);
  endWatching?.();
  await answered?.idle();
}
