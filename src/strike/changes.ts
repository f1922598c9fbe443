import type { Change } from './change-schema.ts';
import { isWithin } from './dates.ts';
import type { IsoDate } from './strike.ts';

type Given<Each> = Each extends Change ? Omit<Each, 'id' | 'at' | 'role' | 'undone'> : never;

/** A change that somebody has in mind: not made yet, by nobody and at no time. */
export type ChangeDraft = Given<Change>;

export type ChangeType = Change['type'];
export type ChangeOf<Type extends ChangeType> = Extract<Change, { type: Type }>;

/** What was found in force in a list, which never changes: a list of days asks several times for each of them. */
const standing = new WeakMap<readonly Change[], readonly Change[]>();

/** The changes that stand, oldest first, so that the last word is laid on top. */
export function inForce(changes: readonly Change[]): readonly Change[] {
  const known =
    standing.get(changes) ??
    changes.filter(change => change.undone === undefined).toSorted((a, b) => a.at.localeCompare(b.at));
  standing.set(changes, known);
  // They are all in force themselves.
  standing.set(known, known);
  return known;
}

/** Those in force that have a say on a date, oldest first. What is of a site or of the end counts on every one. */
export function touching(changes: readonly Change[], date: IsoDate): Change[] {
  return inForce(changes).filter(change => {
    if (change.type === 'open' || change.type === 'close' || change.type === 'end') return true;
    const { from, to } = spanOf(change);
    return isWithin(date, from, to);
  });
}

export function ofType<Type extends ChangeType>(changes: readonly Change[], type: Type): ChangeOf<Type>[] {
  return changes.filter((change): change is ChangeOf<Type> => change.type === type);
}

/** The dates that a change may alter, both included; open-ended where it has no last one. */
export function spanOf(change: ChangeDraft | Change): { from: IsoDate; to?: IsoDate } {
  switch (change.type) {
    case 'add-event': {
      const date = change.event.date ?? change.event.announced;
      if (date === undefined) throw new RangeError('an event without a date');
      return { from: date, to: date };
    }
    case 'open':
    case 'close':
      return { from: change.from };
    case 'end':
      return { from: change.lastDay };
    case 'suspend':
      return { from: change.from, ...(change.to && { to: change.to }) };
    default:
      return { from: change.from, to: change.to };
  }
}
