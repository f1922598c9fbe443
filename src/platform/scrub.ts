/** What stands in a log where a secret stood. */
const MARK = '[scrubbed]';

/** Secrets that give themselves away by their shape, each with what is left of it. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  // A bot's token: the application's id in base64, a timestamp, a signature.
  [/[\w-]{20,40}\.[\w-]{5,10}\.[\w-]{25,}/g, MARK],
  // The token of an interaction begins with "interaction" in base64; for 15 minutes it speaks in the bot's name.
  [/aW50ZXJhY3Rpb[\w-]{20,}/g, MARK],
  // The token in the path of a webhook's or an interaction's address, escaped or not.
  [/((?:\/|%2F)(?:webhooks|interactions)(?:\/|%2F)\d+(?:\/|%2F))[^/\s"'?#%\\]+/gi, `$1${MARK}`],
  // Whatever stands under a telling name in JSON inside a text, however often that was escaped.
  [/(\\*"(?:token|authorization|password|secret)\\*":\s*\\*")[^"\\]+/gi, `$1${MARK}`],
  // The password of an address: postgres://user:password@host.
  [/(:\/\/[^/\s:@"]*:)[^/\s@"]+@/g, `$1${MARK}@`],
];

const TELLING_NAME = /^(token|authorization|password|secret)$/i;

/** Shorter than this is not a secret, and to blank it everywhere would garble the text. */
const SHORTEST_SECRET = 6;

export type Scrubber = (text: string) => string;

/**
 * Makes the function that blanks out, in a text, secrets that have a known shape, and `secrets` wherever they
 * stand, as they are or escaped for JSON or an address.
 */
export function createScrubber(secrets: readonly string[] = []): Scrubber {
  const spellings = secrets
    .filter(secret => secret.length >= SHORTEST_SECRET)
    .flatMap(secret => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .toSorted((a, b) => b.length - a.length);
  return text => {
    const known = spellings.reduce((rest, spelling) => rest.replaceAll(spelling, MARK), text);
    return SHAPES.reduce((rest, [shape, mark]) => rest.replace(shape, mark), known);
  };
}

/** Scrubs every text in a value that came from JSON, keys included, and whatever stands under a telling name. */
export function scrubDeep(value: unknown, scrub: Scrubber): unknown {
  if (typeof value === 'string') return scrub(value);
  if (Array.isArray(value)) return value.map(item => scrubDeep(item, scrub));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    scrub(key),
    TELLING_NAME.test(key) && item !== null ? MARK : scrubDeep(item, scrub),
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}
