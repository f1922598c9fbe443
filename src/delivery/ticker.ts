export interface Ticker {
  run(): Promise<void>;
  /** Resolves when nothing runs and nothing waits to. */
  idle(): Promise<void>;
}

/**
 * Runs `tick` so that it never overlaps with itself. Whoever asks while one is running gets a run that starts
 * after it, and so sees what they changed; all who wait share that run.
 */
export function createTicker(tick: () => Promise<void>): Ticker {
  let running: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;

  function start(): Promise<void> {
    // Not called at once: a tick that asks for another run must find itself running.
    running = Promise.resolve()
      .then(tick)
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  return {
    run: () => {
      if (running === undefined) return start();
      waiting ??= running
        .catch(() => undefined)
        .then(() => {
          waiting = undefined;
          return start();
        });
      return waiting;
    },
    idle: async () => {
      for (let last = waiting ?? running; last !== undefined; last = waiting ?? running) {
        await last.catch(() => undefined);
      }
    },
  };
}
