import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

it('a thousand packets with something wrong in them: it lives, answers, and the post goes out once', async () => {
  expect(await fuzz(1_000, 'npm test')).toMatchObject({
    packets: 1_000,
    asked: 10,
    answered: 10,
    announcements: 1,
    fatal: [],
  });
});
