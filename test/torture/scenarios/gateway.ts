import { setTimeout as wait } from 'node:timers/promises';
import type { Rehearsal } from '../../../src/rehearsal/rehearsal.ts';
import { MINUTE } from '../calendar.ts';
import { type End, expectEnd } from '../host.ts';
import type { OwedPost } from '../oracle.ts';
import { EXAMPLE } from '../plan.ts';
import type { Random } from '../random.ts';
import type { Scenario, StageHands, Step } from '../script.ts';
import { anyPost, lookOn, posting, ticks, upBefore } from './targets.ts';

type Gateway = Rehearsal['faults']['gateway'];

/** What happens to the connection a second before a post is due; `mend` ends it an hour later. */
const MISHAPS: Record<string, { happens: (gateway: Gateway) => void; mend?: (gateway: Gateway) => void }> = {
  'dropped, and resumed': { happens: gateway => gateway.drop() },
  'cut without a word': { happens: gateway => gateway.cut() },
  'told to reconnect': { happens: gateway => gateway.reconnect() },
  'invalid session': { happens: gateway => gateway.invalidateSession() },
  'invalid session that can be resumed': { happens: gateway => gateway.invalidateSession(true) },
  'refused for an hour': {
    happens: gateway => {
      gateway.refuse(true);
      gateway.cut();
    },
    mend: gateway => gateway.refuse(false),
  },
  'deaf: a zombie': { happens: gateway => gateway.deaf(true), mend: gateway => gateway.deaf(false) },
};

const NEW_TOKEN: End = { code: 77, says: /^Discord does not accept the token: make a new one/ };
const FATAL: Record<number, End> = {
  4004: NEW_TOKEN,
  4014: { code: 69, says: /lacks an intent that Picketline asks for\.$/ },
};

/** The connection over which Discord tells what happens, in all its states. Posts do not depend on it. */
export const GATEWAY: readonly Scenario[] = [
  ...Object.entries(MISHAPS).map(([name, { happens, mend }]) => ({
    name: `gateway/${name}`,
    script: (random: Random) => {
      const post = anyPost(random);
      const loses = random.chance(0.5);
      const back = post.due + 60 * MINUTE;
      const steps: Step[] = [
        { do: 'tick', at: post.due - 1000 },
        { do: 'then', what: name, run: ({ discord }) => happens(discord.faults.gateway) },
        ...(loses ? [losesTheAnswer(post)] : []),
        ...ticks(post.due, back - MINUTE, 5),
        ...(mend
          ? [
              {
                do: 'then' as const,
                what: 'mended',
                run: ({ discord }: StageHands) => mend(discord.faults.gateway),
              },
            ]
          : []),
        { do: 'tick', at: back },
        { do: 'then', what: 'connected again?', run: isOnline },
        ...lookOn(post, back),
      ];
      return { plans: [EXAMPLE], heartbeatMs: 300, steps: [...upBefore(post), ...steps] };
    },
  })),
  ...Object.entries(FATAL).map(([code, end]) => ({
    name: `gateway/closed for good with ${code}`,
    script: (random: Random) => {
      const atOnce = random.chance(0.5);
      const steps: Step[] = [
        { do: 'clock', at: anyPost(random).due },
        {
          do: 'then',
          what: `npm start; the gateway closes with ${code}, ${atOnce ? 'at once' : 'later'}`,
          run: stage => closedForGood(stage, Number(code), atOnce, end),
        },
      ];
      return { plans: [EXAMPLE], steps };
    },
  })),
  {
    name: 'gateway/token not taken any more (401)',
    script: random => ({
      plans: [EXAMPLE],
      steps: [
        { do: 'clock', at: anyPost(random).due },
        {
          do: 'then',
          what: 'npm start; a request is answered with 401',
          run: stage => unauthorized(stage, random),
        },
      ],
    }),
  },
];

function losesTheAnswer(post: OwedPost): Step {
  return {
    do: 'then',
    what: 'the answer to the post will be lost',
    run: ({ discord }) => discord.faults.add({ ...posting(post), fault: { kind: 'reset', stage: 'after' } }),
  };
}

const ONLINE_WITHIN_MS = 30_000;

async function isOnline({ discord, object }: StageHands): Promise<void> {
  for (let waited = 0; !discord.inspect.gateway.online(); waited += 50) {
    if (waited > ONLINE_WITHIN_MS) return object('the bot did not come back to the gateway');
    await wait(50);
  }
}

/** The real entry, as a host starts it: it has to end, not to live on as a zombie. */
async function closedForGood(stage: StageHands, code: number, atOnce: boolean, end: End): Promise<void> {
  const { gateway } = stage.discord.faults;
  if (atOnce) gateway.closeOnIdentify(code);
  const host = stage.startHost();
  if (!atOnce) {
    await Promise.race([isOnline(stage), host.ended]);
    gateway.close(code);
  }
  await expectEnd(stage, host, end);
}

/** At the login, at what is asked before the bot is up, or at its first look. */
async function unauthorized(stage: StageHands, random: Random): Promise<void> {
  const path = random.pick([/^\/gateway\/bot$/, /^\/users\/@me$/, /^\/applications\/\d+\//]);
  stage.tell(`401 for ${path}`);
  stage.discord.faults.add({ path, times: 2, fault: { kind: 'status', status: 401, stage: 'before' } });
  await expectEnd(stage, stage.startHost(), NEW_TOKEN);
}
