import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postKey } from '../../src/announcements/delivery.ts';
import { ORGANIZER, SECOND_ORGANIZER, stage, typed } from '../e2e/stage.ts';
import { randomFrom } from '../torture/random.ts';
import { createFuzzLog } from './log.ts';
import { hostilePacket } from './packets.ts';
import { type Question, questionsAbout } from './questions.ts';
import { type Fuzzed, nothingSeen, type Run, runOf } from './run.ts';
import { whileSpoiled } from './spoiled-stretch.ts';

const BEFORE = '2024-12-23T06:20:00-08:00';
/** So many packets and answers go to one bot and its Discord, which keeps everything it is asked; then both start fresh. */
const ROUND = 2_500;
/** So many packets come before people ask something and a post is due. */
const BATCH = 20;
/** So many questions are asked while the API's answers are spoiled. */
const SPOILED_QUESTIONS = 6;
/** How many beats the next post has in which the API's answers are spoiled: fewer minutes than Discord remembers a nonce. */
const SPOILED_BEATS = 3;
/** After every so many posts the bot is started again, with spoiled answers to its start. */
const RESTART_EVERY = 6;
/** After so many that hang, the run is over: one that goes wrong ends, too. */
const MOST_HUNG = 10;

/**
 * Sends `total` packets and answers with something wrong in them. An exception that nobody catches ends the process, as
 * it would end the bot; what does not end is noted, and the run goes on.
 *
 * @param onRound is told what was seen so far
 */
export async function fuzz(
  total: number,
  seed: string,
  onRound: (seen: Fuzzed) => void = () => {},
): Promise<Fuzzed> {
  const seen = nothingSeen();
  for (let number = 1; sent(seen) < total && seen.hung.length < MOST_HUNG; number += 1) {
    await round(Math.min(sent(seen) + ROUND, total), `${seed}#${number}`, seen);
    onRound(seen);
  }
  return seen;
}

function sent({ packets, answers }: Fuzzed): number {
  return packets + answers;
}

/** Goes on until so much was sent in all. */
async function round(until: number, seed: string, seen: Fuzzed): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'picketline-fuzz-'));
  // Under load an answer takes longer than Discord's three seconds; that is not what is tried here.
  const log = createFuzzLog();
  const scene = await stage(BEFORE, {
    store: `sqlite:${join(folder, 'picketline.db')}`,
    startTimer: () => () => {},
    bot: { log: log.log },
  });
  const run = runOf(scene, log, randomFrom(seed), seen);
  seen.starts += 1;
  try {
    for (let post = 1; sent(seen) < until && seen.hung.length < MOST_HUNG; post += 1) await batch(run, post);
    await run.bounded('the end', () => scene.stop());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  seen.fatal.push(...scene.fatal.map(({ message }) => message));
}

/** Hostile packets, questions, and a post that comes due while the API's answers are spoiled. */
async function batch(run: Run, post: number): Promise<void> {
  const { scene, random, ids, seen } = run;
  for (let left = BATCH; left > 0; left -= 1) {
    const { event, data } = hostilePacket(random, ids);
    scene.discord.faults.gateway.dispatch(event, data);
    seen.packets += 1;
  }
  const questions = questionsAbout(scene);
  await ask(run, random.pick(questions));
  await whileSpoiled(run, async () => {
    for (let left = SPOILED_QUESTIONS; left > 0; left -= 1) await askSpoiled(run, random.pick(questions));
  });
  if (post % RESTART_EVERY === 0) await restart(run);
  await postDue(run);
}

async function ask({ scene, seen, bounded, log }: Run, { person, command, options, says }: Question) {
  seen.asked += 1;
  let answer = '';
  log.failures();
  const isOver = await bounded(`${seen.asked}: /${command}`, async () => {
    answer = await scene.ask(person, command, options);
  });
  if (isOver && says.test(answer)) seen.answered += 1;
  else if (isOver) seen.hung.push(`${seen.asked}: /${command} says: ${answer} ${log.failures().join(' ')}`);
}

/** While the answers to its own requests are spoiled, the bot may say that it failed: that is an answer. */
async function askSpoiled(run: Run, { person, command, options }: Omit<Question, 'says'>): Promise<void> {
  const { scene, seen, bounded, log } = run;
  const isOurs = (interaction: string) => scene.discord.inspect.interaction(interaction) !== undefined;
  const unheard = log.givenUp(isOurs).then(() => '');
  let answer = '';
  seen.asked += 1;
  const isOver = await bounded(`${seen.asked}: /${command}, spoiled`, async () => {
    answer = await Promise.race([scene.ask(person, command, options), unheard]);
  });
  if (isOver) seen.answered += 1;
  if (isOver && answer === '') seen.unheard += 1;
}

/** Posts go on, even if the answers to what stopped them were lost. */
async function haltAndResume(run: Run): Promise<void> {
  const options = typed({ reason: 'Heat' });
  const pause = { person: ORGANIZER, command: 'automation pause', options };
  await whileSpoiled(run, () => askSpoiled(run, pause));
  // Somebody else: what the first one is still told is no answer to this.
  const resume = { person: SECOND_ORGANIZER, command: 'automation resume', options: [] };
  await ask(run, { ...resume, says: /posts (go on|were not stopped)/ });
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
  await haltAndResume(run);
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
