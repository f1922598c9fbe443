import { createLogger, type Logger } from '../../src/platform/logger.ts';

/** What the bot says when nobody can be told any more: it is done with that interaction. */
const GIVEN_UP = ['an answer came too late', 'a failure could not be told'];

/** The bot's log. Only what a failed run needs is kept. */
export interface FuzzLog {
  log: Logger;
  /** Resolves once the bot gives up an interaction whose id `isOurs` knows. */
  givenUp: (isOurs: (interaction: string) => boolean) => Promise<void>;
  /** What handlers failed of since it was asked the last time. */
  failures: () => string[];
}

/** A log that nothing was written to. */
export function createFuzzLog(): FuzzLog {
  let heed = (_interaction: string) => {};
  let failures: string[] = [];
  const write = (line: string) => {
    const { msg, interaction, err } = JSON.parse(line) as Record<string, unknown>;
    if (GIVEN_UP.includes(String(msg))) heed(String(interaction));
    if (msg === 'a handler failed') failures.push(JSON.stringify(err));
  };
  return {
    log: createLogger({ level: 'info', destination: { write } }),
    givenUp: isOurs =>
      new Promise(resolve => {
        heed = interaction => {
          if (isOurs(interaction)) resolve();
        };
      }),
    failures: () => {
      const since = failures;
      failures = [];
      return since;
    },
  };
}
