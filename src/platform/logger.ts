import { destination as fileDescriptor, pino, stdTimeFunctions } from 'pino';
import { describeErrors } from './describe-error.ts';
import { printable } from './printable.ts';
import { createScrubber, type Scrubber, scrubDeep } from './scrub.ts';

/** From the most to the least talkative; a line at `trace` or `fatal` comes from a library at the most. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Writes one line: a text that is always the same, and the data that differs. An error belongs under `err`. */
export interface LogMethod {
  (data: object, text: string): void;
  (text: string): void;
}

/** All that the rest of the house may know of the logger. */
export interface Logger {
  debug: LogMethod;
  info: LogMethod;
  warn: LogMethod;
  error: LogMethod;
  /** A logger whose lines all carry `bindings`. */
  child(bindings: Record<string, string | number | boolean>): Logger;
}

/** Takes one line with its newline. */
export interface LogSink {
  write(line: string): void;
}

export interface LoggerOptions {
  level: LogLevel;
  /** Standard output unless it is said otherwise. */
  destination?: 'stdout' | 'stderr' | LogSink;
  /** Blanked out wherever they stand, besides what is known by its shape. */
  secrets?: readonly string[];
}

/**
 * Makes a logger that writes lines of JSON.
 *
 * Secrets are blanked out of the finished line, not where each is logged: so neither a message, a stack, a nested object,
 * a binding nor an address can carry one past. Lines are written synchronously: the last one before the process
 * dies is the one that the host needs.
 */
export function createLogger({ level, destination = 'stdout', secrets = [] }: LoggerOptions): Logger {
  const scrub = createScrubber(secrets);
  const sink = typeof destination === 'string' ? standardStream(destination) : destination;
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: value => value as unknown },
      formatters: {
        level: label => ({ level: label }),
        log: data => describeErrors(data) as Record<string, unknown>,
      },
    },
    { write: line => sink.write(scrubLine(line, scrub)) },
  );
}

/**
 * Read and written again, because in a line of JSON an escape (`\\n`) can run into the secret that follows it. JSON leaves some of
 * what steers a terminal as it is.
 */
function scrubLine(line: string, scrub: Scrubber): string {
  return `${printable(JSON.stringify(scrubDeep(JSON.parse(line), scrub)))}\n`;
}

function standardStream(name: 'stdout' | 'stderr'): LogSink {
  const stream = fileDescriptor({ dest: name === 'stdout' ? 1 : 2, sync: true });
  return { write: line => void stream.write(line) };
}
