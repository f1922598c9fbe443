import { createHash, createHmac } from 'node:crypto';
import { titleKey } from '../strike/event-titles.ts';
import type { PostKey } from './delivery.ts';

/** Crockford's base 32: no I, L, O or U, so that a code can be read out over the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Below Discord's 25; the nonces of posts that are under way have this length, so it stays. */
const NONCE_LENGTH = 24;

/** The nonce under which Discord is asked for a post: the same for every try, and the channel is hashed in. */
export function nonceOf(key: PostKey): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, NONCE_LENGTH);
}

/**
 * The code that a post shows, "K7Q4-9MX2": 40 bits of a keyed hash, so that nobody without the secret can make
 * one up, and by which the bot finds its own message again.
 */
export function referenceOf(key: PostKey, secret: Uint8Array): string {
  const digest = createHmac('sha256', secret).update(key).digest();
  const bits = digest.readBigUInt64BE() >> 24n;
  const code = Array.from(
    { length: 8 },
    (_, index) => ALPHABET[Number((bits >> BigInt(35 - index * 5)) & 31n)],
  ).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Which of a day's events one is, whatever its hour and place become. */
export function eventSerial(event: { title: string }): string {
  return hashOf(titleKey(event)).slice(0, 12);
}

/** What holds the parts of a time together; who copies a message by hand mostly gets an ordinary space. */
const NO_BREAK_SPACES = /[\u00a0\u202f]/g;

/**
 * By it, "does the text still match what was sent?" can be answered without keeping the text. Which kind of space stands
 * between two words makes no difference.
 */
export function contentHash(content: string): string {
  return hashOf(content.replaceAll(NO_BREAK_SPACES, ' '));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** The same of a whole record, in whatever order its fields are; one that is undefined counts as not there. */
export function recordHash(record: unknown): string {
  return hashOf(
    JSON.stringify(record, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ),
  );
}
