import { type Client, Events, type Interaction } from 'discord.js';
import { commands } from '../../commands/index.ts';
import type { CommandContext } from '../../commands/kit/command.ts';
import { definitionsOf } from '../../commands/kit/definitions.ts';
import { createRouter } from '../../commands/kit/router.ts';
import { nextPost } from '../announcements/owed.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import { openHalts } from '../delivery/halts.ts';
import { type Heartbeat, startHeartbeat } from '../delivery/heartbeat.ts';
import type { Messengers } from '../delivery/messenger.ts';
import { channelProblems } from '../discord/channels/channels.ts';
import { discordMessengers } from '../discord/channels/within-server.ts';
import { createClient } from '../discord/gateway/client.ts';
import { keepToOwnGuilds } from '../discord/gateway/guilds.ts';
import { type BudgetBook, identifyBudget, spendIdentify } from '../discord/gateway/identify-budget.ts';
import { throttledBy } from '../discord/gateway/identify-throttle.ts';
import { DiscordUnavailable, isConnected, logIn, watchGateway } from '../discord/gateway/login.ts';
import { guardPackets } from '../discord/gateway/packet-guard.ts';
import { prepareGuilds } from '../discord/gateway/prepare-guilds.ts';
import type { Clock } from '../platform/clock.ts';
import { createDeadman } from '../platform/deadman.ts';
import type { Logger } from '../platform/logger.ts';
import { timeZoneVersion } from '../platform/time-zones.ts';
import { isDoneWithin, realWait, unlessAborted, type Wait } from '../platform/wait.ts';
import { openStore, type Store } from '../store/store.ts';
import type { Strike } from '../strike/strike.ts';
import { createTranslator } from '../wording/translator.ts';
import { createOrganizing, forgetOrganizers, liveStrikesFrom } from './acts.ts';
import { createAnswering } from './answers.ts';
import { openAuditing } from './audit.ts';
import { createAutomation, unknownReason } from './automation.ts';
import { createPosting } from './beat.ts';
import { type Beats, createBeats } from './beats.ts';
import { createBroadcasting } from './broadcasts.ts';
import { leave, PATIENCE, type Patience } from './leaving.ts';
import { createVerification } from './verification.ts';

