import { describe, expect, it } from 'vitest';
import { turnAfter } from '../../src/platform/pace.ts';

/** How long each of so many that ask at once has to wait. */
function waitsAt(now: number, asked: number, perSecond: number, last = Number.NEGATIVE_INFINITY): number[] {
  const waits: number[] = [];
  for (let turn = last, index = 0; index < asked; index += 1) {
    turn = turnAfter(turn, now, perSecond);
    waits.push(Math.max(0, turn - now));
  }
  return waits;
}

describe('turns', () => {
  it('begin at once for as many as a second has, and then one after the other', () => {
    expect(waitsAt(5_000, 7, 4)).toEqual([0, 0, 0, 0, 250, 500, 750]);
  });

  it('are saved up for one second, and no longer', () => {
    expect(waitsAt(60_000, 6, 4, 5_000)).toEqual([0, 0, 0, 0, 250, 500]);
    expect(waitsAt(5_250, 3, 4, 5_000)).toEqual([0, 250, 500]);
    expect(waitsAt(5_500, 3, 4, 5_000)).toEqual([0, 0, 250]);
    expect(waitsAt(5_000, 2, 4, 5_500)).toEqual([750, 1000]);
  });
});
