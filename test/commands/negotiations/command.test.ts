import { expect, it } from 'vitest';
import { MEMBER, NEWCOMER } from '../../e2e/stage.ts';
import { playing } from '../playing.ts';

it('/negotiations status says where things stand, as of the asker’s today', async () => {
  const scene = await playing();
  const answer = await scene.ask(NEWCOMER, 'negotiations status');
  expect(answer).toContain('**Negotiations, as of Monday, December 23**');
  expect(answer).toContain('the next is scheduled for Thursday, January 9.');
});

it('does not know on the day before what was announced on the day', async () => {
  const scene = await playing('2024-12-22T12:00:00-08:00');
  expect(await scene.ask(MEMBER, 'negotiations status')).not.toContain('January 9');
});
