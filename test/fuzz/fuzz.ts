import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDoneWithin } from '../../src/platform/wait.ts';
import { postKey } from '../../src/posts/delivery.ts';
import { MEMBER, type Stage, stage } from '../e2e/stage.ts';
import { type Random, randomFrom } from '../torture/random.ts';
import { hostilePacket, type Ids } from './packets.ts';
import { spoiler } from './spoil.ts';

const BEFORE = '2024-12-23T06:20:00-08:00';
/** So many packets come before a member asks something and a post is due. */
const BATCH = 40;
/** How many beats the next post has in which the API's answers are spoiled: fewer minutes than Discord remembers a nonce. */
const SPOILED_BEATS = 3;
/** Every so manieth post, the bot is started again, with spoiled answers to its start. */
const RESTART_EVERY = 20;
/** What takes longer than this hangs: a request is given up after 10 s. */
const HANGS_AFTER_MS = 60_000;
/** After so many that hang, the run is over: one that goes wrong ends, too. */
const MOST_HUNG = 10;
/** So much of an answer is kept, to find the reason of a lost post. */
const SHOWN = 500;

/** What a bot did that was sent so many packets and answers with something wrong in them. */
export interface Fuzzed {
  packets: number;
  answers: number;
  /** The answers by what was asked, "GET /users/{id}". */
  routes: Record<string, number>;
  /** Questions that members asked in between, and how many of them had their answer. */
  asked: number;
  answered: number;
  /** Posts that came due, and how many of them went out; each once. */
  due: number;
  posted: number;
  /** Each post that did not go out once, with the answers that were spoiled while it was due. */
  lost: { post: string; times: number; spoiled: string[] }[];
  starts: number;
  /** What did not end, or failed. */
  hung: string[];
  fatal: string[];
}

/**
 * Sends `total` packets and answers with something wrong in them. An exception that nobody catches ends the process, as
 * it would end the bot; whatever does not end is noted, and the run goes on.
 */
export async function fuzz(total: number, seed: string): Promise<Fuzzed> {
  const folder = mkdtempSync(join(tmpdir(), 'picketline-fuzz-'));
  // Under load an answer takes longer than Discord's three seconds; that is not what is tried here.
  const options = { store: `sqlite:${join(folder, 'picketline.db')}`, startTimer: () => () => {} };
  const scene = await stage(BEFORE, options);
  const run = runOf(scene, randomFrom(seed));
  try {
    while (run.seen.packets + run.seen.answers < total && run.seen.hung.length < MOST_HUNG) await batch(run);
    await run.bounded('the end', () => scene.stop());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const fatal = scene.fatal.map(({ message }) => message);
  return { ...run.seen, fatal };
}

interface Run {
  scene: Stage;
  random: Random;
  ids: Ids;
  seen: Omit<Fuzzed, 'fatal'>;
  /** The answers that have been spoiled since the last post was due. */
  spoiled: string[];
  /** Whether something was done; what does not end, or fails, is noted. */
  bounded: (what: string, work: () => Promise<unknown>) => Promise<boolean>;
}

function runOf(scene: Stage, random: Random): Run {
  const seen = { packets: 0, answers: 0, asked: 0, answered: 0, due: 0, posted: 0, starts: 1 };
  const hung: string[] = [];
  const bounded = async (what: string, work: () => Promise<unknown>) => {
    try {
      if (await isDoneWithin(HANGS_AFTER_MS, work())) return true;
      hung.push(what);
    } catch (error) {
      hung.push(`${what}: ${String(error)}`);
    }
    return false;
  };
  return {
    scene,
    random,
    ids: idsOf(scene),
    seen: { ...seen, lost: [], routes: {}, hung },
    spoiled: [],
    bounded,
  };
}

function idsOf({ strike, discord }: Stage): Ids {
  return {
    guild: strike.guild,
    channel: strike.channels.announcements,
    role: strike.roles.organizer[0] ?? '',
    person: MEMBER,
    bot: Buffer.from(discord.token.split('.')[0] ?? '', 'base64').toString(),
  };
}

/** Hostile packets, a question, and a post that comes due while the API's answers are spoiled. */
async function batch(run: Run): Promise<void> {
  const { scene, random, ids, seen } = run;
  for (let left = BATCH; left > 0; left -= 1) {
    const { event, data } = hostilePacket(random, ids);
    scene.discord.faults.gateway.dispatch(event, data);
    seen.packets += 1;
  }
  await ask(run);
  await whileSpoiled(run, () => ask(run, /./));
  if (seen.asked % RESTART_EVERY === 0) await restart(run);
  await postDue(run);
}

/** While the answers to its own requests are spoiled, the bot may say that it failed: that is an answer. */
async function ask({ scene, seen, bounded }: Run, words = /picket/i): Promise<void> {
  seen.asked += 1;
  let answer = '';
  const isOver = await bounded(`question ${seen.asked}`, async () => {
    answer = await scene.ask(MEMBER, 'picket today');
  });
  if (isOver && words.test(answer)) seen.answered += 1;
}

/** A start may fail while its answers are spoiled, and then succeeds when they are not. */
async function restart(run: Run): Promise<void> {
  const { scene, seen, bounded } = run;
  const start = () => scene.restart().then(() => true);
  let isStarted = false;
  await whileSpoiled(run, () =>
    bounded('a start with spoiled answers', async () => {
      isStarted = await start().catch(() => false);
    }),
  );
  if (!isStarted) await bounded('a start', start);
  seen.starts += 1;
}

/** The next post is due; after some beats with spoiled answers Discord is well again. */
async function postDue(run: Run): Promise<void> {
  const { scene, seen, bounded } = run;
  const post = scene.bot.nextPost();
  if (!post) return;
  const before = scene.announcements().length;
  run.spoiled.length = 0;
  const beat = (minute: number) =>
    bounded('a beat', () => scene.at(post.dueAt.plus({ minutes: minute }).toISO() ?? ''));
  await whileSpoiled(run, async () => {
    for (let minute = 0; minute < SPOILED_BEATS; minute += 1) await beat(minute);
  });
  for (let minute = SPOILED_BEATS; minute < SPOILED_BEATS + 2; minute += 1) await beat(minute);
  const times = scene.announcements().length - before;
  seen.due += 1;
  seen.posted += times;
  if (times !== 1) seen.lost.push({ post: postKey(post), times, spoiled: [...run.spoiled] });
}

/** Most of what the bot asks meanwhile has an answer with something wrong in it. */
async function whileSpoiled(
  { scene, random, seen, spoiled }: Run,
  work: () => Promise<unknown>,
): Promise<void> {
  const spoil = spoiler(random);
  const rule = scene.discord.faults.add({
    when: ({ method, route }) => {
      const isSpoiled = random.chance(0.7);
      if (!isSpoiled) return false;
      const name = `${method} ${route}`;
      seen.routes[name] = (seen.routes[name] ?? 0) + 1;
      seen.answers += 1;
      return true;
    },
    times: Number.POSITIVE_INFINITY,
    fault: {
      kind: 'spoil',
      spoil: answer => {
        const told = spoil(answer);
        spoiled.push(`${answer.body.slice(0, SHOWN)} => ${told.status} ${told.body.slice(0, SHOWN)}`);
        return told;
      },
    },
  });
  await work();
  rule.remove();
}
