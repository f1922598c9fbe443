import { noCounts } from './judge.ts';
import { BARS, type Bar, type Verdict } from './verdict.ts';

/** What came of all runs of a scenario. */
export interface Row {
  scenario: string;
  runs: number;
  failed: number;
  counts: Record<Bar, number>;
  /** Why it was not played. */
  waitsFor?: string;
}

export function emptyRow(scenario: string, waitsFor?: string): Row {
  return { scenario, runs: 0, failed: 0, counts: noCounts(), ...(waitsFor !== undefined && { waitsFor }) };
}

export function addRun(row: Row, { counts, problems }: Verdict): void {
  row.runs += 1;
  if (problems.length > 0) row.failed += 1;
  for (const bar of BARS) row.counts[bar] += counts[bar];
}

const HEADINGS: Record<Bar, string> = {
  duplicates: 'duplicates',
  missing: 'missing',
  wrongDay: 'wrong-day posts',
  afterDeadline: 'late posts after the deadline',
  bursts: 'bursts',
  unapproved: 'unapproved',
};

/** A table in Markdown, with a line for each scenario and their sum. */
export function tableOf(rows: readonly Row[]): string {
  const total = rows.reduce((sum, row) => {
    sum.runs += row.runs;
    sum.failed += row.failed;
    for (const bar of BARS) sum.counts[bar] += row.counts[bar];
    return sum;
  }, emptyRow('**all**'));
  const cells = [
    ['scenario', 'runs', ...BARS.map(bar => HEADINGS[bar]), 'failed runs'],
    ...[...rows, total].map(row => [
      row.scenario,
      row.waitsFor === undefined ? String(row.runs) : `not played: ${row.waitsFor}`,
      ...BARS.map(bar => String(row.counts[bar])),
      String(row.failed),
    ]),
  ];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map(line => line[column]?.length ?? 0))) ?? [];
  const lines = cells.map(
    line => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}
