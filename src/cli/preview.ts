import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type PreviewRow, previewDay } from '../announcements/preview.ts';
import { systemClock } from '../platform/clock.ts';
import { EXIT_CONFIG, explainProblems, type Problem } from '../settings/problem.ts';
import { ROOT } from '../settings/root.ts';
import { readSettings } from '../settings/settings.ts';
import { readStrikes } from '../settings/strike-files.ts';
import { addDays, datesFrom, strikeDate } from '../strike/dates.ts';
import type { IsoDate, Strike } from '../strike/strike.ts';
import { viewOf } from '../strike/view.ts';
import { readWrittenDate } from '../strike/written-date.ts';

const EXIT_USAGE = 64;
const DAYS = 14;
const MOST_DAYS = 3660;
const USAGE = 'npm run preview -- [--strike FILE] [--from 2024-12-23] [--to 2025-01-10] [--json]';

/** What will be posted on which day, and why each silent day is silent: the same plan that the bot follows. */
function main(args: string[]): number {
  const options = readOptions(args);
  if (typeof options === 'string') return refuse(`${options} Usage: ${USAGE}`, EXIT_USAGE);
  const { strikes, problems } = strikesToShow(options.strike);
  if (problems.length > 0) return refuse(explainProblems(problems), EXIT_CONFIG);
  if (options.json && strikes.length > 1) {
    return refuse(`There are ${strikes.length} strikes; say which one with --strike FILE.`, EXIT_USAGE);
  }
  for (const strike of strikes) {
    const from = options.from ?? strikeDate(strike, systemClock.now());
    const to = options.to ?? addDays(from, DAYS - 1);
    const dates = datesFrom(from, to);
    if (dates.length === 0) return refuse(`--to ${to} lies before --from ${from}.`, EXIT_USAGE);
    if (dates.length > MOST_DAYS) return refuse('Ask for ten years at most.', EXIT_USAGE);
    const rows = dates.map(date => previewDay(viewOf(strike, []), date));
    console.log(options.json ? JSON.stringify(rows, null, 2) : inWords(strike, rows));
  }
  return 0;
}

/** Those of the file or folder that was named, else those that a start would take. */
function strikesToShow(named: string | undefined): { strikes: readonly Strike[]; problems: Problem[] } {
  if (named !== undefined) return readStrikes(resolve(named), ROOT);
  const reading = readSettings();
  return reading.ok
    ? { strikes: reading.settings.strikes, problems: [] }
    : { strikes: [], problems: reading.problems };
}

interface Options {
  strike?: string;
  from?: IsoDate;
  to?: IsoDate;
  json: boolean;
}

/** The options, or one sentence on what is wrong with them. */
function readOptions(args: string[]): Options | string {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args,
      options: { strike: text, from: text, to: text, json: { type: 'boolean' } },
    });
    const dates: Pick<Options, 'from' | 'to'> = {};
    for (const end of ['from', 'to'] as const) {
      const written = values[end];
      if (written === undefined) continue;
      const reading = readWrittenDate(written);
      if ('wrong' in reading) return `--${end}: ${reading.wrong}.`;
      dates[end] = reading.value;
    }
    return {
      ...dates,
      json: values.json ?? false,
      ...(values.strike !== undefined && { strike: values.strike }),
    };
  } catch (error) {
    return error instanceof Error ? `${error.message.split('.')[0]}.` : String(error);
  }
}

function inWords(strike: Strike, rows: readonly PreviewRow[]): string {
  return [`${strike.name} (${strike.timezone})`, ...rows.map(previewLine)].join('\n');
}

function refuse(sentence: string, exitCode: number): number {
  console.error(sentence);
  return exitCode;
}

process.exitCode = main(process.argv.slice(2));

/** A preview row for a terminal: "Mon 2024-12-23  day 64  picket, 7 lines  → 06:30 morning, 17:00 eve". */
export function previewLine(row: PreviewRow): string {
  const day = row.strikeDay === null ? '' : `day ${row.strikeDay}`;
  return [
    `${row.weekday.slice(0, 3)} ${row.date}`,
    day.padEnd(8),
    whatItIs(row).padEnd(34),
    `→ ${whatIsPosted(row)}`,
  ].join('  ');
}

function whatItIs({ kind, reason, shifts }: PreviewRow): string {
  if (kind !== 'picket') return reason === null ? kind : `${kind}: ${reason}`;
  const lines = new Set(shifts.map(shift => shift.site)).size;
  const first = shifts.map(shift => shift.start.slice(11, 16)).toSorted()[0] ?? '';
  return `picket from ${first}, ${lines} ${lines === 1 ? 'line' : 'lines'}`;
}

function whatIsPosted({ posts }: PreviewRow): string {
  if (posts.length === 0) return 'silent';
  return posts.map(({ kind, dueAt }) => `${dueAt.slice(11, 16)} ${kind}`).join(', ');
}
