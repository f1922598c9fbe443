import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { MINUTE } from '../calendar.ts';
import { expectEnd } from '../host.ts';
import { EXAMPLE } from '../plan.ts';
import type { Random } from '../random.ts';
import type { Scenario, Script, StageHands, Step } from '../script.ts';
import { anyPost, lookOn, ticks, upBefore } from './targets.ts';

const REFUSES = /\.$/;
/** The exit code for a store that cannot be used. */
const STORE_ENDS = 74;
/** After all posts that a run may be about. */
const AFTERWARDS = Date.UTC(2025, 0, 11);

/** A store that cannot be written, cannot be read, or belongs to another bot. */
export const STORE: readonly Scenario[] = [
  { name: 'store/disk full', script: diskFull },
  { name: 'store/read-only', script: readOnly },
  { name: 'store/in use by another bot', script: inUse },
  { name: 'store/damaged', script: damaged },
];

/** No file may grow beyond a limit, which is met somewhere between the start and the end of a delivery. */
function diskFull(random: Random): Script {
  const post = anyPost(random);
  const back = post.due + random.pick([1, 10, 90, 150]) * MINUTE;
  return {
    plans: [EXAMPLE],
    nonceMemoryMs: random.pick([0, 300_000]),
    // The first process tells it, and cannot note that it has; the second cannot know.
    missedAlerts: 2,
    steps: [
      { do: 'start', at: post.due - 10 * MINUTE },
      { do: 'stop' },
      { do: 'start-limited', at: post.due - 5 * MINUTE, limitKiB: random.int(24, 96), mayFail: REFUSES },
      { do: 'tick', at: post.due, reaches: 'maybe' },
      ...ticks(post.due + MINUTE, back - 1, 10, 'maybe'),
      { do: 'die' },
      { do: 'start', at: back },
      ...lookOn(post, back),
    ],
  };
}

function readOnly(random: Random): Script {
  const says = /cannot be written \(.*\): the bot’s user must be able to write the file and its folder\.$/;
  const lock = ({ store }: StageHands) => {
    chmodSync(store, 0o400);
    chmodSync(`${store}.lock`, 0o400);
    chmodSync(dirname(store), 0o555);
  };
  const attempt = async (stage: StageHands) => {
    const before = readFileSync(stage.store);
    await expectEnd(stage, stage.startHost({ unprivileged: true }), { code: STORE_ENDS, says });
    if (!before.equals(readFileSync(stage.store))) stage.object('the store was changed');
    chmodSync(dirname(stage.store), 0o755);
  };
  return refused(random, 'the files are made read-only', lock, [
    { do: 'then', what: 'npm start', run: attempt },
  ]);
}

const DAMAGED = /is damaged or not a database .*; nothing was overwritten: .*\.$/;

/** Something writes nonsense over a part of the file, or cuts it off. */
function damaged(random: Random): Script {
  const how = random.pick(['header', 'page', 'cut'] as const);
  let bytes: Buffer = Buffer.alloc(0);
  const harm = ({ store }: StageHands) => {
    bytes = readFileSync(store);
    if (how === 'header') bytes.fill(0x5a, 0, random.int(16, 100));
    if (how === 'page') bytes.fill(0x5a, 4096, 4096 + random.int(64, 4096));
    if (how === 'cut') bytes = bytes.subarray(0, random.int(100, bytes.length - 4096));
    writeFileSync(store, bytes);
  };
  const compare = ({ store, object }: StageHands) => {
    if (!bytes.equals(readFileSync(store))) object('the damaged store was changed');
  };
  // Most often in a process that there is, which is cheaper.
  const attempt: Step = random.chance(0.4)
    ? {
        do: 'then',
        what: 'npm start',
        run: stage => expectEnd(stage, stage.startHost(), { code: STORE_ENDS, says: DAMAGED }),
      }
    : { do: 'start', at: AFTERWARDS, fails: DAMAGED };
  return refused(random, `the file is damaged (${how})`, harm, [
    attempt,
    { do: 'then', what: 'is it as it was?', run: compare },
  ]);
}

/** A bot that has run is stopped, something happens to its store, and it must refuse to start. */
function refused(
  random: Random,
  what: string,
  happens: (stage: StageHands) => void,
  attempt: Step[],
): Script {
  return {
    plans: [EXAMPLE],
    steps: [...upBefore(anyPost(random)), { do: 'stop' }, { do: 'then', what, run: happens }, ...attempt],
  };
}

/** A second bot must not start, and the first goes on as if nothing were. */
function inUse(random: Random): Script {
  const post = anyPost(random);
  const second = async (stage: StageHands) =>
    expectEnd(stage, stage.startHost(), {
      code: STORE_ENDS,
      says: /^Another Picketline is already running with .*: stop it first/,
    });
  return {
    plans: [EXAMPLE],
    steps: [
      ...upBefore(post),
      { do: 'then', what: 'npm start, a second time', run: second },
      { do: 'tick', at: post.due },
      ...lookOn(post, post.due),
    ],
  };
}
