import cron from 'node-cron';
import { bothClocks, isTimeOfDayRepeated, type Reading } from '../platform/clock.ts';
import { careFor, MINUTE_MS, movedBetween } from './watchdog.ts';

/** What makes the bot look by itself, once a minute; it is stopped with the bot. */
export interface Heartbeat {
  stop(): Promise<void>;
}

/** Where the heart says what is wrong with it. */
interface HeartLog {
  info(data: object, text: string): void;
  warn(data: object, text: string): void;
  error(data: object, text: string): void;
}

/** A machine that is busy for some seconds at a full minute must not make a post a minute late. */
const LATE_BEAT_MS = 30_000;
const LOOK_EVERY_MS = 5_000;
/** The watchdog looks once more so shortly before node-cron's turn. */
const BEFORE_HEART_MS = 10;
/** A heart that has to be started again within this time is the same trouble, and is told of once. */
const WELL_AGAIN_MS = 10 * 60_000;

/**
 * Calls `beat` at every full minute of the machine's clock, never twice at once. node-cron is the heart; a watchdog on a
 * clock that nobody can set looks every five seconds and just before each full minute, and beats where node-cron does
 * not: see `careFor`, and docs/decisions/2026-11-30-heart-and-watchdog.md.
 */
export function startHeartbeat(beat: () => Promise<void>, log: HeartLog): Heartbeat {
  const started = bothClocks();
  const watched = { beat: started, sign: started, look: started, isBeating: false };
  const told = { rest: false, stuck: false };
  let restartedAt = Number.NEGATIVE_INFINITY;
  let lastLook: NodeJS.Timeout | undefined;

  async function beatOnce(now: Reading): Promise<void> {
    if (watched.isBeating) return;
    watched.isBeating = true;
    watched.beat = now;
    await beat().catch((error: unknown) => log.error({ err: error }, 'a beat failed'));
    watched.isBeating = false;
    told.stuck = false;
  }

  const task = cron.schedule(
    '* * * * *',
    () => {
      watched.sign = bothClocks();
      void beatOnce(watched.sign);
    },
    {
      name: 'heartbeat',
      missedExecutionTolerance: LATE_BEAT_MS,
      // Of the machine's zone, it still sees too much: see isTimeOfDayRepeated.
      timezone: 'UTC',
      // The watchdog says it, once; node-cron has a line of its own for each minute that a machine slept.
      suppressMissedWarning: true,
      logger: libraryLogger(log),
    },
  );

  function look(): void {
    const now = bothClocks();
    const care = careFor(watched, now, isTimeOfDayRepeated);
    if (care.rests !== told.rest) {
      told.rest = care.rests;
      log.info({ rests: care.rests }, 'the watchdog beats alone while a time of day comes twice');
      void (care.rests ? task.stop() : startAgain(now));
    } else if (care.restarts) {
      tellRestart(now);
      void startAgain(now);
    }
    if (care.isStuck && !told.stuck) log.warn({}, 'a beat has been at work for minutes and has not ended');
    told.stuck ||= care.isStuck;
    watched.look = now;
    if (care.beats) void beatOnce(now);
    clearTimeout(lastLook);
    const left = MINUTE_MS - (now.wall % MINUTE_MS) - BEFORE_HEART_MS;
    // After a month of standing still, node-cron would go through every minute of it before anybody looks.
    if (!care.rests && left > 0 && left <= LOOK_EVERY_MS) lastLook = setTimeout(look, left);
  }

  function tellRestart(now: Reading): void {
    const isTold = now.steady - restartedAt < WELL_AGAIN_MS;
    restartedAt = now.steady;
    if (isTold) return;
    const seconds = (millis: number) => Math.round(millis / 1000);
    log.warn(
      {
        silentSeconds: seconds(now.steady - watched.sign.steady),
        clockMovedSeconds: seconds(movedBetween(watched.look, now)),
      },
      'the heart was silent, or the machine slept or its clock was set: it is started again',
    );
  }

  async function startAgain(now: Reading): Promise<void> {
    watched.sign = now;
    await task.stop();
    await task.start();
  }

  // node-cron may be started in an hour that it cannot be trusted with.
  look();
  const watchdog = setInterval(look, LOOK_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(watchdog);
      clearTimeout(lastLook);
      await task.destroy();
    },
  };
}

/** What node-cron has to say goes where everything goes: its own way is the console, in lines that are no JSON. */
function libraryLogger(log: HeartLog) {
  return {
    info: () => {},
    debug: () => {},
    warn: (message: string) => log.warn({ said: message }, 'node-cron warns'),
    error: (message: string | Error) => log.error({ err: message }, 'node-cron failed'),
  };
}
