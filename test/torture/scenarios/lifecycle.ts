import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { identifyBudget } from '../../../src/discord/gateway/identify-budget.ts';
import type { FaultRule } from '../../../src/rehearsal/faults.ts';
import { openStore } from '../../../src/store/store.ts';
import { type End, expectEnd, type Host } from '../host.ts';
import { announcementsOf, EXAMPLE, type StrikePlan } from '../plan.ts';
import type { Random } from '../random.ts';
import type { Scenario, Script, StageHands } from '../script.ts';

/** What README.md promises of every stop. */
const STOPS_WITHIN_MS = 10_000;
/** What README.md promises of a start that has its IDENTIFY, and of the time that a process needs to be there. */
const STARTS_WITHIN_MS = 60_000;
const ALWAYS = Number.POSITIVE_INFINITY;

const NOT_READY: End = { code: 69, says: /^Discord did not become ready within 30 s; try again later\.$/ };
const STOPPED: End = { code: 0, says: /^$/ };

type Prepare = (stage: StageHands, random: Random) => unknown;

const always =
  (rule: FaultRule): Prepare =>
  ({ discord }) =>
    void discord.faults.add({ ...rule, times: ALWAYS });

/** What keeps a start from ever being ready. */
const NEVER_READY: Record<string, Prepare> = {
  'READY never comes': ({ discord }) => discord.faults.gateway.rebuff('identify', 'silence'),
  'every session is invalid': ({ discord }) => discord.faults.gateway.rebuff('identify', 'invalid-session'),
  'the gateway cuts every connection': ({ discord }) => discord.faults.gateway.refuse(true),
};

/** What a stop has to get through; `ready`: the bot has started before the signal comes. */
const HANGING: Record<
  string,
  { prepare: Prepare; until: (stage: StageHands, host: Host) => Promise<unknown> }
