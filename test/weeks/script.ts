import { addDays } from '../../src/strike/dates.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import { instantAt } from '../../src/strike/wallclock.ts';
import { LA, time } from '../support/strikes.ts';
import type { Random } from '../torture/random.ts';

/** Something that happens; `at` in milliseconds since 1970. */
export interface Happening {
  at: number;
  what: 'act' | 'undo' | 'pause' | 'freeze' | 'resume' | 'down' | 'up' | 'edit';
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What happens in some days, in the order of time: acts mostly around the times at which the bot speaks and lines begin. */
export function someScript(random: Random, first: IsoDate, days: number): Happening[] {
  const acts = Array.from({ length: days }, (_, index) => addDays(first, index)).flatMap(date =>
    Array.from(
      { length: random.pick([0, 0, 0, 1, 1, 2]) },
      (): Happening => ({
        at: someInstant(random, date),
        what: random.chance(0.3) ? 'undo' : 'act',
      }),
    ),
  );
  const begin = instantAt(first, time('00:00'), LA).toMillis();
  const within = () => begin + random.int(0, days * 24 * 60) * MINUTE;
  const halts = random.chance(0.4)
    ? stretch(random, within(), random.pick(['pause', 'freeze']), 'resume', 30)
    : [];
  const outages = random.chance(0.5) ? outage(random, within()) : [];
  return [...acts, ...halts, ...outages].toSorted((a, b) => a.at - b.at);
}

function someInstant(random: Random, date: IsoDate): number {
  const near = random.pick([
    '05:30',
    '06:30',
    '08:00',
    '17:00',
    '18:00',
    '20:00',
    undefined,
    undefined,
    undefined,
  ]);
  const minute = near === undefined ? random.int(0, 1439) * MINUTE : random.int(-30, 90) * MINUTE;
  return instantAt(date, time(near ?? '00:00'), LA).toMillis() + minute + random.int(0, 59) * SECOND;
}

function stretch(
  random: Random,
  at: number,
  begins: Happening['what'],
  ends: Happening['what'],
  hours: number,
): Happening[] {
  const length = random.chance(0.5) ? random.int(1, 60) * MINUTE : random.int(1, hours) * HOUR;
  return [
    { at, what: begins },
    { at: at + length, what: ends },
  ];
}

/** While the bot is away its host may edit the strike file, which is read at a start. */
function outage(random: Random, at: number): Happening[] {
  const [down, up] = stretch(random, at, 'down', 'up', 10);
  if (!down || !up) return [];
  const edit: Happening = { at: down.at + SECOND, what: 'edit' };
  return [down, ...(random.chance(0.4) ? [edit] : []), up];
}
