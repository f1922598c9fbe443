import { DateTime } from 'luxon';
import * as z from 'zod';

/** Where the program listens. */
export interface ListenAddress {
  host: string;
  port: number;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** A bot token. What it is, is never repeated in a message. */
export const tokenText = z
  .string()
  .min(1, 'is empty; write the token')
  .refine(text => !/^Bot\s/i.test(text), {
    error: 'starts with the word Bot; write the token alone',
    abort: true,
  })
  .refine(
    text => /^[\x21-\x7e]+$/.test(text),
    'has blanks or letters that no token has; copy it again, alone',
  );

export const webAddress = z
  .string()
  .refine(
    text => /^https?:\/\//.test(text) && URL.canParse(text),
    'is not a web address; write it in full, like https://example.org',
  )
  .transform(text => text.replace(/\/+$/, ''));

/** `sqlite:` and a path, or `sqlite::memory:`. What looks like a host (`sqlite://data`) is refused. */
export const store = z
  .string()
  .refine(
    text => /^sqlite:(?!\/\/[^/])./.test(text),
    'is not a store that is known; write one like sqlite:data/picketline.db',
  );

/** "127.0.0.1:8420", "[::1]:8420", or a port alone, which listens on this machine only. */
export const listenAddress = z.string().transform((text, context): ListenAddress => {
  const parts = /^(?:(?:\[(?<six>[\da-f:.]+)\]|(?<host>[\w.-]+)):)?(?<port>\d{1,5})$/i.exec(text)?.groups;
  if (parts && Number(parts.port) <= 65_535) {
    return { host: parts.six ?? parts.host ?? '127.0.0.1', port: Number(parts.port) };
  }
  context.addIssue({
    code: 'custom',
    message: 'is not an address to listen on; write one like 127.0.0.1:8420',
  });
  return z.NEVER;
});

export const port = z
  .string()
  .refine(
    text => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
    'is not a port; write a number up to 65535',
  )
  .transform(Number);

export const logLevel = z.enum(LOG_LEVELS, {
  error: `is not a level; write one of ${LOG_LEVELS.join(', ')}`,
});

/** An instant in ISO 8601 with its offset: without one nobody knows whose half past six is meant. */
export const instant = z
  .string()
  .refine(
    text => /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) && DateTime.fromISO(text).isValid,
    'is not an instant with its offset; write one like 2024-12-23T06:25:00-08:00',
  );
