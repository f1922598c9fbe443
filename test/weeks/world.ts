import { DateTime } from 'luxon';
import { isoOf } from '../../src/announcements/instants.ts';
import { addDays } from '../../src/strike/dates.ts';
import { instantAt, MIDNIGHT } from '../../src/strike/wallclock.ts';
import { bench } from '../delivery/bench.ts';
import { LA, time } from '../support/strikes.ts';
import { randomFrom } from '../torture/random.ts';
import { type Channel, readAlong, type Told } from './channel.ts';
import { createDoing, type Doing } from './doing.ts';
import { type Lived, watchLived } from './lived.ts';
import { type Happening, someScript } from './script.ts';
import { NAMES, someFirstDay, someStrike } from './some-strike.ts';

/** What was seen in the weeks of one seed. */
export interface Seen {
  /** How often what a reader believed was compared with what is so: who reads only what rings, and who reads the channel now. */
  heard: number;
  standing: number;
  /** Moments at which nobody could have been told yet, by why: the bot is away, all is stopped, or it was done just now. */
  excused: Record<string, number>;
  acts: number;
  messages: number;
  differences: string[];
  story: string[];
}

/** A strike, the posting side that serves it, and a reader of its channel. Instants in milliseconds since 1970. */
export interface World {
  side: ReturnType<typeof bench>;
  channel: Channel;
  doing: Doing;
  lived: Lived;
  seen: Seen;
  script: Happening[];
  until: number;
  at: number;
  /** When the posting side has something to do next. */
  beat: number;
  /** When something was done last that the channel may have to be told. */
  cause: number;
  /** When it could last have been told. */
  spoke?: number;
  isUp: boolean;
  /** Since when the bot is there and not stopped, and each stretch before in which it was. */
  awake: { from: number; to?: number }[];
  /** When the strike file was changed last. */
  edited?: number;
  /** The keys of what is kept as missed. */
  missed: Set<string>;
}

export function worldOf(seed: string, days: number): World {
  const random = randomFrom(seed);
  const first = someFirstDay(random);
  const at = instantAt(first, MIDNIGHT, LA).toMillis();
  const strike = someStrike(random, first);
  const side = bench(isoOf(DateTime.fromMillis(at)), { strike, changes: [] });
  const script = someScript(random, first, days);
  const seen: Seen = {
    heard: 0,
    standing: 0,
    excused: {},
    acts: 0,
    messages: 0,
    differences: [],
    story: [],
  };
  const world: World = {
    side,
    channel: readAlong(
      side.channels,
      strike,
      NAMES,
      () => side.clock.now(),
      told => noteMessage(world, told),
    ),
    doing: createDoing(random, side, strike),
    lived: watchLived(first, LA),
    seen,
    script,
    until: instantAt(addDays(first, days), time('12:00'), LA).toMillis(),
    at,
    beat: at,
    cause: at,
    isUp: true,
    awake: [{ from: at }],
    missed: new Set(),
  };
  tell(world, JSON.stringify({ ...strike, roles: undefined }));
  return world;
}

function noteMessage(world: World, told: Told): void {
  world.seen.messages += told.edit ? 0 : 1;
  tell(world, `${told.edit ? 'edit' : 'POST'}: ${told.after.content.replaceAll('\n', ' | ')}`);
  // What was done in time and could not be said then is no rewriting of the past.
  const last = DateTime.fromMillis(world.spoke ?? world.at);
  for (const each of world.lived.rewritten(told, last)) differ(world, each);
}

export function tell({ seen, at }: World, words: string): void {
  seen.story.push(`${new Date(at).toISOString().slice(0, 19)} ${words}`);
}

/** Notes what ought not to be. */
export function differ(world: World, words: string): void {
  tell(world, `!! ${words}`);
  world.seen.differences.push(`${new Date(world.at).toISOString()} ${words}`);
}