> = {
  'while READY does not come': {
    prepare: ({ discord }) => discord.faults.gateway.rebuff('identify', 'silence'),
    until: hasIdentified,
  },
  'while sessions are invalid': {
    prepare: ({ discord }) => discord.faults.gateway.rebuff('identify', 'invalid-session'),
    until: hasIdentified,
  },
  'while it waits for the IDENTIFY budget': {
    prepare: spendBudget,
    until: (_, host) => host.logs('restarting too often'),
  },
  'while the commands hang': {
    prepare: always({ method: 'PUT', path: /commands$/, fault: { kind: 'hang', stage: 'before' } }),
    until: asks(/commands$/),
  },
  'while Discord takes 8 s for each answer': {
    prepare: always({ fault: { kind: 'delay', ms: 8_000 } }),
    until: asks(/./),
  },
  'while nothing is answered': {
    prepare: always({ path: /^\/(users|channels|guilds)\//, fault: { kind: 'hang', stage: 'before' } }),
    until: asks(/^\/(users|channels|guilds)\//),
  },
  'while the gateway is away': {
    prepare: () => undefined,
    until: async stage => {
      await isOnline(stage);
      stage.discord.faults.gateway.refuse(true);
      stage.discord.faults.gateway.cut();
    },
  },
  'while a resume is not answered': {
    prepare: ({ discord }) => discord.faults.gateway.rebuff('resume', 'silence'),
    until: async stage => {
      await isOnline(stage);
      stage.discord.faults.gateway.drop();
    },
  },
};

/** Every start and every stop ends: the real program, real processes, real signals. */
const SCENARIOS: readonly Scenario[] = [
  ...Object.entries(NEVER_READY).map(([name, prepare]) => ({
    name: `lifecycle/start: ${name}`,
    script: (random: Random) =>
      scriptOf(`npm start; ${name}`, async stage => {
        await prepare(stage, random);
        await expectEnd(stage, stage.startHost(), NOT_READY, STARTS_WITHIN_MS);
        await isLetGo(stage);
      }),
  })),
  ...Object.entries(HANGING).map(([name, { prepare, until: reached }]) => ({
    name: `lifecycle/stop ${name}`,
    script: (random: Random) =>
      scriptOf(`npm start, and a signal ${name}`, async stage => {
        await prepare(stage, random);
        const host = stage.startHost();
        if (!(await Promise.race([reached(stage, host).then(() => true), host.ended.then(() => false)])))
          stage.object('it ended before the signal');
        // A random moment from then on.
        await wait(random.int(0, 2_000));
        host.signal(random.pick(['SIGTERM', 'SIGINT']));
        await expectEnd(stage, host, STOPPED, STOPS_WITHIN_MS);
        await isLetGo(stage);
      }),
  })),
  {
    name: 'lifecycle/stop at any moment',
    script: random =>
      scriptOf('npm start, and a signal at some moment', async stage => {
        const host = stage.startHost();
        await isUp(stage);
        await wait(random.int(0, 3_000));
        host.signal(random.pick(['SIGTERM', 'SIGINT']));
        await expectEnd(stage, host, STOPPED, STOPS_WITHIN_MS);
        await isLetGo(stage);
      }),
  },
  { name: 'lifecycle/stop while it posts', script: whileItPosts },
  {
    name: 'lifecycle/a second signal',
    script: random =>
      scriptOf('npm start, and two signals while nothing is answered', async stage => {
        always({ path: /^\/users\//, fault: { kind: 'hang', stage: 'before' } })(stage, random);
        const host = stage.startHost();
        await asks(/^\/users\//)(stage);
        host.signal('SIGTERM');
        await wait(random.int(20, 1_000));
        host.signal('SIGINT');
        await expectEnd(stage, host, STOPPED, 1_500);
      }),
  },
];

/** With the program itself, whose clock and patience are real. */
export const LIFECYCLE: readonly Scenario[] = SCENARIOS.map(scenario => ({ ...scenario, isSlow: true }));

/** A post is with Discord when the signal comes: it is finished, or settled by the next start; there is one of it. */
function whileItPosts(random: Random): Script {
  const plan = dueNow();
  const post = { method: 'POST', path: new RegExp(`^/channels/${announcementsOf(plan)}/messages$`) };
  const run = async (stage: StageHands) => {
    const { discord, object, tell } = stage;
    const posts = () => discord.inspect.messages(announcementsOf(plan)).length;
    const isAnswered = random.chance(0.5);
    const hold = discord.faults.hold(post, random.pick(['before', 'after']));
    const first = stage.startHost();
    await hold.reached;
    first.signal('SIGTERM');
    await wait(random.int(0, 3_000));
    if (isAnswered) hold.release();
    await expectEnd(stage, first, STOPPED, STOPS_WITHIN_MS);
    if (!isAnswered) hold.release(random.pick(['go-on', 'reset'] as const));
    tell(`${posts()} posted; npm start again`);
    if (isAnswered && posts() !== 1) object('a post under way was not finished');
    const second = stage.startHost();
    await Promise.race([second.logs('"msg":"ready"'), second.ended]);
    second.signal('SIGTERM');
    await expectEnd(stage, second, STOPPED, STOPS_WITHIN_MS);
    if (posts() !== 1) object(`${posts()} posts`);
    await isLetGo(stage);
  };
  return scriptOf('npm start, and a signal while it posts', run, plan);
}

/** A strike in whose zone it is noon, and whose announcement was due at this very minute. */
function dueNow(): StrikePlan {
  const now = new Date();
  const ahead = 12 - now.getUTCHours();
  const zone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  const morning = `12:${String(now.getUTCMinutes()).padStart(2, '0')}`;
  return {
    ...EXAMPLE,
    zone,
    picketDays: [1, 2, 3, 4, 5, 6, 7],
    quiet: [],
    morning,
    from: '14:00',
    to: '16:00',
  };
}

function asks(path: RegExp): (stage: StageHands) => Promise<void> {
  return ({ discord }) => until(() => discord.inspect.requests().some(request => path.test(request.path)));
}

function hasIdentified({ discord }: StageHands): Promise<void> {
  return until(() => discord.inspect.gateway.identifies() > 0);
}

function isOnline({ discord }: StageHands): Promise<void> {
  return until(() => discord.inspect.gateway.online());
}

/** It has its store, and so hears signals. */
function isUp({ store }: StageHands): Promise<void> {
  return until(() => existsSync(`${store}.lock`));
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(20);
}

function scriptOf(
  what: string,
  run: (stage: StageHands) => Promise<void>,
  plan: StrikePlan = EXAMPLE,
): Script {
  return {
    plans: [plan],
    steps: [
      // By the machine's own clock, as the program is.
      { do: 'clock', at: Date.now() },
      { do: 'then', what, run },
    ],
  };
}

/** Its store can be opened: nobody holds the lock, and it is whole. */
async function isLetGo({ store, object }: StageHands): Promise<void> {
  try {
    await (await openStore(`sqlite:${store}`)).close();
  } catch (error) {
    object(`the store is not free: ${String(error)}`);
  }
}

async function spendBudget({ store }: StageHands): Promise<void> {
  const opened = await openStore(`sqlite:${store}`);
  await opened.recordsOf('identify', identifyBudget).set('budget', { left: 0, at: new Date().toISOString() });
  await opened.close();
}
