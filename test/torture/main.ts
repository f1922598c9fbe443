import { judge } from './judge.ts';
import { readOptions, seedsOf, type TortureOptions } from './options.ts';
import { play } from './play.ts';
import { createPool, type Pool } from './pool.ts';
import { randomFrom } from './random.ts';
import { addRun, emptyRow, type Row, tableOf } from './report.ts';
import { SCENARIOS } from './scenarios/index.ts';
import type { Scenario } from './script.ts';

/** `npm run torture`: the real bot, killed and cut off in every way, against a simulated Discord. */

interface Task {
  scenario: Scenario;
  seed: number;
  row: Row;
}

const options = readOptions(process.argv.slice(2));
const rows = chosen(options).map(scenario => ({
  scenario,
  row: emptyRow(scenario.name, isPlayed(scenario, options) ? undefined : scenario.waitsFor),
}));
const tasks = rows
  .filter(({ row }) => row.waitsFor === undefined)
  .flatMap(({ scenario, row }) =>
    seedsOf(options, sizeOfFamily(scenario), scenario.isSlow).map(seed => ({ scenario, seed, row })),
  );

let done = 0;
const started = performance.now();
const pool = createPool(Math.min(options.jobs + 1, tasks.length));
const queue = tasks.values();
await Promise.all(Array.from({ length: options.jobs }, () => workOff(queue, pool)));
pool.close();
const seconds = Math.round((performance.now() - started) / 1000);
console.log(tableOf(rows.map(({ row }) => row)));
console.log(`\n${tasks.length} runs in ${seconds} s.`);
process.exit(rows.some(({ row }) => row.failed > 0) || tasks.length === 0 ? 1 : 0);

async function workOff(queued: Iterator<Task>, processes: Pool): Promise<void> {
  for (let next = queued.next(); !next.done; next = queued.next()) await carryOut(next.value, processes);
}

async function carryOut({ scenario, seed, row }: Task, processes: Pool): Promise<void> {
  const trace = await play(scenario.script(randomFrom(`${scenario.name}#${seed}`)), processes);
  const verdict = judge(trace);
  addRun(row, verdict);
  done += 1;
  if (done % 100 === 0) console.log(`${done} of ${tasks.length} runs`);
  const isGood = verdict.problems.length === 0;
  if (isGood && !options.story) return;
  console.log(`${isGood ? 'good' : 'FAILED'}: ${scenario.name}, seed ${seed}`);
  for (const problem of verdict.problems) console.log(`  ${problem}`);
  console.log(`  again: npm run torture -- --only "${scenario.name}" --seed ${seed}`);
  for (const line of trace.story) console.log(`    ${line}`);
}

function chosen({ only = '' }: TortureOptions): readonly Scenario[] {
  return SCENARIOS.filter(({ name }) => name.startsWith(only));
}

function sizeOfFamily({ name }: Scenario): number {
  const [family] = name.split('/');
  return SCENARIOS.filter(scenario => scenario.name.startsWith(`${family}/`)).length;
}

/** What waits for something is played when it is asked for by its full name. */
function isPlayed({ name, waitsFor }: Scenario, { only }: TortureOptions): boolean {
  return waitsFor === undefined || name === only;
}
