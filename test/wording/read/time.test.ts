import { expect, it } from 'vitest';
import { readTimes } from '../../../src/wording/read/time.ts';

it.each`
  from         | to           | start      | end
  ${'12'}      | ${'1 p.m.'}  | ${'12:00'} | ${'13:00'}
  ${'9'}       | ${'11 a.m.'} | ${'09:00'} | ${'11:00'}
  ${'11 a.m.'} | ${'1'}       | ${'11:00'} | ${'13:00'}
  ${'1:30'}    | ${'3 p.m.'}  | ${'13:30'} | ${'15:00'}
  ${'10 p.m.'} | ${'2'}       | ${'22:00'} | ${'02:00'}
  ${'14:00'}   | ${'15:30'}   | ${'14:00'} | ${'15:30'}
  ${'noon'}    | ${'1 pm'}    | ${'12:00'} | ${'13:00'}
`('$from to $to is $start to $end', ({ from, to, start, end }) => {
  expect(readTimes(from, to)).toEqual({ from: start, to: end });
});

it('what could be either half of the day at both ends is refused', () => {
  expect(() => readTimes('9', '11')).toThrow('error.timeUnreadable');
});
