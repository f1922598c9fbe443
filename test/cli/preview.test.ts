import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { PreviewRow } from '../../src/announcements/preview.ts';
import { ROOT } from '../../src/settings/root.ts';

const EXAMPLE = 'config/examples/nuhw-kaiser-2024.yaml';

function preview(...args: string[]): PreviewRow[] {
  const command = [
    '--import',
    './src/platform/guard.mjs',
    'src/cli/preview.ts',
    '--json',
    '--strike',
    EXAMPLE,
    ...args,
  ];
  return JSON.parse(execFileSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' }));
}

it('preview says for the turn of the year what the bot will do', () => {
  const rows = preview('--from', '2024-12-23', '--to', '2025-01-10');
  const posted = (kind: string) =>
    rows.filter(row => row.posts.some(post => post.kind === kind)).map(row => row.date);
  expect(posted('morning')).toEqual(
    ['2024-12-23', '2024-12-26', '2024-12-27', '2024-12-30', '2025-01-02', '2025-01-03'].concat([
      '2025-01-06',
      '2025-01-07',
      '2025-01-08',
      '2025-01-09',
      '2025-01-10',
    ]),
  );
  expect(posted('eve')).toEqual(['2024-12-23', '2024-12-30']);
  expect(posted('outlook')).toEqual(['2024-12-29', '2025-01-05']);
  const quiet = rows.filter(row => row.kind === 'quiet');
  expect(quiet.map(row => [row.date, row.reason, row.posts, row.shifts])).toEqual([
    ['2024-12-24', 'Christmas Eve', [], []],
    ['2024-12-25', 'Christmas Day', [], []],
    ['2024-12-31', "New Year's Eve", [], []],
    ['2025-01-01', "New Year's Day", [], []],
  ]);
});

it('a row has the date, the day of the strike, its shifts and posts with their offsets', () => {
  const [row] = preview('--from', '2024-12-23', '--to', '2024-12-23');
  expect(row).toMatchObject({
    date: '2024-12-23',
    weekday: 'Monday',
    strikeDay: 64,
    kind: 'picket',
    reason: null,
    posts: [
      { kind: 'morning', dueAt: '2024-12-23T06:30:00-08:00', channel: '1310000000000000021' },
      { kind: 'eve', dueAt: '2024-12-23T17:00:00-08:00', channel: '1310000000000000021' },
    ],
  });
  expect(row?.shifts).toHaveLength(7);
  expect(row?.shifts[0]).toEqual({
    site: 'lamc',
    start: '2024-12-23T08:00:00-08:00',
    end: '2024-12-23T14:00:00-08:00',
  });
});
