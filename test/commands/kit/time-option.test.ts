import { expect, it } from 'vitest';
import { choice } from '../../../commands/kit/choices.ts';
import { timeChoices } from '../../../commands/kit/time-option.ts';
import { english, exampleView } from '../../wording/say/example.ts';

it.each`
  typed        | option     | offered
  ${'8'}       | ${'start'} | ${[['8 a.m.', '08:00'], ['8 p.m.', '20:00']]}
  ${'12'}      | ${'end'}   | ${[['midnight', '00:00'], ['noon', '12:00']]}
  ${'2:30 pm'} | ${'end'}   | ${[['2:30 p.m.', '14:30']]}
  ${''}        | ${'start'} | ${[['8 a.m.', '08:00']]}
  ${''}        | ${'end'}   | ${[['2 p.m.', '14:00']]}
  ${'soon'}    | ${'start'} | ${[]}
`('“$typed” for $option offers $offered', ({ typed, option, offered }) => {
  const choices = timeChoices(english, exampleView(), typed, option);
  expect(choices.map(({ name, value }) => [name, value])).toEqual(offered);
});

it('a time that is offered is found by what people type, with an ordinary space', () => {
  expect(choice('Thu Dec 26, 3\u00a0p.m. · Town hall', 'id').name).toBe('Thu Dec 26, 3 p.m. · Town hall');
});
