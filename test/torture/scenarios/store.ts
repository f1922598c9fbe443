import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { MINUTE } from '../calendar.ts';
import { expectEnd } from '../host.ts';
import { EXAMPLE } from '../plan.ts';
import type { Random } from '../random.ts';
import type { Scenario, Script, StageHands, Step } from '../script.ts';
import { anyPost, lookOn, ticks, upBefore } from './targets.ts';

const REFUSES = /\.$/;

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
    chmodSync(store, 0o444);
    chmodSync(`${store}.lock`, 0o444);
    chmodSync(dirname(store), 0o555);
  };
  return refused(random, 'the files are made read-only', lock, async stage => {
    const before = readFileSync(stage.store);
    await expectEnd(stage, stage.startHost({ unprivileged: true }), says);
    if (!before.equals(readFileSync(stage.store))) stage.object('the store was changed');
    chmodSync(dirname(stage.store), 0o755);
  });
}

/** Writes nonsense over a part of the file, or cuts it off. */
function damaged(random: Random): Script {
  const how = random.pick(['header', 'page', 'cut'] as const);
  const harm = ({ store }: StageHands) => {
    const bytes = readFileSync(store);
    if (how === 'header') bytes.fill(0x5a, 0, random.int(16, 100));
    if (how === 'page') bytes.fill(0x5a, 4096, 4096 + random.int(64, 4096));
    writeFileSync(
      store,
      how === 'cut' ? bytes.subarray(0, random.int(100, statSync(store).size - 4096)) : bytes,
    );
  };
  return refused(random, `the file is damaged (${how})`, harm, async stage => {
    const before = readFileSync(stage.store);
    await expectEnd(
      stage,
      stage.startHost(),
      /is damaged or not a database .*; nothing was overwritten: .*\.$/,
    );
    if (!before.equals(readFileSync(stage.store))) stage.object('the damaged store was changed');
  });
}

/** A bot that has run is stopped, something happens to its store, and it must refuse to start. */
function refused(
  random: Random,
  what: string,
  happens: (stage: StageHands) => void,
  attempt: (stage: StageHands) => Promise<void>,
): Script {
  const post = anyPost(random);
  const steps: Step[] = [
    ...upBefore(post),
    { do: 'stop' },
    { do: 'then', what, run: happens },
    { do: 'then', what: 'npm start', run: attempt },
  ];
  return { plans: [EXAMPLE], steps };
}

/** A second bot must not start, and the first goes on as if nothing were. */
function inUse(random: Random): Script {
  const post = anyPost(random);
  const second = async (stage: StageHands) =>
    expectEnd(stage, stage.startHost(), /^Another Picketline is already running with .*: stop it first/);
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
