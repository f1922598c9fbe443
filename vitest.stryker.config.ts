import { defineConfig } from 'vitest/config';

/**
 * The tests that mutants of src/strike are held against (stryker.config.json): its own tables, those of the plan that
 * rests on it, and those of the strike files. Left out are the tests that take seconds, by which each mutant would
 * become slow: every zone, and what holds of any strike, which is drawn anew each time.
 */
export default defineConfig({
  test: {
    include: [
      'test/strike/**/*.test.ts',
      'test/settings/strike-*.test.ts',
      'test/announcements/plan.test.ts',
      'test/announcements/owed.test.ts',
    ],
    exclude: ['**/every-zone.test.ts', '**/*-properties.test.ts', '**/*-fuzz.test.ts'],
    testTimeout: 20_000,
  },
});
