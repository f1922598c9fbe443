import type { DateTime } from 'luxon';
import { isoOf } from '../announcements/instants.ts';
import { clockLog } from '../delivery/clock-log.ts';
import type { ClockCheck } from '../delivery/messenger.ts';
import { createTicker } from '../delivery/ticker.ts';
import { createBreath } from '../platform/breath.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Store } from '../store/store.ts';
import type { Strikes } from '../strike/view.ts';
import { watchOver } from './long-at-work.ts';

/** What beating over all strikes works with. */
export interface BeatingParts {
  store: { marks: Pick<Store['marks'], 'set'>; sweep: Store['sweep'] };
  strikes: Pick<Strikes, 'all'>;
  clock: Clock;
  log: Logger;
  /** How our clock stands; asked once per beat, for all strikes. */
  checkClock: () => Promise<ClockCheck>;
  /** Of these servers those whose strikes have to be looked after under a clock that stands like this, the most urgent first. */
  due: (guilds: readonly string[], check: ClockCheck) => readonly string[];
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
  /** Looks after every strike that is due, and resolves when each of them has been looked after since. Never rejects. */
  run(): Promise<void>;
  /** Looks after the strike of one server, due or not, and waits for no other. */
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
  /** It is being found out which strikes are due. */
  isChoosing?: true;
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
  const tickers = new Map(guilds.map(guild => [guild, createTicker(() => turnOf(guild))]));
  const breathe = createBreath();
  /** Looked after whether or not they are due. */
  const forced = new Set<string>();
  const closing = createTicker(async () => {
    const beats = guilds.map(guild => last.get(guild));
    if (await isNoted(parts, beats)) parts.onWell();
  });

  /** Between two strikes everything else gets its turn: a thousand that are due must not keep an answer waiting. */
  async function turnOf(guild: string): Promise<void> {
    await breathe();
    if (!checked) return;
    // While another look was under way it may have been asked for, and that one may have done it.
    const isDue = forced.delete(guild) || parts.due([guild], checked).length > 0;
    if (isDue) await watch.over(guild, () => beatOf(guild));
    else rest(guild, checked);
  }

  /** It is well, and nothing is to be done for it. */
  function rest(guild: string, check: ClockCheck): void {
    last.set(guild, { at: clock.now(), clock: check, hasFailed: false });
  }

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

  /** One check of the clock, and then each of the strikes that are due by itself. */
  async function lookAtDue(): Promise<void> {
    watch.say();
    const begun = checking.run().then(beginDue);
    void noted({ isChoosing: true, done: begun });
    await Promise.all(await begun);
  }

  async function beginDue(): Promise<Promise<void>[]> {
    if (!checked) return [];
    const due = parts.due(guilds, checked);
    const isDue = new Set(due);
    for (const guild of guilds) if (!isDue.has(guild)) rest(guild, checked);
    return due.map(guild => noted({ guild, done: tickers.get(guild)?.run() ?? Promise.resolve() }));
  }

  return {
    run: () => noted({ done: lookAtDue().then(() => closing.run()) }),
    runFor: async guild => {
      forced.add(guild);
      watch.say();
      await noted({ guild, done: checking.run().then(() => tickers.get(guild)?.run()) });
    },
    begun: () => checking.idle(),
    last: guild => last.get(guild),
    idle: async guild => {
      const open = () =>
        [...underWay].filter(run => guild === undefined || run.guild === guild || run.isChoosing);
      while (open().length > 0) await Promise.allSettled(open().map(({ done }) => done));
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
