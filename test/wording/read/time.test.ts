import { expect, it } from 'vitest';
import { readTime, readTimes, timeReadings } from '../../../src/wording/read/time.ts';

it.each`
  from         | to           | start      | end
  ${'12'}      | ${'1 p.m.'}  | ${'12:00'} | ${'13:00'}
  ${'9'}       | ${'11 a.m.'} | ${'09:00'} | ${'11:00'}
  ${'11 a.m.'} | ${'1'}       | ${'11:00'} | ${'13:00'}
  ${'1:30'}    | ${'3 p.m.'}  | ${'13:30'} | ${'15:00'}
  ${'10 p.m.'} | ${'2'}       | ${'22:00'} | ${'02:00'}
  ${'14:00'}   | ${'15:30'}   | ${'14:00'} | ${'15:30'}
  ${'noon'}    | ${'1 pm'}    | ${'12:00'} | ${'13:00'}
  ${'8'}       | ${'noon'}    | ${'08:00'} | ${'12:00'}
  ${'9'}       | ${'14:00'}   | ${'09:00'} | ${'14:00'}
  ${'8:00'}    | ${'14:00'}   | ${'08:00'} | ${'14:00'}
  ${'10 p.m.'} | ${'6'}       | ${'22:00'} | ${'06:00'}
`('$from to $to is $start to $end', ({ from, to, start, end }) => {
  expect(readTimes(from, to)).toEqual({ from: start, to: end });
});

it('what could be either half of the day at both ends is refused', () => {
  expect(() => readTimes('9', '11')).toThrow('error.timeOfHalf');
});

it.each`
  typed            | readings
  ${'8'}           | ${['08:00', '20:00']}
  ${'12'}          | ${['00:00', '12:00']}
  ${'14'}          | ${['14:00']}
  ${'8am'}         | ${['08:00']}
  ${'8\u00a0a.m.'} | ${['08:00']}
  ${'8\u202fa.m.'} | ${['08:00']}
  ${'2:30 pm'}     | ${['14:30']}
  ${'8:30'}        | ${['08:30']}
  ${'noon'}        | ${['12:00']}
  ${'24'}          | ${[]}
  ${'0'}           | ${['00:00']}
  ${'13 p.m.'}     | ${[]}
  ${'8:75'}        | ${[]}
  ${'soon'}        | ${[]}
`('“$typed” can be $readings', ({ typed, readings }) => {
  expect(timeReadings(typed)).toEqual(readings);
});

it('an hour of either half is asked about, and what is no time is unreadable', () => {
  expect(() => readTime('8')).toThrow('error.timeOfHalf');
  expect(() => readTime('soon')).toThrow('error.timeUnreadable');
});
