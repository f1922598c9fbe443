import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

it('packets and answers with something wrong in them: it lives, answers, and each post goes out once', async () => {
  const seen = await fuzz(300, 'npm test');
  expect(seen).toMatchObject({ hung: [], fatal: [], lost: [] });
  expect(seen.answers).toBeGreaterThan(10);
  expect(seen.due).toBeGreaterThan(3);
  expect(seen).toMatchObject({ answered: seen.asked, posted: seen.due });
});
