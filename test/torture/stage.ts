import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { worldOf } from '../../src/app/rehearse-world.ts';
import { type Rehearsal, startRehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { StoredMessage } from '../../src/rehearsal/state/stored.ts';
import { readStrikeText } from '../../src/settings/strike-file.ts';
import { checkRequest } from '../support/discord-schema.ts';
import type { BotProcess } from './bot.ts';
import { wallText } from './calendar.ts';
import { type Host, startHost } from './host.ts';
import { channelsOf, organizersOf, type StrikePlan, strikeFileOf } from './plan.ts';
import type { Script, StageHands } from './script.ts';
import type { SeenMessage, Trace, Version } from './trace.ts';
import { type BotSettings, NAMED_HOST } from './wire.ts';

const NONCE_MEMORY_MS = 300_000;
/** In memory where there is such a place: that what was written survives a power cut is not what is tried here. */
const ROOM = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Stands at an instant (epoch milliseconds) until it is set, or follows one that runs. */
interface StageClock {
  instant: number;
  follow(running: () => number): void;
}

/** One run's world: a simulated Discord, a store's file, the process that the bot is in, and what has been seen. */
export interface Stage extends StageHands {
  script: Script;
  trace: Trace;
  /** Discord's clock. */
  clock: StageClock;
  /** How far the bot's clock is ahead of it. */
  skew: number;
  bot?: BotProcess;
  /** Has the bot been started in its process, and not been stopped? */
  isRunning: boolean;
  settings(): BotSettings;
  close(): Promise<void>;
}

export async function createStage(script: Script): Promise<Stage> {
  const folder = mkdtempSync(join(ROOM, 'picketline-torture-'));
  const trace: Trace = {
    plans: script.plans,
    approved: script.approved ?? [],
    missedAlerts: script.missedAlerts ?? 1,
    alerts: script.alerts ?? {},
    looks: [],
    messages: [],
    problems: [],
    story: [],
  };
  const arrivals = new Map<string, number>();
  const hosts: Host[] = [];
  const clock = stageClock(firstInstant(script));
  const discord = await startRehearsal({
    world: worldOf([...script.plans, ...(script.neighbour ? [script.neighbour.plan] : [])].map(strikeOf)),
    clock: { now: () => clock.instant },
    nonceMemoryMs: script.nonceMemoryMs ?? NONCE_MEMORY_MS,
    ...(script.heartbeatMs !== undefined && { heartbeatMs: script.heartbeatMs }),
    onRequest: request => {
      trace.problems.push(...checkRequest(request));
      const nonce = nonceIn(request.body);
      if (nonce !== undefined) arrivals.set(nonce, request.at);
      if (request.path.endsWith('/messages')) stage.tell(`${request.method} ${request.path}`);
    },
  });
  const [plan] = script.plans;
  if (!plan) throw new RangeError('a script without a strike');
  const stage: Stage = {
    plan,
    script,
    trace,
    discord,
    store: join(folder, 'picketline.db'),
    clock,
    skew: 0,
    isRunning: false,
    startHost: ({ unprivileged } = { unprivileged: false }) => {
      const host = startHost({
        strikeFile: trace.plans.map(strikeFileOf).join(''),
        strikePath: `${folder}.yaml`,
        token: discord.token,
        apiUrl: discord.apiUrl,
        store: `sqlite:${stage.store}`,
        unprivileged,
      });
      hosts.push(host);
      return host;
    },
    gone: () => Promise.resolve(stage.bot?.ended).then(() => 'gone'),
    object: problem => void trace.problems.push(problem),
    tell: event => {
      trace.story.push(`${wallText(clock.instant, plan.zone)}  ${event}`);
    },
    settings: () => ({
      strikes: [...trace.plans.map(strikeFileOf), ...(script.neighbour ? [script.neighbour.file] : [])],
      token: discord.token,
      apiUrl: script.isNamed ? discord.apiUrl.replace('127.0.0.1', NAMED_HOST) : discord.apiUrl,
      store: `sqlite:${stage.store}`,
      ...(script.requestTimeoutMs !== undefined && { requestTimeoutMs: script.requestTimeoutMs }),
    }),
    close: async () => {
      for (const host of hosts) host.kill();
      await discord.close();
      for (const path of [folder, `${folder}.yaml`]) rmSync(path, { recursive: true, force: true });
    },
  };
  watchMessages(discord, stage, arrivals);
  return stage;
}

function stageClock(first: number): StageClock {
  let now = () => first;
  return {
    get instant() {
      return now();
    },
    set instant(instant) {
      now = () => instant;
    },
    follow: running => {
      now = running;
    },
  };
}

/** Notes every message of the bot's as Discord stores it, so that one that is edited or deleted later still counts. */
function watchMessages(
  discord: Rehearsal,
  { trace, clock, tell, script: { neighbour } }: Stage,
  arrivals: Map<string, number>,
): void {
  const byId = new Map<string, SeenMessage>();
  const isNeighbours = (channel: string) =>
    neighbour !== undefined &&
    [...channelsOf(neighbour.plan), organizersOf(neighbour.plan)].includes(channel);
  void discord.inspect.next('message-created', ({ stored, nonce }) => {
    const { message, onlyFor } = stored;
    if (onlyFor !== undefined || !message.author.bot || isNeighbours(message.channel_id)) return false;
    const at = Date.parse(message.timestamp);
    const askedAt = arrivals.get(nonce ?? '') ?? at;
    const { id, channel_id: channel } = message;
    const version = versionOf(stored, at);
    const seen: SeenMessage = { ...version, id, channel, askedAt, look: trace.looks.length, edits: [] };
    byId.set(id, seen);
    trace.messages.push(seen);
    tell(`Discord stores in ${channel}: ${version.content.split('\n')[0]}`);
    return false;
  });
  void discord.inspect.next('message-changed', ({ stored }) => {
    const seen = byId.get(stored.message.id);
    const last = seen?.edits.at(-1) ?? seen;
    const version = versionOf(stored, clock.instant);
    if (!seen || last?.content === version.content) return false;
    seen.edits.push(version);
    tell(`Discord changes in ${seen.channel}: ${version.content.split('\n')[0]}`);
    return false;
  });
  void discord.inspect.next('message-deleted', ({ stored }) => {
    const seen = byId.get(stored.message.id);
    if (!seen) return false;
    seen.removedAt = clock.instant;
    tell(`Discord deletes in ${seen.channel}: ${seen.content.split('\n')[0]}`);
    return false;
  });
}

function versionOf({ message, pings }: StoredMessage, at: number): Version {
  const { everyone, roles, users } = pings;
  return { content: message.content, at, pings: [...(everyone ? ['everyone'] : []), ...roles, ...users] };
}

function firstInstant({ steps }: Script): number {
  const first = steps.find(step => 'at' in step);
  if (!first || !('at' in first)) throw new RangeError('a script in which nothing happens');
  return first.at;
}

function nonceIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('nonce' in body)) return undefined;
  return String(body.nonce);
}

function strikeOf(plan: StrikePlan) {
  const reading = readStrikeText(strikeFileOf(plan), 'strike.yaml');
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.strike;
}
