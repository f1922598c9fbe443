import { expect, it } from 'vitest';
import { reasonsOf } from '../../../commands/schedule/reasons.ts';
import { viewOf } from '../../../src/strike/view.ts';
import { changesOf } from '../../support/strikes.ts';
import { exampleView } from '../../wording/say/example.ts';

const DAY = { from: '2024-12-26', to: '2024-12-26' };

it('are those of the file, then those given before, the last first, each once and as it is typed', () => {
  const { strike } = exampleView();
  const changes = changesOf(
    { type: 'cancel', ...DAY, sites: ['fontana'], reason: 'Heat' },
    { type: 'quiet', ...DAY, reason: 'A \\*vote\\*' },
    { type: 'cancel', ...DAY, sites: ['anaheim'], reason: 'Storm' },
    { type: 'cancel', ...DAY, sites: ['anaheim'], reason: 'x'.repeat(101) },
  );
  const acts = changes.map(act => ({ act, tell: false }));
  const view = viewOf({ ...strike, reasons: ['Storm', 'Flood'] }, acts);
  expect(reasonsOf(view)).toEqual(['Storm', 'Flood', 'A *vote*', 'Heat']);
});
