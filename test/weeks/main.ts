import { playWeeks } from './play.ts';

/**
 * `npm run weeks -- 10000 [seed]`: so many weeks of random strikes, three of each, the seeds from that one on.
 * `npm run weeks -- --seed 17`: the weeks of one seed again, and all that happened in them.
 */
const [first = '300', second = '0'] = process.argv.slice(2);
const WEEKS = 3;

async function playOne(seed: string): Promise<boolean> {
  const { story, differences } = await playWeeks(`weeks#${seed}`, WEEKS * 7);
  for (const line of story) console.log(line);
  console.log(`${differences.length} differences`);
  return differences.length === 0;
}

async function playMany(weeks: number, from: number): Promise<boolean> {
  const began = performance.now();
  const total = { heard: 0, standing: 0, acts: 0, messages: 0, differences: 0 };
  const excused: Record<string, number> = {};
  const strikes = Math.ceil(weeks / WEEKS);
  for (let seed = from; seed < from + strikes; seed += 1) {
    const seen = await playWeeks(`weeks#${seed}`, WEEKS * 7);
    for (const key of ['heard', 'standing', 'acts', 'messages'] as const) total[key] += seen[key];
    for (const [why, count] of Object.entries(seen.excused)) excused[why] = (excused[why] ?? 0) + count;
    total.differences += seen.differences.length;
    for (const each of seen.differences) console.log(`seed ${seed}: ${each}`);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log({ weeks: strikes * WEEKS, ...total, excused, seconds });
  return total.differences === 0;
}

const isGood = await (first === '--seed' ? playOne(second) : playMany(Number(first), Number(second)));
process.exitCode = isGood ? 0 : 1;
