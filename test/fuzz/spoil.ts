import type { Spoil } from '../../src/rehearsal/faults.ts';
import type { Random } from '../torture/random.ts';
import { mutated } from './mutate.ts';

/** What a server, or something between, may answer in place of a success. A 401 is left out: two end the bot, as they should. */
const STATUSES = [400, 403, 404, 409, 418, 500, 502, 503, 520];
const ERROR = { message: 'Something is wrong', code: 0, errors: {} };

/** Spoils an answer: as a rule its body has something wrong in it, sometimes it is an error with something wrong in it. */
export function spoiler(random: Random): (answer: Parameters<Spoil>[0]) => ReturnType<Spoil> {
  return ({ status, body }) => {
    if (random.chance(0.25)) return { status: random.pick(STATUSES), body: spoiled(ERROR, random) };
    return { status: status === 204 ? 200 : status, body: spoiled(parsed(body), random) };
  };
}

/** Sometimes cut off, or no JSON at all. */
function spoiled(value: unknown, random: Random): string {
  const text = JSON.stringify(mutated(value, random)) ?? '';
  return random.chance(0.05) ? text.slice(0, random.int(0, text.length)) : text;
}

function parsed(body: string): unknown {
  return body === '' ? null : JSON.parse(body);
}
