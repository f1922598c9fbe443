import type { FaultRule } from '../../../src/rehearsal/faults.ts';
import { hostilePacket } from '../../fuzz/packets.ts';
import { HOUR, MINUTE } from '../calendar.ts';
import type { OwedPost } from '../oracle.ts';
import { EXAMPLE, guildOf } from '../plan.ts';
import type { Random } from '../random.ts';
import type { Scenario, Script, Step } from '../script.ts';
import { NONCE_MEMORIES } from './nonce-memories.ts';
import { anyPost, lookOn, posting, slowRequest, ticks, upBefore } from './targets.ts';

type Fault = FaultRule['fault'];

/** Short, so that nobody waits ten seconds for what hangs. */
const PATIENCE_MS = 1_500;

/** What can become of the request for a post. `stored`: Discord has it all the same. */
const MISHAPS: Record<string, { stored: boolean; fault: (random: Random) => Fault; patient?: boolean }> = {
  latency: {
    stored: true,
    patient: true,
    fault: random => ({ kind: 'delay', ms: random.int(5, 200), stage: random.pick(['before', 'after']) }),
  },
  'answer after the patience': {
    stored: true,
    fault: random => ({ kind: 'delay', ms: random.int(700, 900), stage: 'after' }),
  },
  'hangs before storing': { stored: false, fault: () => ({ kind: 'hang', stage: 'before' }) },
  'hangs after storing': { stored: true, fault: () => ({ kind: 'hang', stage: 'after' }) },
  'reset before storing': { stored: false, fault: () => ({ kind: 'reset', stage: 'before' }) },
  'reset after storing': { stored: true, fault: () => ({ kind: 'reset', stage: 'after' }) },
  '5xx before storing': {
    stored: false,
    fault: random => ({ kind: 'status', status: random.pick([500, 502, 503]), stage: 'before' }),
  },
  '5xx after storing': {
    stored: true,
    fault: random => ({ kind: 'status', status: random.pick([500, 502, 503]), stage: 'after' }),
  },
  'an answer that dribbles': {
    stored: true,
    patient: true,
    fault: random => ({ kind: 'trickle', everyMs: random.pick([0, 1]) }),
  },
  'an answer that dribbles for ever': { stored: true, fault: () => ({ kind: 'trickle', everyMs: 5_000 }) },
  'a proxy’s page for an answer': {
    stored: true,
    fault: () => ({ kind: 'body', body: '<html>Sign in to the hotel’s network</html>' }),
  },
};

/** Requests that go wrong on their way, and a Discord that is away. */
export const NETWORK: readonly Scenario[] = [
  ...Object.entries(MISHAPS).map(([name, { stored, fault, patient = false }]) => ({
    name: `network/${name}`,
    script: (random: Random) => {
      const post = anyPost(random);
      const steps = [
        faulty('the post', post, { method: 'POST', times: random.int(1, 3), fault: fault(random) }),
        { do: 'tick' as const, at: post.due, reaches: stored },
        // While it fails, nobody knows which of these gets through; the last of them is long after the fault.
        ...ticks(post.due + MINUTE, post.due + 3 * MINUTE, 1, stored ? true : 'maybe'),
      ];
      return scriptOf(random, post, steps, post.due + 4 * MINUTE, patient);
    },
  })),
  { name: 'network/request after the patience', script: late },
  ...[1, 3600].flatMap(seconds => [
    {
      name: `network/429, again in ${seconds} s`,
      script: (random: Random) => limited(random, 'POST', seconds),
    },
    {
      name: `network/429 when looking, again in ${seconds} s`,
      script: (random: Random) => limited(random, 'GET', seconds),
    },
  ]),
  ...[1, 60, 26 * 60].flatMap(minutes =>
    (['refused', 'reset'] as const).map(mode => ({
      name: `network/${mode} for ${inWords(minutes)}`,
      script: (random: Random) => away(random, minutes, mode),
    })),
  ),
  ...[1, 60, 26 * 60].map(minutes => ({
    name: `network/names not found for ${inWords(minutes)}`,
    script: (random: Random) => nameless(random, minutes),
  })),
  { name: 'network/hostile packets while a post is due', script: hostile },
  { name: 'network/started while names are not found', script: startedNameless },
];

/** Packets that no Discord should send, before a post is due and between the looks in its time. */
function hostile(random: Random): Script {
  const post = anyPost(random);
  const packets = (): Step => ({
    do: 'then',
    what: 'packets with something wrong in them',
    run: ({ discord }) => {
      const [bot = ''] = discord.token.split('.');
      const guild = guildOf(EXAMPLE);
      const ids = {
        guild,
        channel: post.channel,
        role: guild,
        person: post.channel,
        bot: Buffer.from(bot, 'base64').toString(),
      };
      for (let left = 100; left > 0; left -= 1) {
        const { event, data } = hostilePacket(random, ids);
        discord.faults.gateway.dispatch(event, data);
      }
    },
  });
  const looks = ticks(post.due, post.due + 2 * MINUTE, 1).flatMap(look => [packets(), look]);
  return { ...scriptOf(random, post, looks, post.due + 3 * MINUTE, true), handlersMayFail: true };
}

