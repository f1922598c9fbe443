import type { DateTime } from 'luxon';
import { isoOf } from '../announcements/instants.ts';
import { clockLog } from '../delivery/clock-log.ts';
import type { ClockCheck } from '../delivery/messenger.ts';
import { createTicker } from '../delivery/ticker.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Store } from '../store/store.ts';
import type { Strikes } from '../strike/view.ts';

/** Requests are given up after seconds: no work of one strike should take this long. */
const LONG_AT_WORK_MS = 3 * 60_000;

/** What beating over all strikes works with. */
export interface BeatingParts {
  store: { marks: Pick<Store['marks'], 'set'>; sweep: Store['sweep'] };
  strikes: Pick<Strikes, 'all'>;
  clock: Clock;
  log: Logger;
  /** How our clock stands; asked once per beat, for all strikes. */
  checkClock: () => Promise<ClockCheck>;
  /** Does what is to be done for the strike of a server, under a clock that stands like this. */
  lookAfter: (guild: string, check: ClockCheck) => Promise<void>;
  /** Hears that every strike has been looked after, that Discord answered and that the store took a write. */
  onWell: () => void;
}

/** How the last beat of a strike went, for a health check. */
export interface Beat {
  /** When it began. */
  at: DateTime<true>;
  clock: ClockCheck;
  /** It could not be looked after, because of a fault of our own: the log has it. */
  hasFailed: boolean;
}

/** The beats of all strikes. */
export interface Beats {
  /** Looks after every strike, and resolves when each has been looked after since. Never rejects. */
  run(): Promise<void>;
  /** The same for the strike of one server, which waits for no other. */
  runFor(guild: string): Promise<void>;
  /** Resolves when the strikes that are to be looked after have gone to their own work, or wait for their last to end. */
  begun(): Promise<void>;
  /** The last beat of a strike that is over. */
  last(guild: string): Beat | undefined;
  /** Resolves when nothing is under way for the strike of that server, or, without one, nothing at all. */
  idle(guild?: string): Promise<void>;
}

/** Somebody waits for it; where it is for one strike only, its server. */
interface Run {
  guild?: string;
  done: Promise<unknown>;
}

/**
 * Each strike beats by itself: it never overlaps with itself, a failure stays its own, and one that waits for a Discord
 * that does not answer in its channels keeps no other from its next beat.
 */
export function createBeats(parts: BeatingParts): Beats {
  const { strikes, clock, log } = parts;
  const watch = watchOver(clock, log);
  const sayOfClock = clockLog(log);
  const last = new Map<string, Beat>();
  let checked: ClockCheck | undefined;

  const checking = createTicker(async () => {
    checked = await parts.checkClock();
    sayOfClock(checked);
  });
  const guilds = strikes.all().map(({ strike }) => strike.guild);
  const tickers = new Map(
    guilds.map(guild => [guild, createTicker(() => watch.over(guild, () => beatOf(guild)))]),
  );
  const closing = createTicker(async () => {
    const beats = guilds.map(guild => last.get(guild));
    if (await isNoted(parts, beats)) parts.onWell();
  });

  async function beatOf(guild: string): Promise<void> {
    if (!checked) return;
    const beat = { at: clock.now(), clock: checked };
    const hasFailed = await parts.lookAfter(guild, checked).then(
      () => false,
      error => {
        log.error({ err: error, guild }, 'a strike could not be looked after');
        return true;
      },
    );
    last.set(guild, { ...beat, hasFailed });
  }

  const underWay = new Set<Run>();
  function noted(run: Run): Promise<void> {
    underWay.add(run);
    return run.done
      .then(
        () => undefined,
        error => log.error({ err: error }, 'a beat failed'),
      )
      .finally(() => underWay.delete(run));
  }

  /** One check of the clock, and then each of the strikes by itself. */
  function begin(asked: readonly string[]): Promise<void>[] {
    watch.say();
    const check = checking.run();
    return asked.map(guild => noted({ guild, done: check.then(() => tickers.get(guild)?.run()) }));
  }

  return {
    run: () => noted({ done: Promise.all(begin(guilds)).then(() => closing.run()) }),
    runFor: async guild => {
      await Promise.all(begin([guild]));
    },
    begun: () => checking.idle(),
    last: guild => last.get(guild),
    idle: async guild => {
      const open = () => [...underWay].filter(run => guild === undefined || run.guild === guild);
      while (open().length > 0) await Promise.allSettled(open().map(({ done }) => done));
    },
  };
}

/** Knows which strikes are at work, and says once of each that it is for long. */
function watchOver(clock: Clock, log: Logger) {
  /** Since when, in epoch milliseconds; infinity once it has been said. */
  const atWork = new Map<string, number>();
  return {
    over: async (guild: string, work: () => Promise<void>): Promise<void> => {
      atWork.set(guild, clock.now().toMillis());
      await work().finally(() => atWork.delete(guild));
    },
    say: (): void => {
      const longAgo = clock.now().toMillis() - LONG_AT_WORK_MS;
      for (const [guild, since] of atWork) {
        if (since > longAgo) continue;
        log.warn({ guild }, 'a strike has been looked after for minutes; the others go on');
        atWork.set(guild, Number.POSITIVE_INFINITY);
      }
    },
  };
}

/** Whether all is well with those beats, and the store takes writes: when they were is written there. */
async function isNoted(
  { store, clock, log }: BeatingParts,
  beats: readonly (Beat | undefined)[],
): Promise<boolean> {
  await store.sweep().catch(error => log.error({ err: error }, 'the store could not be swept'));
  const isWritable = await store.marks.set('last_tick', isoOf(clock.now())).then(
    () => true,
    (error: unknown) => {
      log.warn({ err: error }, 'the store took no write');
      return false;
    },
  );
  return isWritable && beats.every(beat => beat && !beat.hasFailed && isAnswering(beat.clock));
}

/** Did Discord give what it was asked for? A fault of its own is an answer for the clock only. */
function isAnswering({ type, hasFault }: ClockCheck): boolean {
  return type !== 'unreached' && !hasFault;
}
