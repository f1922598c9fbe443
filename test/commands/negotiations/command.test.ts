import { expect, it } from 'vitest';
import { MEMBER, NEWCOMER } from '../../e2e/stage.ts';
import { playing } from '../playing.ts';

it('/negotiations status says where things stand, as of the asker’s today', async () => {
  const scene = await playing();
  const answer = await scene.ask(NEWCOMER, 'negotiations status');
  expect(answer.split('\n').slice(0, 2)).toEqual([
    '**Next talks: Thursday, January 9.**',
    'As of Monday, December 23. The last session on record was held on Wednesday, October 23.',
  ]);
});

it('does not know on the day before what was announced on the day', async () => {
  const scene = await playing('2024-12-22T12:00:00-08:00');
  expect(await scene.ask(MEMBER, 'negotiations status')).not.toContain('January 9');
});
