import { setTimeout as wait } from 'node:timers/promises';
import type { FaultRule } from '../../../src/rehearsal/faults.ts';
import { MINUTE } from '../calendar.ts';
import type { OwedPost } from '../oracle.ts';
import { announcementsOf, EXAMPLE, guildOf, organizersOf, type StrikePlan, strikeFileOf } from '../plan.ts';
import type { Random } from '../random.ts';
import { type Scenario, type Script, type StageHands, type Step, TOLD_AND_SOLVED } from '../script.ts';
import { anyPost, lookOn, ticks, upBefore } from './targets.ts';

/** Short, so that nobody waits ten seconds for what hangs. */
const PATIENCE_MS = 1_500;

/** Another union on the same bot, which announces at the same times. */
const NEIGHBOUR: StrikePlan = { ...EXAMPLE, number: 2 };

type Fault = FaultRule['fault'];

const refusal = (status: number, code: number): Fault => ({
  kind: 'status',
  status,
  stage: 'before',
  body: JSON.stringify({ message: 'No', code }),
});

/** What becomes of a server's commands for as long as it lasts. */
const FAULTS: Record<string, Fault> = {
  'refused (403)': refusal(403, 50001),
  'not taken (50035)': refusal(400, 50035),
  'limited for an hour (429)': { kind: 'rate-limit', retryAfter: 3600, scope: 'user' },
  'failing (500)': { kind: 'status', status: 500, stage: 'before' },
  'cut off': { kind: 'reset', stage: 'before' },
  'never answered': { kind: 'hang', stage: 'before' },
};

/** What is written in the place of what in the neighbour's file: an id of the union that is played. */
const SLIPS: Record<string, (plan: StrikePlan) => string> = {
  'the announcements channel': announcementsOf,
  'the organizers’ channel': organizersOf,
};

/** Two unions share a bot: no trouble of one is the other's, and no slip of one speaks in the other's channels. */
export const SERVERS: readonly Scenario[] = [
  ...Object.entries(FAULTS).flatMap(([name, fault]) => [
    { name: `servers/a neighbour’s commands ${name}`, script: (random: Random) => besideOne(random, fault) },
    { name: `servers/its own commands ${name}`, script: (random: Random) => withoutCommands(random, fault) },
  ]),
  { name: 'servers/a neighbour’s channels never answer', script: besideSilence },
  ...Object.entries(SLIPS).map(([name, idOf]) => ({
    name: `servers/a neighbour’s file names ${name}`,
    script: (random: Random) =>
      besideASlip(random, strikeFileOf(NEIGHBOUR).replace(idOf(NEIGHBOUR), idOf(EXAMPLE))),
  })),
];

/** The neighbour's commands fail from the start on; the start is before the post is due, or at that very moment. */
function besideOne(random: Random, fault: Fault): Script {
  const post = anyPost(random);
  return {
    plans: [EXAMPLE],
    neighbour: { plan: NEIGHBOUR, file: strikeFileOf(NEIGHBOUR) },
    requestTimeoutMs: PATIENCE_MS,
    steps: [commandsFail(NEIGHBOUR, fault), ...startAround(random, post), ...lookOn(post, post.due)],
  };
}

/** Nothing that is asked of the neighbour's channels is answered, from the start on. */
function besideSilence(random: Random): Script {
  const post = anyPost(random);
  return {
    plans: [EXAMPLE],
    neighbour: { plan: NEIGHBOUR, file: strikeFileOf(NEIGHBOUR) },
    requestTimeoutMs: PATIENCE_MS,
    steps: [channelsHang(NEIGHBOUR), ...startAround(random, post), ...lookOn(post, post.due)],
  };
}

/** Its announcements go out all the same; organizers hear of it once, and once that it is over. */
function withoutCommands(random: Random, fault: Fault): Script {
  const post = anyPost(random);
  const mended = post.due + 20 * MINUTE;
  return {
    plans: [EXAMPLE],
    requestTimeoutMs: PATIENCE_MS,
    alerts: { commands: TOLD_AND_SOLVED },
    steps: [
      commandsFail(EXAMPLE, fault),
      ...upBefore(post),
      patience(),
      ...ticks(post.due, post.due + 4 * MINUTE, 1),
      patience(),
      { do: 'then', what: 'mended', run: ({ discord }) => discord.faults.clear() },
      { do: 'tick', at: mended },
      patience(),
      { do: 'tick', at: mended + 16 * MINUTE },
      { do: 'then', what: 'are the commands there?', run: hasCommands },
      ...lookOn(post, mended + 17 * MINUTE),
    ],
  };
}

/** The neighbour also has something to tell its organizers: Discord refuses its commands. */
function besideASlip(random: Random, file: string): Script {
  const post = anyPost(random);
  const noCommands = refusal(403, 50001);
  return {
    plans: [EXAMPLE],
    neighbour: { plan: NEIGHBOUR, file },
    steps: [commandsFail(NEIGHBOUR, noCommands), ...startAround(random, post), ...lookOn(post, post.due)],
  };
}

function startAround(random: Random, post: OwedPost): Step[] {
  if (random.chance(0.5)) return [{ do: 'start', at: post.due }];
  return [...upBefore(post), { do: 'tick', at: post.due }];
}

function commandsFail(plan: StrikePlan, fault: Fault): Step {
  const path = new RegExp(`/guilds/${guildOf(plan)}/commands$`);
  return {
    do: 'then',
    what: `the commands of ${guildOf(plan)} fail: ${JSON.stringify(fault)}`,
    run: ({ discord }) => discord.faults.add({ path, fault, times: Number.POSITIVE_INFINITY }),
  };
}

function channelsHang(plan: StrikePlan): Step {
  const path = new RegExp(`/channels/(${announcementsOf(plan)}|${organizersOf(plan)})/`);
  const fault = { kind: 'hang', stage: 'before' } as const;
  return {
    do: 'then',
    what: `the channels of ${guildOf(plan)} do not answer`,
    run: ({ discord }) => discord.faults.add({ path, fault, times: Number.POSITIVE_INFINITY }),
  };
}

/** What hangs is given up. */
function patience(): Step {
  return { do: 'then', what: 'real time goes by', run: () => wait(PATIENCE_MS + 500) };
}

const COMMANDS_WITHIN_MS = 20_000;

async function hasCommands({ discord, plan, object }: StageHands): Promise<void> {
  for (let waited = 0; discord.inspect.commands(guildOf(plan)).length === 0; waited += 50) {
    if (waited > COMMANDS_WITHIN_MS) return object('the commands are not there');
    await wait(50);
  }
}
