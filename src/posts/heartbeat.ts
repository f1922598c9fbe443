import cron from 'node-cron';

/** The one cron task: it beats once a minute, and is stopped with the bot. */
export interface Heartbeat {
  stop(): Promise<void>;
}

/**
 * Calls `beat` at every full minute of the machine's clock, never twice at once. A beat that comes late is skipped
 * by node-cron; nothing depends on any single one, since each looks at everything that is owed.
 */
export function startHeartbeat(beat: () => Promise<void>): Heartbeat {
  const task = cron.schedule('* * * * *', beat, { noOverlap: true, name: 'heartbeat' });
  return {
    stop: async () => {
      await task.destroy();
    },
  };
}
