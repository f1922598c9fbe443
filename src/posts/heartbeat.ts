import cron from 'node-cron';

/** The one cron task: it beats once a minute, and is stopped with the bot. */
export interface Heartbeat {
  stop(): Promise<void>;
}

/** A machine that is busy for some seconds at a full minute must not make a post a minute late. */
const LATE_BEAT_MS = 30_000;

/**
 * Calls `beat` at every full minute of the machine's clock, never twice at once. A beat that comes half a minute late is
 * skipped by node-cron; nothing depends on any single one, since each looks at everything that is owed.
 */
export function startHeartbeat(beat: () => Promise<void>): Heartbeat {
  const task = cron.schedule('* * * * *', beat, {
    noOverlap: true,
    name: 'heartbeat',
    missedExecutionTolerance: LATE_BEAT_MS,
  });
  return {
    stop: async () => {
      await task.destroy();
    },
  };
}
