import { defineConfig } from 'vitest/config';

/**
 * Two projects: `unit` is everything that needs no browser (pure rules, delivery, end to end over loopback);
 * `browser` drives the rehearsal's page in Chromium and runs on its own, because it needs a browser installed.
 */
export default defineConfig({
  test: {
    // By itself vitest leaves one core idle; of two, that is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
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
});
