import { expect, it } from 'vitest';
import { careFor, type Watched } from '../../src/delivery/watchdog.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** The machine's clock at the full minute at which all is well; the steady one began at some other number. */
const FULL = Date.parse('2024-12-23T14:30:00Z');
const STEADY = 5_000_000;

/** A heart that beat at the full minute, and was looked at last so many seconds later. */
function beaten(seconds = 0): Watched {
  const beat = { wall: FULL, steady: STEADY };
  const look = { wall: FULL + seconds * SECOND, steady: STEADY + seconds * SECOND };
  return { beat, sign: beat, look, isBeating: false };
}

/** So many seconds later by the steady clock, while the machine's was moved besides. */
function later(seconds: number, movedSeconds = 0) {
  return { wall: FULL + (seconds + movedSeconds) * SECOND, steady: STEADY + seconds * SECOND };
}

const QUIET = { beats: false, rests: false, restarts: false, isStuck: false };
const never = () => false;

it.each([
  ['5 s after a beat', beaten(0), later(5), {}],
  ['just before the next minute', beaten(54), later(59.999), {}],
  ['the next minute has begun: node-cron has its grace', beaten(58), later(63), {}],
  ['its grace is over', beaten(60), later(65), { beats: true, restarts: true }],
  ['… with a beat still at work', { ...beaten(60), isBeating: true }, later(65), { restarts: true }],
  [
    '… when node-cron called, while a beat was at work that has ended by now',
    { ...beaten(60), sign: later(60) },
    later(65),
    { beats: true },
  ],
  ['set back by an hour', beaten(20), later(25, -3600), { beats: true, restarts: true }],
  ['set back within the minute that was beaten', beaten(50), later(55, -30), { restarts: true }],
  ['set back by a second or two', beaten(20), later(25, -2), {}],
  ['set ahead by a day', beaten(20), later(25, 86_400), { beats: true, restarts: true }],
  [
    'set ahead, just after a full minute: the next look beats',
    beaten(20),
    later(25, 3635),
    { restarts: true },
  ],
  ['the clock stands', beaten(60), later(65, -65), { beats: true, restarts: true }],
  [
    'the process stood still: the clocks agree, only the look is late',
    beaten(20),
    later(25 + 1800),
    { beats: true, restarts: true },
  ],
  ['a beat hangs', { ...beaten(299), sign: later(299), isBeating: true }, later(300), { isStuck: true }],
])('%s', (_name, watched, now, care) => {
  expect(careFor(watched, now, never)).toEqual({ ...QUIET, ...care });
});

it.each([
  ['comes again in more than two minutes', 121, {}],
  ['comes again within two minutes', 120, { rests: true }],
  ['is here', 0, { rests: true }],
])('a time of day that %s', (_name, inSeconds, care) => {
  const from = later(25 + inSeconds).wall;
  const until = from + 60 * MINUTE;
  const isRepeated = (wall: number) => from <= wall && wall < until;
  expect(careFor(beaten(20), later(25), isRepeated)).toEqual({ ...QUIET, ...care });
});

it('while node-cron rests, every minute is beaten, and nothing is started again', () => {
  const asleep = beaten(600);
  expect(careFor(asleep, later(605), () => true)).toEqual({ ...QUIET, beats: true, rests: true });
});
