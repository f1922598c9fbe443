import { LineCounter, parseDocument } from 'yaml';
import { strikeSchema } from '../strike/schema.ts';
import type { Strike } from '../strike/strike.ts';
import { formatPath, type Problem } from './problem.ts';
import { findingsOf } from './strike-issues.ts';
import { wordYamlErrors } from './yaml-errors.ts';
import { plainValue, positionOf } from './yaml-values.ts';

/** What reading one strike file comes to. */
export type StrikeReading = { ok: true; strike: Strike } | { ok: false; problems: Problem[] };

/**
 * Reads the text of one strike file. `file` is how problems name it. All problems of the file are found at once,
 * except that what does not even parse as YAML is not looked into any further.
 */
export function readStrikeText(text: string, file: string): StrikeReading {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    intAsBigInt: true,
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const at = (offset: number, path: PropertyKey[], message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), col: Math.max(1, col), path: formatPath(path), message };
  };
  const broken = wordYamlErrors(document.errors).map(({ offset, message }) => at(offset, [], message));
  if (document.errors.some(error => error.code !== 'DUPLICATE_KEY')) return { ok: false, problems: broken };
  const plain = plainValue(document);
  if ('wrong' in plain) return { ok: false, problems: [...broken, at(plain.offset, [], plain.wrong)] };
  const result = strikeSchema.safeParse(plain.value);
  if (result.success && broken.length === 0) return { ok: true, strike: result.data };
  const findings = findingsOf(result.error?.issues ?? []);
  const problems = findings.map(({ path, message }) => at(positionOf(document, path), path, message));
  return { ok: false, problems: [...broken, ...problems].sort(byPlace) };
}

function byPlace(one: Problem, other: Problem): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.col ?? 0) - (other.col ?? 0);
}