function inWords(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${minutes / 60} h`;
}

/**
 * The request arrives when the bot has given it up: before it looks, or after it has looked and asked again. The
 * second is what the nonce is for, and is over before Discord forgets it.
 */
function late(random: Random): Script {
  const post = anyPost(random);
  const { departs, arrives } = slowRequest(post);
  const looksFirst = random.chance(0.5);
  const steps: Step[] = [
    departs,
    { do: 'tick', at: post.due, reaches: !looksFirst },
    ...(looksFirst ? ticks(post.due + MINUTE, post.due + 2 * MINUTE, 1) : []),
    arrives,
  ];
  const script = scriptOf(random, post, steps, post.due + 3 * MINUTE, false);
  return looksFirst ? { ...script, nonceMemoryMs: 300_000 } : script;
}

function limited(random: Random, method: 'POST' | 'GET', seconds: number): Script {
  const post = anyPost(random);
  const scope = random.pick(['user', 'global', 'shared'] as const);
  const steps: Step[] = [
    ...(method === 'GET'
      ? [faulty('the post', post, { method: 'POST', fault: { kind: 'reset', stage: 'before' } })]
      : []),
    faulty('a rate limit', post, { method, fault: { kind: 'rate-limit', retryAfter: seconds, scope } }),
    { do: 'tick', at: post.due, reaches: false },
    ...ticks(post.due + MINUTE, post.due + seconds * 1000, 10, method === 'GET' ? 'maybe' : false),
  ];
  return scriptOf(random, post, steps, post.due + seconds * 1000 + 2 * MINUTE, true);
}

/** All of Discord is away from some seconds before the post is due. */
function away(random: Random, minutes: number, mode: 'refused' | 'reset'): Script {
  const post = anyPost(random);
  const from = post.due - random.int(0, 59) * 1000;
  const until = from + minutes * MINUTE;
  const steps: Step[] = [
    { do: 'then', what: `Discord is away (${mode})`, run: ({ discord }) => discord.faults.outage(mode) },
    ...ticks(from, until - 1, minutes > 60 ? 40 : 5, false),
    { do: 'then', what: 'Discord is back', run: ({ discord }) => discord.faults.outage('off') },
    { do: 'tick', at: until },
  ];
  return scriptOf(random, post, steps, until, true);
}

/** The resolver fails (DNS) from some seconds before the post is due, and no connection is left from before. */
function nameless(random: Random, minutes: number): Script {
  const post = anyPost(random);
  const from = post.due - random.int(0, 59) * 1000;
  const until = from + minutes * MINUTE;
  const steps: Step[] = [
    { do: 'names', fail: true },
    CONNECTIONS_ARE_CUT,
    ...ticks(from, until - 1, minutes > 60 ? 40 : 5, false),
    { do: 'names', fail: false },
    { do: 'tick', at: until },
  ];
  return { ...scriptOf(random, post, steps, until, true), isNamed: true };
}

const CONNECTIONS_ARE_CUT: Step = {
  do: 'then',
  what: 'every connection is cut',
  run: async ({ discord }) => {
    await discord.faults.outage('refused');
    await discord.faults.outage('off');
  },
};

/** It does not start, says so in a sentence, and does when it is started again. */
function startedNameless(random: Random): Script {
  const post = anyPost(random);
  const back = post.due + random.int(1, 90) * MINUTE;
  return {
    plans: [EXAMPLE],
    isNamed: true,
    steps: [
      ...upBefore(post),
      { do: 'stop' },
      { do: 'names', fail: true },
      CONNECTIONS_ARE_CUT,
      { do: 'start', at: post.due, fails: /^Discord cannot be reached \(.*EAI_AGAIN.*\)\.$/ },
      { do: 'names', fail: false },
      { do: 'start', at: back },
      ...lookOn(post, back),
    ],
  };
}

function faulty(what: string, post: OwedPost, rule: FaultRule): Step {
  const { path } = posting(post);
  return {
    do: 'then',
    what: `something will happen to ${what}: ${JSON.stringify(rule)}`,
    run: ({ discord }) => discord.faults.add({ ...rule, path }),
  };
}

function scriptOf(random: Random, post: OwedPost, steps: Step[], end: number, patient: boolean): Script {
  return {
    plans: [EXAMPLE],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    ...(!patient && { requestTimeoutMs: PATIENCE_MS }),
    steps: [...upBefore(post), ...steps, ...lookOn(post, Math.max(end, post.due + HOUR / 4))],
  };
}
