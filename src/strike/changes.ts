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

/** A stretch of time, in milliseconds since 1970, in which the same changes were in force; the end is not included. */
export interface Regime<Each extends Change = Change> {
  from: number;
  until: number;
  /** Oldest first. */
  changes: readonly Each[];
}

/**
 * What was in force from one moment to the next, within `from` and `until`: a change counts from the instant at which it
 * was made to the one at which it was taken back. So no later change alters what has been, and one that comes while a
 * line stands alters the rest of it (promise 13).
 */
export function regimesWithin<Each extends Change>(
  changes: readonly Each[],
  from: number,
  until: number,
): Regime<Each>[] {
  if (changes.length === 0) return [{ from, until, changes }];
  const { lives, lastCut, atLast } = lifetimesOf(changes);
  // The common case: everything was done before.
  if (lastCut <= from) return [{ from, until, changes: atLast as Each[] }];
  const cuts = new Set<number>([from]);
  for (const { made, undone } of lives) {
    if (made > from && made < until) cuts.add(made);
    if (undone > from && undone < until) cuts.add(undone);
  }
  const starts = [...cuts].toSorted((a, b) => a - b);
  return starts.map((start, index) => ({
    from: start,
    until: starts[index + 1] ?? until,
    changes: standingAt(changes, start) as Each[],
  }));
}

/** Those that stood at an instant, in milliseconds since 1970, oldest first. */
export function standingAt(changes: readonly Change[], at: number): readonly Change[] {
  const { lives, lastCut, atLast } = lifetimesOf(changes);
  if (lastCut <= at) return atLast;
  return lives.filter(({ made, undone }) => made <= at && undone > at).map(({ change }) => change);
}

interface Lifetime {
  /** As it was while it stood: without the word that it was taken back. */
  change: Change;
  made: number;
  /** Infinity where it was not taken back. */
  undone: number;
}

interface Lifetimes {
  /** Oldest first. */
  lives: readonly Lifetime[];
  /** When the last of them was made, or taken back. */
  lastCut: number;
  /** Those that are in force from then on. */
  atLast: readonly Change[];
}

/** A list never changes, so it is read once. */
const lifetimes = new WeakMap<readonly Change[], Lifetimes>();

function lifetimesOf(changes: readonly Change[]): Lifetimes {
  const known = lifetimes.get(changes) ?? readLifetimes(changes);
  lifetimes.set(changes, known);
  return known;
}

function readLifetimes(changes: readonly Change[]): Lifetimes {
  const lives = changes
    .map(({ undone, ...change }) => ({
      change,
      made: Date.parse(change.at),
      undone: undone ? Date.parse(undone.at) : Number.POSITIVE_INFINITY,
    }))
    .toSorted((a, b) => a.made - b.made);
  const instants = lives.flatMap(({ made, undone }) => (Number.isFinite(undone) ? [made, undone] : [made]));
  return {
    lives,
    lastCut: Math.max(...instants),
    atLast: lives.flatMap(({ change, undone }) => (Number.isFinite(undone) ? [] : [change])),
  };
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
    case 'resume':
      return { from: change.from };
    case 'end':
      return { from: change.lastDay };
    case 'suspend':
      return { from: change.from, ...(change.to && { to: change.to }) };
    default:
      return { from: change.from, to: change.to };
  }
}
