import { fuzz } from './fuzz.ts';
import type { Fuzzed } from './run.ts';

/** `npm run fuzz [number] [seed]`: 100,000 packets and answers at a bot in this process, which must live, answer and post. */
const [total = '100000', seed = 'fuzz'] = process.argv.slice(2);
const began = performance.now();
const seen = await fuzz(Number(total), seed, told);
console.dir(seen, { depth: null });
told(seen);
const { asked, answered, due, posted, hung, lost, fatal } = seen;
const isGood =
  answered === asked && posted === due && [hung, lost, fatal].every(({ length }) => length === 0);
process.exit(isGood ? 0 : 1);

function told({ packets, answers, hung, lost, fatal }: Fuzzed): void {
  const seconds = Math.round((performance.now() - began) / 1000);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const wrong = [...hung, ...lost, ...fatal];
  console.log(
    `${packets} packets, ${answers} answers, ${wrong.length} wrong, ${seconds} s, at most ${memory} MB`,
  );
  if (wrong.length > 0) console.dir(wrong, { depth: null });
}
