import type { Hold } from '../../../src/rehearsal/faults.ts';
import { HOUR, MINUTE } from '../calendar.ts';
import { DELIVERY, type KillPoint, RECONCILING } from '../kill-points.ts';
import { EXAMPLE } from '../plan.ts';
import type { Random } from '../random.ts';
import type { Scenario, Script, Step } from '../script.ts';
import { NONCE_MEMORIES } from './nonce-memories.ts';
import { anyPost, lookOn, slowRequest, upBefore } from './targets.ts';

/** How long the bot is away after it was killed. */
const AWAY = [0, 30_000, 10 * MINUTE, 90 * MINUTE, 5 * HOUR];

/** The process is killed at every step of a delivery, and started again sooner or later. */
export const KILLS: readonly Scenario[] = [
  ...DELIVERY.map(point => ({
    name: `kill/${point.name}`,
    script: (random: Random) => killed(random, point),
  })),
  {
    name: 'kill/at any moment',
    script: random =>
      killed(random, { name: 'at any moment', at: 'any', afterMs: random.int(0, 60), out: 'maybe' }),
  },
  {
    name: 'kill/again while settling',
    script: random => killed(random, random.pick(DELIVERY), random.pick(RECONCILING)),
  },
  { name: 'kill/request arrives after the restart', script: overtaken },
  { name: 'kill/again and again', script: killedAgainAndAgain },
];

/** As somebody does who stops it by hand, again and again, on the same store: each start is killed at one of its requests. */
function killedAgainAndAgain(random: Random): Script {
  const post = anyPost(random);
  // Further apart than the IDENTIFYs are that the bot allows itself, so that none of the starts waits.
  const lives = Array.from({ length: 8 }, (_, index) => post.due + index * 3 * MINUTE);
  const back = post.due + HOUR;
  return {
    plans: [EXAMPLE],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    steps: [
      ...upBefore(post),
      ...lives.flatMap(at => shortLife(random, at)),
      { do: 'die' },
      { do: 'then', what: 'the last is left alone', run: ({ discord }) => discord.faults.clear() },
      { do: 'start', at: back },
      ...lookOn(post, back),
    ],
  };
}

/** A start that finds a claim makes nine, others fewer: some get to their end. */
const REQUESTS_OF_A_START = 9;

function shortLife(random: Random, at: number): Step[] {
  const from = random.int(1, REQUESTS_OF_A_START);
  const stage = random.pick(['before', 'after'] as const);
  let hold: Hold | undefined;
  const given = async () => hold?.reached;
  return [
    { do: 'die' },
    {
      do: 'then',
      what: `the next is killed at its request ${from}, ${stage} it is carried out`,
      run: ({ discord }) => {
        discord.faults.clear();
        hold = discord.faults.hold({ from }, stage);
      },
    },
    { do: 'start', at, kill: { name: 'at a request', at: 'signal', given, out: 'maybe' } },
  ];
}

/** The dead process's request arrives when the next one has looked and asked again: the nonce makes them one. */
function overtaken(random: Random): Script {
  const post = anyPost(random);
  const { departs, isUnderWay, arrives } = slowRequest(post);
  const back = post.due + random.pick([0, 30_000, 60_000]);
  return {
    plans: [EXAMPLE],
    nonceMemoryMs: 300_000,
    steps: [
      ...upBefore(post),
      departs,
      {
        do: 'tick',
        at: post.due,
        kill: { name: 'request on its way', at: 'signal', given: isUnderWay, out: false },
      },
      { do: 'start', at: back },
      ...(random.chance(0.5) ? [{ do: 'tick' as const, at: back + MINUTE }] : []),
      arrives,
      ...lookOn(post, back + 2 * MINUTE),
    ],
  };
}

function killed(random: Random, first: KillPoint, second?: KillPoint): Script {
  const post = anyPost(random);
  const back = post.due + random.pick(AWAY);
  const again: Step[] = second ? [{ do: 'start', at: back, kill: second }] : [];
  const backAgain = second ? back + random.pick(AWAY) : back;
  return {
    plans: [EXAMPLE],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    steps: [
      ...upBefore(post),
      { do: 'tick', at: post.due, kill: first },
      ...again,
      // If it did not come to the second kill, this finds it running, and only looks.
      { do: 'die' },
      { do: 'start', at: backAgain },
      ...lookOn(post, backAgain),
    ],
  };
}
