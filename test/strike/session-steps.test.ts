import { expect, it } from 'vitest';
import { whyNotRecord } from '../../src/strike/session-steps.ts';
import { day } from '../support/strikes.ts';

it.each`
  step           | date            | state          | because
  ${'add'}       | ${'2025-01-08'} | ${undefined}   | ${'over'}
  ${'add'}       | ${'2025-01-09'} | ${undefined}   | ${undefined}
  ${'add'}       | ${'2025-01-16'} | ${'scheduled'} | ${'known'}
  ${'add'}       | ${'2025-01-16'} | ${'cancelled'} | ${undefined}
  ${'held'}      | ${'2025-01-10'} | ${'scheduled'} | ${'to-come'}
  ${'held'}      | ${'2025-01-09'} | ${'scheduled'} | ${undefined}
  ${'held'}      | ${'2025-01-08'} | ${'cancelled'} | ${undefined}
  ${'held'}      | ${'2025-01-08'} | ${undefined}   | ${undefined}
  ${'held'}      | ${'2025-01-08'} | ${'held'}      | ${'known'}
  ${'under-way'} | ${'2025-01-10'} | ${'scheduled'} | ${'to-come'}
  ${'under-way'} | ${'2025-01-09'} | ${'scheduled'} | ${undefined}
  ${'under-way'} | ${'2025-01-08'} | ${undefined}   | ${undefined}
  ${'under-way'} | ${'2025-01-08'} | ${'held'}      | ${'was-held'}
  ${'under-way'} | ${'2025-01-09'} | ${'under-way'} | ${'known'}
  ${'under-way'} | ${'2025-01-08'} | ${'under-way'} | ${undefined}
  ${'held'}      | ${'2025-01-08'} | ${'under-way'} | ${undefined}
  ${'add'}       | ${'2025-01-09'} | ${'under-way'} | ${'begun'}
  ${'cancel'}    | ${'2025-01-16'} | ${'scheduled'} | ${undefined}
  ${'cancel'}    | ${'2025-01-16'} | ${undefined}   | ${'unknown'}
  ${'cancel'}    | ${'2025-01-08'} | ${'held'}      | ${'was-held'}
  ${'postpone'}  | ${'2025-01-16'} | ${'cancelled'} | ${undefined}
  ${'postpone'}  | ${'2025-01-16'} | ${undefined}   | ${'unknown'}
  ${'postpone'}  | ${'2025-01-08'} | ${'held'}      | ${'was-held'}
`('$step of a session that is $state on $date, on January 9: $because', ({ step, date, state, because }) => {
  const known = state === undefined ? undefined : { state };
  expect(whyNotRecord(step, day(date), known, day('2025-01-09'))).toBe(because);
});

it.each`
  known                                                | outcome                  | because
  ${{ state: 'held' }}                                 | ${'none'}                | ${'known'}
  ${{ state: 'held' }}                                 | ${'tentative-agreement'} | ${undefined}
  ${{ state: 'held', outcome: 'tentative-agreement' }} | ${'tentative-agreement'} | ${'known'}
  ${{ state: 'held', outcome: 'tentative-agreement' }} | ${'none'}                | ${undefined}
  ${{ state: 'held', outcome: 'none' }}                | ${'none'}                | ${'known'}
`('that $known was held with the outcome $outcome: $because', ({ known, outcome, because }) => {
  expect(whyNotRecord('held', day('2025-01-08'), known, day('2025-01-09'), outcome)).toBe(because);
});

it('that they sit is news on every day, and once on each', () => {
  const known = { state: 'under-way', told: day('2025-01-09') } as const;
  expect(whyNotRecord('under-way', day('2025-01-07'), known, day('2025-01-09'))).toBe('known');
  expect(whyNotRecord('under-way', day('2025-01-07'), known, day('2025-01-10'))).toBeUndefined();
});
