import { expect, it } from 'vitest';
import { whyNotRecord } from '../../src/strike/session-steps.ts';
import { day } from '../support/strikes.ts';

it.each`
  step          | date            | state          | because
  ${'add'}      | ${'2025-01-08'} | ${undefined}   | ${'over'}
  ${'add'}      | ${'2025-01-09'} | ${undefined}   | ${undefined}
  ${'add'}      | ${'2025-01-16'} | ${'scheduled'} | ${'known'}
  ${'add'}      | ${'2025-01-16'} | ${'cancelled'} | ${undefined}
  ${'held'}     | ${'2025-01-10'} | ${'scheduled'} | ${'to-come'}
  ${'held'}     | ${'2025-01-09'} | ${'scheduled'} | ${undefined}
  ${'held'}     | ${'2025-01-08'} | ${'cancelled'} | ${undefined}
  ${'held'}     | ${'2025-01-08'} | ${undefined}   | ${undefined}
  ${'held'}     | ${'2025-01-08'} | ${'held'}      | ${'known'}
  ${'cancel'}   | ${'2025-01-16'} | ${'scheduled'} | ${undefined}
  ${'cancel'}   | ${'2025-01-16'} | ${undefined}   | ${'unknown'}
  ${'cancel'}   | ${'2025-01-08'} | ${'held'}      | ${'was-held'}
  ${'postpone'} | ${'2025-01-16'} | ${'cancelled'} | ${undefined}
  ${'postpone'} | ${'2025-01-16'} | ${undefined}   | ${'unknown'}
  ${'postpone'} | ${'2025-01-08'} | ${'held'}      | ${'was-held'}
`('$step of a session that is $state on $date, on January 9: $because', ({ step, date, state, because }) => {
  const known = state === undefined ? undefined : { state };
  expect(whyNotRecord(step, day(date), known, day('2025-01-09'))).toBe(because);
});