export interface BotOptions {
  strikes: readonly Strike[];
  token: string;
  apiUrl?: string;
  /** How long Discord may take over one request; 10 s where it is absent. */
  requestTimeoutMs?: number;
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
  clock: Clock;
  log: Logger;
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

/**
 * Starts the bot: store, login, servers, commands, a first tick, heartbeat. Throws a `StoreError` or a
 * `DiscordUnavailable` whose message is one sentence for the host; nothing is left open then. Within `PATIENCE`, and the
 * two minutes that an IDENTIFY may have to wait for, it is over in one way or the other.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { log, clock, wait = realWait, heartbeat: startBeating = startHeartbeat } = options;
  const { stopAsked = new AbortController().signal } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const store = await openStore(options.store);
  const budget = identifyBudgetOf(store);
  const spend = (signal?: AbortSignal) => spendIdentify(budget, { clock, log, wait }, signal);
  const buildIdentifyThrottler = throttledBy(signal => spend(signal).catch(notCounted(signal, log)));
  const gone = new AbortController();
  const client = createClient(options.apiUrl, options.requestTimeoutMs, {
    buildIdentifyThrottler,
    gone: gone.signal,
    askAgainAfter: wait,
    onLost: loss => log.warn(loss, 'the connection to Discord is lost; reconnecting'),
  });
  const text = createTranslator();
  guardPackets(client, { text, clock, log });
  let answering: Answered | undefined;
  let stopPreparing = () => {};
  let beats: Beats | undefined;
  let heartbeat: Heartbeat | undefined;
  let isLeaving = false;
  const onFatal = (why: Error) => {
    if (!isLeaving) options.onFatal(why);
  };
  const stop = async () => {
    isLeaving = true;
    answering?.stop();
    stopPreparing();
    const leaving = {
      finished: () => Promise.all([heartbeat?.stop(), beats?.idle(), answering?.idle()]),
      cut: () => gone.abort(new Error('the bot is stopping')),
      sayGoodbye: () => client.destroy(),
      closeStore: () => store.close(),
      log,
    };
    await leave(leaving, patience);
  };
  const unlessStopped = <Result>(work: Promise<Result>) => unlessAborted(work, stopAsked);
  try {
    await noteTimeZones(store, log);
    const auditing = await openAuditing(options.strikes, { store, clock, log });
    const strikes = await liveStrikesFrom(options.strikes, store, auditing);
    const halts = await openHalts(store.halts, kept =>
      auditing.siftHalts(kept, guild => unknownReason(text, strikes, guild)),
    );
    let messengers: Messengers | undefined;
    const parts = { store: auditing.store, strikes, halts, auditing, text, clock, log };
    const automation = createAutomation({
      ...parts,
      isConnected: () => isConnected(client),
      obstacles: strike => (client.isReady() ? channelProblems(client, strike) : []),
      messengers: () => messengers,
      lastBeat: guild => beats?.last(guild),
    });
    // Before the first tick there is nothing to look at: that tick sees it all.
    let tick = async () => {};
    const look = () => void tick();
    const organizing = await createOrganizing({
      ...parts,
      note: auditing.note,
      isEntered: auditing.isProposalEntered,
      look,
      settled: async guild => beats?.idle(guild),
    });
    const broadcasts = await createBroadcasting({
      ...parts,
      look,
      record: auditing.record,
      isWritten: auditing.isDraftWritten,
      isEntered: auditing.isEntered,
      sift: stored => auditing.siftBroadcasts(stored),
    });
    const { broadcasting } = broadcasts;
    const verifier = createVerification({
      ...parts,
      messengers: () => messengers,
      storyOf: delivery => broadcasts.storyOf(delivery),
      settle: async guild => beats?.runFor(guild),
    });
    const { log: audit } = auditing;
    const answers = createAnswering({ ...parts, messengers: () => messengers });
    const acting = { automation, organizing, broadcasting, verifier, audit, answers, wait };
    const context = { strikes, clock, text, ...acting, commands };
    answering = answerInteractions(client, context, log);
    client.on(Events.Error, error => log.error({ err: error }, 'an error of the Discord client'));
    client.on(Events.ShardError, error => log.warn({ err: error }, 'an error of the gateway connection'));

    await unlessStopped(spend(stopAsked));
    const ready = await logIn(client, options.token, { signal: stopAsked, withinMs: patience.readyMs });
    watchGateway(ready, onFatal);
    const notAccepted = (problem: string) => onFatal(new DiscordUnavailable(problem, true));
    messengers = discordMessengers(ready, clock, notAccepted);
    // Nobody waits for what is said on the server of somebody else.
    void keepToOwnGuilds(ready, strikes, text, log);
    const preparation = prepareGuilds(ready, strikes, {
      definitions: definitionsOf(commands, text),
      clock,
      log,
      onUnauthorized: notAccepted,
      onChange: look,
    });
    stopPreparing = () => preparation.stop();

    const post = await createPosting({
      ...parts,
      messengers,
      commandsOf: guild => preparation.stateOf(guild),
      ledger: broadcasts.watched(auditing.store.deliveries),
      forget: async (guild, isPast) => {
        await forgetOrganizers({ store, strikes }, guild, isPast);
        await broadcasts.forgetAuthors(guild, isPast);
      },
      sourcesOf: view => [broadcasts.sourceOf(view), auditing.source(view, halts, text)],
    });
    const deadman = options.deadmanUrl === undefined ? undefined : createDeadman(options.deadmanUrl, log);
    const beating = createBeats({
      ...parts,
      checkClock: messengers.checkClock,
      lookAfter: async (guild, check) => {
        try {
          await post(guild, check);
        } finally {
          await answers.tellLost(guild);
        }
      },
      onWell: () => {
        if (isConnected(client)) void deadman?.beat();
      },
    });
    beats = beating;
    tick = async () => {
      // A connection that comes up now, or an answer that is given, begins nothing: the store is about to be closed.
      if (isLeaving) return;
      preparation.look();
      await beating.run();
    };
    // The heart does not wait until all is done: its next beat comes in its time, whichever strike still hangs.
    heartbeat = startBeating(() => {
      void tick();
      return beating.begun();
    }, log);
    await unlessStopped(isDoneWithin(patience.firstLookMs, tick()));
    client.on(Events.ShardResume, () => void tick());
    client.on(Events.ShardReady, () => void tick());
    log.info({ strikes: strikes.all().length }, 'ready');

    return {
      tick,
      prepared: () => preparation.idle(),
      nextPost: () => {
        const now = clock.now();
        const waiting = strikes.all().flatMap(view => broadcasts.sourceOf(view).posts(now));
        return firstOf([
          ...strikes.all().flatMap(view => nextPost(view, now) ?? []),
          ...waiting.filter(({ dueAt }) => dueAt > now),
        ]);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function firstOf(posts: readonly PlannedPost[]): PlannedPost | undefined {
  return posts.toSorted((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis())[0];
}

/** The answers to what people type and press. */
interface Answered {
  /** Nothing new is taken up. */
  stop(): void;
  /** Resolves when what was taken up is answered: a request that is posted must be known as posted. */
  idle(): Promise<unknown>;
}

function answerInteractions(client: Client, context: CommandContext, log: Logger): Answered {
  const route = createRouter(context, log);
  const underWay = new Set<Promise<void>>();
  const listener = (interaction: Interaction) => {
    const answer = route(interaction).finally(() => underWay.delete(answer));
    underWay.add(answer);
  };
  client.on(Events.InteractionCreate, listener);
  return {
    stop: () => void client.off(Events.InteractionCreate, listener),
    idle: () => Promise.all(underWay),
  };
}

/** A store that takes no writes must not keep the bot away from Discord; the library paces itself by seconds. */
function notCounted(signal: AbortSignal, log: Logger): (error: unknown) => void {
  return error => {
    if (signal.aborted) throw error;
    log.error({ err: error }, 'an IDENTIFY was not counted');
  };
}

/** The budget of IDENTIFYs, in the store. */
function identifyBudgetOf(store: Store): BudgetBook {
  const records = store.recordsOf('identify', identifyBudget);
  return { read: () => records.get('budget'), write: budget => records.set('budget', budget) };
}

/** A new time-zone database may move a shift: whoever wonders why finds it in the log. */
async function noteTimeZones(store: Store, log: Logger): Promise<void> {
  const known = await store.notes.get('time_zones');
  const version = timeZoneVersion();
  if (known === version) return;
  await store.notes.set('time_zones', version);
  if (known !== undefined) log.warn({ before: known, now: version }, 'the time-zone database has changed');
}
