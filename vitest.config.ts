import { defineConfig } from 'vitest/config';

/**
 * Left out where the machine stands in another time zone (`--mode zone`): the rules of the house read the sources, and the
 * mention fuzz compares who was pinged. An `--exclude` would not do: vitest hears of none where there are projects.
 */
const KNOWS_NO_TIME = ['test/house/**', 'test/broadcasts/mention-fuzz.test.ts'];

/**
 * Two projects: `unit` is everything that needs no browser (pure rules, delivery, end to end over loopback);
 * `browser` drives the rehearsal's page in Chromium and runs on its own, because it needs a browser installed.
 */
export default defineConfig(({ mode }) => ({
  test: {
    // By itself vitest leaves one core idle; of two, that is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', ...(mode === 'zone' ? KNOWS_NO_TIME : [])],
          // Loading discord.js, luxon and zod anew for each file would be half the work.
          isolate: false,
          setupFiles: ['test/support/leave-no-trace.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'commands/**/*.ts'],
      exclude: ['src/rehearsal/page/**'],
      reporter: ['text', 'json-summary'],
      thresholds: {
        'src/strike/**': { branches: 95 },
        'src/announcements/{plan,owed,compose,identity}.ts': { branches: 95 },
        'src/delivery/ticker.ts': { branches: 95 },
      },
    },
  },
}));
