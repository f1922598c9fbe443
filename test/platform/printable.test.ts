import { expect, it } from 'vitest';
import { formatFinding, problem } from '../../src/cli/doctor-findings.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { formatProblem } from '../../src/settings/problem.ts';

/** As a server on Discord may be called. */
const NAMES = ['\u001b[2Jour union', 'a\u009b2Jb', 'a\nb  ok  Discord', '\u202eoreK', 'a\u2028b'];
const STEERS = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

it.each(NAMES)('%j acts on no terminal, wherever it is printed', name => {
  const lines: string[] = [];
  createLogger({ level: 'info', destination: { write: line => lines.push(line) } }).info(
    { name },
    'a server',
  );
  const [line = ''] = lines;
  const printed = [
    line.slice(0, -1),
    formatFinding(problem('Server', name)),
    formatProblem({ file: 'our.yaml', path: '', message: name }),
  ];
  expect(printed.filter(each => STEERS.test(each))).toEqual([]);
  expect(line.endsWith('\n')).toBe(true);
  expect(JSON.parse(line)).toMatchObject({ name });
});
