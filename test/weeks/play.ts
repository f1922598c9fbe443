import { DateTime } from 'luxon';
import { nextLook } from '../../src/announcements/next-look.ts';
import { noticing } from '../../src/delivery/at-work.ts';
import { strikeDate } from '../../src/strike/dates.ts';
import { compareAt, startsAfter } from './judge.ts';
import type { Happening } from './script.ts';
import { differ, type Seen, tell, type World, worldOf } from './world.ts';

const MINUTE = 60_000;
/** Beats come once a minute: so long a post can be late without having been missed. */
const BEATS = 2 * MINUTE;
/** In which these strikes are looked at each hour, whatever happens; see `nextLook`. Nothing else is due in it. */
const OWN_MINUTE = 21;

/** Plays some days of a strike against the real posting side, with readers of the channel who know nothing else. */
export async function playWeeks(seed: string, days: number): Promise<Seen> {
  const world = worldOf(seed, days);
  let checked = world.at;
  for (;;) {
    const starts = startsAfter(world.side.state.view, world.channel.heard, checked, world.at);
    const at = nextInstant(world, starts[0]);
    if (at >= world.until) return world.seen;
    world.at = at;
    world.side.clock.set(new Date(at).toISOString());
    while (world.script[0] && world.script[0].at <= at)
      await happen(world, world.script.shift() as Happening);
    if (world.isUp && world.beat <= at) await beat(world);
    check(world);
    checked = at;
  }
}

/** When something happens, the posting side has something to do, or a line begins. */
function nextInstant({ script, isUp, beat: due, at }: World, start = Number.POSITIVE_INFINITY): number {
  const happening = script[0]?.at ?? Number.POSITIVE_INFINITY;
  return Math.max(at, Math.min(happening, isUp ? due : Number.POSITIVE_INFINITY, start));
}

/** A look as the heartbeat has it; then the strike rests until its next instant, as the agenda lets it. */
async function beat(world: World): Promise<void> {
  const { side, channel } = world;
  const noticed = noticing(channel.messenger, side.ledger);
  await side.tickWith(noticed);
  if (side.state.halt === undefined) world.spoke = world.at;
  world.beat = noticed.wasIdle() ? restUntil(world) : minuteAfter(world.at);
  for (const each of side.ledger.deliveries.values()) {
    if (each.state !== 'missed' || world.missed.has(each.key)) continue;
    world.missed.add(each.key);
    // A host may change in the file what was owed before: it is not dated.
    if (Date.parse(each.dueAt) < (world.edited ?? 0)) continue;
    if (isAwakeWithin(world, Date.parse(each.dueAt), Date.parse(each.deadline)))
      differ(world, `the ${each.kind} of ${each.date} is called missed`);
  }
}

function restUntil({ side, at }: World): number {
  let next = nextLook(side.state.view, DateTime.fromMillis(at)).at;
  // What is looked at once an hour is there in case that something else was forgotten, so it has to do without.
  while (next.minute === OWN_MINUTE && next.second === 0 && next.millisecond === 0)
    next = nextLook(side.state.view, next).at;
  return Math.ceil(next.toMillis() / MINUTE) * MINUTE;
}

function minuteAfter(at: number): number {
  return (Math.floor(at / MINUTE) + 1) * MINUTE;
}

/** Was it there, and not stopped, for long enough? */
function isAwakeWithin({ awake, at }: World, from: number, until: number): boolean {
  return awake.some(({ from: woke, to = at }) => Math.min(to, until) - Math.max(woke, from) > BEATS);
}

async function happen(world: World, { what }: Happening): Promise<void> {
  const { doing, side, lived, seen } = world;
  const words = await doing.do(what, world.isUp);
  if (words === undefined) return;
  tell(world, words);
  world.cause = world.at;
  if (what === 'act' || what === 'undo') seen.acts += 1;
  if (what === 'down' || what === 'up') world.isUp = what === 'up';
  noteAwake(world, world.isUp && side.state.halt === undefined);
  if (what === 'edit') world.edited = world.at;
  if (what === 'edit') lived.forget(strikeDate(side.state.view.strike, side.clock.now()));
  for (const each of lived.changed(side.state.view, side.clock.now())) differ(world, each);
  if (world.isUp) world.beat = Math.min(world.beat, minuteAfter(world.at));
}

function noteAwake({ awake, at }: World, isAwake: boolean): void {
  const last = awake.at(-1);
  const wasAwake = last !== undefined && last.to === undefined;
  if (wasAwake && !isAwake) last.to = at;
  if (!wasAwake && isAwake) awake.push({ from: at });
}

/** Compares what the readers believe with what is so, of each line that begins now, or was believed to. */
function check(world: World): void {
  const { side, channel, seen, at } = world;
  const readers = [
    ['heard', channel.heard],
    ['standing', channel.standing()],
  ] as const;
  for (const [reader, beliefs] of readers) {
    const { checks, differences } = compareAt(side.state.view, beliefs, at);
    const excuse = checks + differences.length > 0 ? excuseOf(world) : undefined;
    if (excuse === undefined) {
      seen[reader] += checks;
      for (const each of differences) differ(world, `${reader}: ${JSON.stringify(each)}`);
    } else if (reader === 'heard') {
      seen.excused[excuse] = (seen.excused[excuse] ?? 0) + checks;
    }
  }
}

/** Why nobody can have been told of what was done last, if so. */
function excuseOf({ cause, spoke, isUp, side }: World): string | undefined {
  if (spoke !== undefined && spoke >= cause) return undefined;
  if (side.state.halt !== undefined) return 'stopped';
  return isUp ? 'done just now' : 'away';
}
