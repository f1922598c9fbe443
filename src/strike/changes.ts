import { isWithin } from './dates.ts';
import type { IsoDate, Site, SiteId, StrikeEvent, WallTime } from './strike.ts';

/** What every change carries: who acted (as a role, never a name), when, and whether it was taken back. */
interface ChangeBase {
  id: string;
  /** ISO 8601 in UTC: later changes are laid over earlier ones. */
  at: string;
  role: 'organizer' | 'captain';
  reason?: string;
  undone?: { at: string; role: 'organizer' | 'captain' };
  /** Set by an organizer who leaves it to the captains of its sites to change it, or to take it back. */
  captains?: 'may-change';
}

/** A stretch of dates at some sites; both ends are included. */
interface Span {
  from: IsoDate;
  to: IsoDate;
  sites: readonly SiteId[];
}

/**
 * A dated thing that an organizer did on Discord. For the dates and sites that it names it wins over the file.
 *
 * `hours` replaces every shift of its sites with one stretch; `move` keeps the hours and says another place;
 * `suspend` halts all lines until a date, or until further notice; `end` closes the strike after its last day, with
 * the union's own words on what comes next.
 */
export type Change = ChangeBase &
  (
    | ({ type: 'cancel'; reason: string } & Span)
    | ({ type: 'hours'; start: WallTime; end: WallTime } & Span)
    | ({ type: 'move'; place: string } & Span)
    | ({ type: 'add-shift'; start: WallTime; end: WallTime } & Span)
    | { type: 'add-event'; event: StrikeEvent }
    | { type: 'quiet'; from: IsoDate; to: IsoDate; reason: string }
    | { type: 'suspend'; from: IsoDate; to?: IsoDate; reason: string }
    | { type: 'open'; site: Site; from: IsoDate }
    | { type: 'close'; site: SiteId; from: IsoDate }
    | { type: 'end'; lastDay: IsoDate; words?: string }
  );

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
