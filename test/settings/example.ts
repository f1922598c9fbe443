import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem } from '../../src/settings/problem.ts';
import { ROOT } from '../../src/settings/root.ts';
import { readStrikeText } from '../../src/settings/strike-file.ts';

/** The example as it is shipped. */
export const EXAMPLE_FILE = join(ROOT, 'config/examples/nuhw-kaiser-2024.yaml');
export const EXAMPLE = readFileSync(EXAMPLE_FILE, 'utf8');

/** The example with one thing changed; it has to be there. */
export function changed(from: string, to: string): string {
  if (!EXAMPLE.includes(from)) throw new Error(`the example has no ${from}`);
  return EXAMPLE.replace(from, () => to);
}

/** The problems of a text, each without its file: "45:13  quiet_days[0].date: …". */
export function problemsOf(text: string): string[] {
  const reading = readStrikeText(text, 'our.yaml');
  return reading.ok ? [] : reading.problems.map(problem => formatProblem(problem).replace(/^our\.yaml:/, ''));
}
