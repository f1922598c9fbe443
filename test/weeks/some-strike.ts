import { addDays } from '../../src/strike/dates.ts';
import type { IsoDate, Strike, Weekday } from '../../src/strike/strike.ts';
import { day, EVERY_DAY, LA, shiftOf, siteOf, strikeOf, WEEKDAYS } from '../support/strikes.ts';
import type { Random } from '../torture/random.ts';

export const HONOLULU = 'Pacific/Honolulu';
/** Names that no sentence of the bot's has in it. */
const OF_FILE = ['Alba', 'Birch', 'Cedar', 'Dover', 'Elm', 'Fern'];
/** Every name that a line can have. */
export const NAMES = [...OF_FILE, 'Gale'];
const HOURS = [
  '08:00-14:00',
  '06:00-10:00',
  '09:30-15:30',
  '12:00-18:00',
  '16:00-20:00',
  '19:00-03:00',
  '22:00-06:00',
];
const DAYS: readonly (readonly Weekday[])[] = [WEEKDAYS, WEEKDAYS, EVERY_DAY, [1, 3, 5], [6, 7]];

/** A strike as a union might write it, from whose first simulated day on weeks are played. */
export function someStrike(random: Random, first: IsoDate): Strike {
  const sites = OF_FILE.slice(0, random.int(1, OF_FILE.length)).map(name =>
    siteOf(name.toLowerCase(), { name, timezone: random.chance(0.25) ? HONOLULU : LA }),
  );
  const ids = sites.map(({ id }) => id);
  return strikeOf({
    began: addDays(first, random.pick([-40, -10, -3, 0, 2, 5])),
    ...(random.chance(0.15) && { ended: addDays(first, random.int(4, 30)) }),
    sites,
    picketing: somePicketing(random, ids),
    quietDays: some(random, 0.4, 2, () => {
      const from = addDays(first, random.int(0, 20));
      return { from, to: addDays(from, random.pick([0, 0, 1, 4])), reason: 'Holiday' };
    }),
    events: some(random, 0.3, 2, () => ({
      date: addDays(first, random.int(0, 20)),
      title: 'Rally',
      time: { from: '11:00' },
      sites: random.chance(0.5) ? ids : [random.pick(ids)],
      ...(random.chance(0.5) && { place: 'City Hall' }),
    })),
    announcements: {
      ...(random.chance(0.9) && { morning: random.pick(['05:30', '06:30', '09:00']) }),
      ...(random.chance(0.2) && { evening: random.pick(['18:30', '20:00']) }),
      ...(random.chance(0.9) && { eve: random.pick(['17:00', '20:00']) }),
      ...(random.chance(0.8) && { outlook: { weekday: random.pick<Weekday>([5, 7]), time: '18:00' } }),
      catchUpMinutes: random.pick([60, 120, 120]),
    },
  });
}

/** Hours for all lines, or for each its own; some lines stand twice a day. */
function somePicketing(random: Random, ids: readonly string[]) {
  const days = random.pick(DAYS);
  const common = random.chance(0.6) ? [shiftOf(days, random.pick(HOURS), ...ids)] : [];
  const own = ids
    .filter(() => random.chance(common.length === 0 ? 0.9 : 0.25))
    .map(id => shiftOf(random.pick(DAYS), random.pick(HOURS), id));
  return [...common, ...own];
}

function some<Item>(random: Random, chance: number, most: number, make: () => Item): Item[] {
  return random.chance(chance) ? Array.from({ length: random.int(1, most) }, make) : [];
}

/** Before or after the night in which the clocks change. */
export function someFirstDay(random: Random): IsoDate {
  return addDays(day('2025-01-06'), random.int(0, 80));
}
