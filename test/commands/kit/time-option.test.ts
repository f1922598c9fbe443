import { expect, it } from 'vitest';
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
