import { printable } from '../platform/printable.ts';

/** The exit code for a configuration that cannot be used: EX_CONFIG of sysexits.h. */
export const EXIT_CONFIG = 78;

/**
 * Something that a host has to put right. `file` is a path as the host would type it, or "environment"; lines and
 * columns count from 1 and are absent where there is no file to point into. `path` names the value inside:
 * `quiet_days[1].date`. `message` is one sentence: what is wrong; what to write instead.
 */
export interface Problem {
  file: string;
  line?: number;
  col?: number;
  path: string;
  message: string;
}

/** One line: `config/strikes/our.yaml:12:5  began: is missing; write a date, like "Mon 2024-10-21"`. */
export function formatProblem({ file, line, col, path, message }: Problem): string {
  const place = [file, line, col].filter(part => part !== undefined).join(':');
  return printable(`${place}  ${path === '' ? '' : `${path}: `}${message}`);
}

/** All problems, a line each, and a last line that says what follows from them. */
export function explainProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem.' : `${problems.length} problems.`;
  return [...problems.map(formatProblem), `${count} Nothing was started.`].join('\n');
}

/** `["quiet_days", 1, "date"]` as `quiet_days[1].date`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    if (!/^[\p{L}\d_-]+$/u.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}
