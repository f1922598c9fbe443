import { expect, it } from 'vitest';
import { pauseBefore } from '../../../src/discord/gateway/reconnect.ts';

it.each`
  failures | chance | millis    | because
  ${0}     | ${0.9} | ${0}      | ${'a first failure is made good at once'}
  ${1}     | ${0}   | ${1_000}  | ${'then a second'}
  ${2}     | ${0}   | ${2_000}  | ${'then twice as long'}
  ${4}     | ${0}   | ${8_000}  | ${'each time'}
  ${5}     | ${0}   | ${15_000} | ${'never more than a quarter of a minute'}
  ${5_000} | ${0}   | ${15_000} | ${'however long the outage'}
  ${5}     | ${0.5} | ${11_250} | ${'less by chance'}
  ${1}     | ${1}   | ${500}    | ${'by half at most'}
`('after $failures failures $millis ms pass: $because', ({ failures, chance, millis }) => {
  expect(pauseBefore(failures, chance)).toBe(millis);
});
