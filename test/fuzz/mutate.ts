import type { Random } from '../torture/random.ts';

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e300,
  '',
  'unknown',
  '__proto__',
  'x'.repeat(5_000),
  [],
  [null],
  {},
  { id: null },
  [[[[]]]],
];

/** A copy in which some fields are missing, null, of another type, or have a value that nobody knows. */
export function mutated(value: unknown, random: Random): unknown {
  const copy: unknown = structuredClone(value);
  for (let left = random.int(1, 4); left > 0; left -= 1) {
    const places = placesIn(copy);
    if (places.length === 0) return random.pick(ODD);
    const { holder, key } = random.pick(places);
    if (random.chance(0.4)) Reflect.deleteProperty(holder, key);
    else Reflect.set(holder, key, structuredClone(random.pick(ODD)));
  }
  return random.chance(0.02) ? random.pick(ODD) : copy;
}

interface Place {
  holder: object;
  key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesIn(inner)]);
}
