import { expect, it } from 'vitest';
import { addRun, emptyRow, tableOf } from './report.ts';

it('has a line for each scenario, and their sum', () => {
  const good = { duplicates: 0, missing: 0, wrongDay: 0, afterDeadline: 0, bursts: 0, unapproved: 0 };
  const kill = emptyRow('kill');
  addRun(kill, { counts: good, problems: [] });
  addRun(kill, { counts: { ...good, duplicates: 1 }, problems: ['twice'] });
  const later = emptyRow('later', 'something');
  const lines = tableOf([kill, later]).split('\n');
  expect(lines.map(line => line.replaceAll(/ +/g, ' '))).toEqual([
    '| scenario | runs | duplicates | missing | wrong-day posts | late posts after the deadline | bursts | unapproved | failed runs |',
    expect.stringMatching(/^[|-]+$/),
    '| kill | 2 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
    '| later | not played: something | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
    '| **all** | 2 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
  ]);
});
