import { type Client, RESTJSONErrorCodes as Code, Events, type Guild } from 'discord.js';
import type { CommandState } from '../../delivery/troubles.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Strikes } from '../../strike/view.ts';
import { failureOf } from '../channels/api-errors.ts';
import { channelProblems } from '../channels/channels.ts';
import { seenServer, standingProblems } from '../channels/standing-problems.ts';
import { fatalClose } from './login.ts';
import { type Definition, registerCommands } from './registration.ts';

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;
/** An outage that is over by the second try is nothing to tell organizers of. */
const TOLD_FROM_FAILURE = 2;

export interface PreparingParts {
  /** What each server's commands are to be. */
  definitions: readonly Definition[];
  clock: Clock;
  log: Logger;
  /** Hears, in a sentence for the host, that the token is no longer taken. */
  onUnauthorized: (problem: string) => void;
  /** Hears that there may be something to tell a server's organizers. */
  onChange: () => void;
}

/** The commands of the strikes' servers, each prepared by itself: no server waits for another, and no post for any. */
export interface Preparation {
  /** Begins whatever is due by now, and returns at once. */
  look(): void;
  stateOf(guild: string): CommandState;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Gives up what is under way; nothing begins after it. */
  stop(): void;
}

/** How a server's commands stand. Instants in epoch milliseconds; without `dueAt` there is nothing to do. */
interface Course {
  state: CommandState;
  failures: number;
  dueAt?: number;
  running?: Promise<void>;
  /** What the log has said of it: each kind of failure once. */
  logged: Set<string>;
}

/**
 * Registers the commands on each strike's server: now, when the bot is added to it, when it is available again (it may
 * have been added while the gateway was away), and, where that failed, again after 1, 2, 4, 8 and then every 15 minutes.
 * Problems with its channels and roles go to the log.
 */
export function prepareGuilds(client: Client<true>, strikes: Strikes, parts: PreparingParts): Preparation {
  const { clock, log } = parts;
  const courses = new Map<string, Course>(
    strikes.all().map(({ strike }) => [strike.guild, courseFrom(clock.now().toMillis())]),
  );
  const stopping = new AbortController();

  function tellHost(guild: string): void {
    const view = strikes.of(guild);
    if (!view) return;
    const server = client.guilds.cache.get(guild);
    const standing = server?.available ? standingProblems(view.strike, seenServer(server, view.strike)) : [];
    for (const problem of [...channelProblems(client, view.strike), ...standing])
      log.warn({ guild }, problem);
  }

  function look(): void {
    const now = clock.now().toMillis();
    for (const [guild, course] of courses) {
      if (course.running || !isDue(course, now) || !client.guilds.cache.has(guild)) continue;
      delete course.dueAt;
      course.running = tryOnce(guild, course).finally(() => {
        delete course.running;
        if (!stopping.signal.aborted) look();
      });
    }
  }

  async function tryOnce(guild: string, course: Course): Promise<void> {
    try {
      const { type: before } = course.state;
      const written = await registerCommands(client, guild, parts.definitions, stopping.signal);
      course.failures = 0;
      course.logged.clear();
      course.state = { type: 'registered' };
      log.info({ guild, written }, 'commands are registered');
      if (before === 'failing') parts.onChange();
    } catch (error) {
      if (stopping.signal.aborted) return;
      fail(guild, course, error);
    }
  }

  function fail(guild: string, course: Course, error: unknown): void {
    const failure = failureOf(error);
    if (failure.type === 'unauthorized') parts.onUnauthorized(fatalClose(4004).message);
    course.failures += 1;
    course.dueAt ??= clock.now().toMillis() + pauseAfter(course.failures);
    const why = whyFailed(error);
    if (why !== 'unanswered' || course.failures >= TOLD_FROM_FAILURE) {
      const isNews = course.state.type !== 'failing';
      course.state = { type: 'failing', why };
      if (isNews) parts.onChange();
    }
    if (course.logged.has(why)) return;
    course.logged.add(why);
    log.warn({ guild, why, err: error }, 'the commands of a server could not be registered; I keep trying');
  }

  const begin = ({ id }: Guild) => {
    const course = courses.get(id);
    if (!course) return;
    tellHost(id);
    course.failures = 0;
    course.dueAt = clock.now().toMillis();
    look();
  };
  client.on(Events.GuildCreate, begin);
  client.on(Events.GuildAvailable, begin);
  for (const guild of courses.keys()) tellHost(guild);
  look();

  return {
    look,
    stateOf: guild => courses.get(guild)?.state ?? { type: 'pending' },
    idle: async () => {
      const running = () => [...courses.values()].flatMap(course => course.running ?? []);
      while (running().length > 0) await Promise.all(running());
    },
    stop: () => {
      client.off(Events.GuildCreate, begin);
      client.off(Events.GuildAvailable, begin);
      stopping.abort();
    },
  };
}

function courseFrom(now: number): Course {
  return { state: { type: 'pending' }, failures: 0, dueAt: now, logged: new Set() };
}

/** A clock that was set back must not make it wait longer than any pause. */
function isDue({ dueAt }: Course, now: number): boolean {
  return dueAt !== undefined && (dueAt <= now || dueAt > now + LONGEST_PAUSE_MS);
}

function pauseAfter(failures: number): number {
  return Math.min(MINUTE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
}

function whyFailed(error: unknown): 'refused' | 'invalid' | 'unanswered' {
  const failure = failureOf(error);
  if (failure.type !== 'refused') return 'unanswered';
  return failure.code === Code.InvalidFormBodyOrContentType ? 'invalid' : 'refused';
}
