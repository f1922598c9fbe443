import { createHmac } from 'node:crypto';
import type { DateTime } from 'luxon';

/** Wrong codes are remembered for so long. */
export const WINDOW_MINUTES = 10;
const WINDOW_MS = WINDOW_MINUTES * 60_000;
/** So many wrong codes somebody may try in that time. */
export const WRONG_EACH = 5;
/** From so many wrong codes on a server in that time on, everybody there has one. */
export const WRONG_ON_SERVER = 50;

/** Counts wrong codes, so that trying them out takes ages. */
export interface Guesses {
  /** Until when this person has to wait; undefined where they need not. */
  waitsUntil(guild: string, person: string, now: DateTime<true>): DateTime<true> | undefined;
  countWrong(guild: string, person: string, now: DateTime<true>): void;
}

/**
 * In memory only: who tried a code is nobody's business, and a restart forgives no more than five of them. A person is
 * a hash under `key`, random bytes of this process.
 *
 * Many accounts together are slowed, too, but never shut out: else the employer's could keep members from verifying,
 * just when a forgery goes round.
 */
export function createGuesses(key: Uint8Array): Guesses {
  const servers = new Map<string, Wrong>();
  const hashOf = (person: string) => createHmac('sha256', key).update(person).digest('base64url');

  return {
    waitsUntil: (guild, person, now) => {
      const wrong = recent(servers.get(guild), now);
      const onServer = [...wrong.values()].reduce((sum, times) => sum + times.length, 0);
      const allowed = onServer >= WRONG_ON_SERVER ? 1 : WRONG_EACH;
      const counts = wrong.get(hashOf(person))?.at(-allowed);
      return counts === undefined ? undefined : now.plus(counts + WINDOW_MS - now.toMillis());
    },
    countWrong: (guild, person, now) => {
      const wrong = recent(servers.get(guild), now);
      const who = hashOf(person);
      wrong.set(who, [...(wrong.get(who) ?? []), now.toMillis()]);
      servers.set(guild, wrong);
    },
  };
}

/** When somebody tried a wrong code, in epoch milliseconds, by their hash. */
type Wrong = Map<string, number[]>;

/** Those that still count. If the clock was set back, those in its future are dropped. */
function recent(wrong: Wrong = new Map(), now: DateTime): Wrong {
  const at = now.toMillis();
  return new Map(
    [...wrong].flatMap(([who, times]) => {
      const left = times.filter(time => time > at - WINDOW_MS && time <= at);
      return left.length === 0 ? [] : [[who, left] as const];
    }),
  );
}
