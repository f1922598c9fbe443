import { type Acts, createActs } from './acts.ts';
import { createDoor } from './door.ts';
import { createFaults, type Faults } from './fault-control.ts';
import { createFaultRules } from './faults.ts';
import { createGateway } from './gateway/gateway.ts';
import { createInspect, type Inspect } from './inspect.ts';
import { failOverdue } from './interactions/deadline.ts';
import { createLive } from './people/live.ts';
import { createRemote } from './remote/remote.ts';
import { createRequestLog } from './request-log.ts';
import { createApi } from './rest/api.ts';
import type { ObservedRequest } from './rest/observed.ts';
import { createServer } from './server.ts';
import { createSite } from './site.ts';
import type { StartTimer } from './state/discord.ts';
import { foundDiscord } from './state/found.ts';
import type { ClockControl, RehearsalClock, World } from './world.ts';

export type { Faults } from './fault-control.ts';
export type { ObservedRequest } from './rest/observed.ts';

const NONCE_MEMORY_MS = 300_000;
const HEARTBEAT_MS = 41_250;

export interface RehearsalOptions {
  world: World;
  clock: RehearsalClock;
  /** Without it the page cannot move the clock. */
  control?: ClockControl;
  /** 0, the default, takes any free one. */
  port?: number;
  /** The folder of the built page, served at `/`. */
  pageDir?: string;
  nonceMemoryMs?: number;
  heartbeatMs?: number;
  /** Privileged intents that the application has been granted; none by default. */
  grantedIntents?: number;
  /** Sees every request of the bot as it arrives; the same object is filled in once it is answered. */
  onRequest?: (request: ObservedRequest) => void;
  /** How the three seconds of a first answer are measured, for tests that cannot wait. */
  startTimer?: StartTimer;
}

export interface Rehearsal {
  /** What discord.js takes as `rest.api`. */
  apiUrl: string;
  pageUrl: string;
  token: string;
  faults: Faults;
  inspect: Inspect;
  act: Acts;
  /** To be called after the clock was moved from outside: pages are told, and what is overdue by it fails. */
  clockMoved(): void;
  close(): Promise<void>;
}

/** Starts a simulated Discord on loopback. */
export async function startRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const { world, clock, control } = options;
  const discord = foundDiscord(world, {
    clock,
    nonceMemoryMs: options.nonceMemoryMs ?? NONCE_MEMORY_MS,
    startTimer: options.startTimer ?? realTimer,
    grantedIntents: options.grantedIntents ?? 0,
  });
  const requests = createRequestLog();
  const rules = createFaultRules();
  let dateSkew = 0;
  const gateway = createGateway(discord, options.heartbeatMs ?? HEARTBEAT_MS);
  const door = createDoor(gateway.cutConnections);
  const live = createLive(discord, gateway.isOnline, control);
  const clockMoved = () => {
    failOverdue(discord);
    discord.emit({ type: 'clock-moved' });
  };
  const api = createApi(discord, {
    faults: rules,
    onRequest: request => {
      requests.add(request);
      options.onRequest?.(request);
    },
    dateSkew: () => dateSkew,
  });
  const faults = createFaults({
    discord,
    gateway,
    rules,
    outage: door.outage,
    setDateSkew: ms => {
      dateSkew = ms;
    },
  });
  const inspect = createInspect(discord, gateway, requests);
  const act = createActs(discord);
  const clockPart = control ? { control } : {};
  const site = createSite(discord, {
    clockMoved,
    remote: createRemote({ faults, inspect, act, clockMoved, ...clockPart }),
    ...clockPart,
    ...(options.pageDir === undefined ? {} : { pageDir: options.pageDir }),
  });
  const server = createServer({ api, site, gateway, live, isAway: door.isAway });
  const port = await door.open(server, options.port ?? 0);
  discord.origin = `http://127.0.0.1:${port}`;

  return {
    apiUrl: `${discord.origin}/api`,
    pageUrl: `${discord.origin}/`,
    token: discord.application.token,
    faults,
    inspect,
    act,
    clockMoved,
    close: async () => {
      rules.clear();
      for (const interaction of discord.interactions.values()) interaction.stopTimer();
      gateway.close();
      live.close();
      await door.close();
    },
  };
}

function realTimer(millis: number, callback: () => void): () => void {
  const timer = setTimeout(callback, millis);
  timer.unref();
  return () => clearTimeout(timer);
}
