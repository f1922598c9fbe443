import { expect, it } from 'vitest';
import { overriddenLines } from '../../src/approvals/overridden.ts';
import type { Change } from '../../src/strike/change-schema.ts';
import { isoDate } from '../../src/strike/dates.ts';
import { changesOf, type WrittenChange } from '../support/strikes.ts';
import { english, exampleView } from '../wording/say/example.ts';

const view = exampleView();
const all = view.strike.sites.map(({ id }) => id);
const on = { from: '2024-12-30', to: '2024-12-30' } as const;
const later = { from: '2025-01-02', to: '2025-01-02' } as const;
const hours = { type: 'hours', start: '10:00', end: '14:00' } as const;

it.each<[WrittenChange, WrittenChange, number, string]>([
  [
    { ...hours, ...on, sites: ['fontana'] },
    { ...hours, ...on, sites: all },
    1,
    'one line has hours of its own',
  ],
  [
    { ...hours, ...on, sites: all },
    { ...hours, ...on, sites: all },
    0,
    'the same lines: that is what is wanted',
  ],
  [{ ...hours, ...on, sites: all }, { ...hours, ...on, sites: ['fontana'] }, 0, 'one line gets its own'],
  [{ ...hours, ...later, sites: ['fontana'] }, { ...hours, ...on, sites: all }, 0, 'of another day'],
  [
    { type: 'cancel', reason: 'heat', ...on, sites: ['fontana'] },
    { ...hours, ...on, sites: all },
    1,
    'a line that was called off would stand again',
  ],
  [
    { type: 'move', place: 'gate 4', ...on, sites: ['fontana'] },
    { ...hours, ...on, sites: all },
    0,
    'another place stays',
  ],
  [
    { type: 'move', place: 'gate 4', ...on, sites: ['fontana'] },
    { type: 'usual', ...on, sites: all },
    1,
    'as usual takes it back',
  ],
  [
    { ...hours, ...on, sites: ['fontana'] },
    { type: 'lines', ...on, standing: ['fontana'] },
    1,
    'which lines stand is of all',
  ],
])('%j, then %j: %d said, since %s', (first, second, count) => {
  const [done, act] = changesOf(first, second) as [Change, Change];
  const before = { ...view, changes: [done] };
  const said = overriddenLines(
    english,
    { act, isUndone: false, before, after: before },
    isoDate('2024-12-29'),
  );
  expect(said).toHaveLength(count);
  for (const line of said) expect(line).toMatch(/^No longer holds then: .*Fontana/);
});
