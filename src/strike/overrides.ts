import type { ChangeType } from './changes.ts';

const OF_LINES = ['cancel', 'hours', 'move', 'add-shift'] as const satisfies ChangeType[];

/** Which earlier changes each change takes the place of, at the same line on the same day. */
const OVERRIDES: Partial<Record<ChangeType, readonly ChangeType[]>> = {
  cancel: OF_LINES,
  hours: ['cancel', 'hours', 'add-shift', 'lines'],
  move: ['move'],
  'add-shift': ['cancel', 'lines'],
  usual: [...OF_LINES, 'lines'],
  lines: OF_LINES,
};

/** Does a change of the one type take the place of an earlier one of the other, where both are of a line on a day? */
export function overrides(type: ChangeType, earlier: ChangeType): boolean {
  return OVERRIDES[type]?.includes(earlier) ?? false;
}
