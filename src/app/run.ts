import closeWithGrace from 'close-with-grace';
import { DiscordUnavailable } from '../discord/gateway/login.ts';
import { systemClock } from '../platform/clock.ts';
import { createLogger } from '../platform/logger.ts';
import { printable } from '../platform/printable.ts';
import { EXIT_CONFIG, explainProblems } from '../settings/problem.ts';
import { readSettings, type Settings } from '../settings/settings.ts';
import { StoreError } from '../store/errors.ts';
import { removeStaleCopies } from '../store/stale-copies.ts';
import { startBot } from './bot.ts';
import { rehearse } from './rehearse.ts';

/** Exit codes after sysexits.h, so that a supervisor and a person can tell what to do. */
const EXIT = { software: 70, store: 74, discord: 69, token: 77 } as const;
/** How long a stop may take before it is cut short. The bot itself is done sooner, see `PATIENCE`. */
const STOP_WITHIN_MS = 9_000;

/** Starts what the settings say, and stops it on SIGTERM or SIGINT. Any failure ends with one clear sentence. */
export async function run(): Promise<void> {
  const reading = readSettings();
  if (!reading.ok) {
    console.error(explainProblems(reading.problems));
    process.exitCode = EXIT_CONFIG;
    return;
  }
  removeStaleCopies();
  const stopping = new AbortController();
  const starting = start(reading.settings, end, stopping.signal);
  // Before the start is over: a signal that comes in the middle of it ends it there.
  let code = 0;
  // A stop that takes too long, or is asked for twice, ends at once: the store is as safe as after a kill.
  const cutShort = () => process.exit(code);
  const graceful = {
    delay: STOP_WITHIN_MS,
    logger: false,
    onTimeout: cutShort,
    onSecondSignal: cutShort,
  } as const;
  closeWithGrace(graceful, async ({ err }) => {
    if (err) {
      code = 1;
      console.error(sentenceOf(err));
    }
    stopping.abort(new Error('stopped during the start'));
    const running = await starting.catch(() => undefined);
    await running?.stop().catch(end);
  });
  await starting.catch(error => {
    if (!stopping.signal.aborted) end(error);
  });
}

async function start(
  settings: Settings,
  onFatal: (why: unknown) => never,
  stopAsked: AbortSignal,
): Promise<{ stop(): Promise<void> }> {
  if (settings.mode === 'live') {
    const log = createLogger({
      level: settings.logLevel,
      secrets: [settings.token, ...(settings.deadmanUrl === undefined ? [] : [settings.deadmanUrl])],
    });
    return startBot({ ...settings, clock: systemClock, log, onFatal, stopAsked });
  }
  const log = createLogger({
    level: settings.logLevel === 'info' ? 'warn' : settings.logLevel,
    destination: 'stderr',
  });
  const rehearsal = await rehearse(settings, { log, onFatal, stopAsked });
  console.log(`Picketline rehearsal, on this computer only: ${rehearsal.pageUrl}`);
  return rehearsal;
}

function end(error: unknown): never {
  console.error(sentenceOf(error));
  process.exit(exitCodeOf(error));
}

function sentenceOf(error: unknown): string {
  if (error instanceof StoreError || error instanceof DiscordUnavailable) return printable(error.message);
  const port = takenPort(error);
  if (port !== undefined)
    return `Port ${port} of this computer is in use, perhaps by another rehearsal: stop that one, or set REHEARSAL_PORT to another port, or to 0 for any that is free.`;
  return `Picketline stopped because of a fault of its own: ${error instanceof Error ? error.stack : String(error)}`;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof StoreError) return EXIT.store;
  if (error instanceof DiscordUnavailable) return error.isTokenAtFault ? EXIT.token : EXIT.discord;
  return takenPort(error) === undefined ? EXIT.software : EXIT_CONFIG;
}

/** The port on which somebody else listens already, if that is why the page could not be served. */
function takenPort(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') return undefined;
  return 'port' in error && typeof error.port === 'number' ? error.port : undefined;
}
