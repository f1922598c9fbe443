import { DateTime } from 'luxon';
import type { Regime } from './changes.ts';
import type { SiteId } from './strike.ts';

/** A stretch of time: the end is not included. */
export interface Stretch {
  start: DateTime<true>;
  end: DateTime<true>;
}

/** A line that was scheduled and will not stand, or not to its end. */
export interface Cancellation {
  site: SiteId;
  reason: string;
  /** When it was called off, where it stood until then. */
  since?: DateTime<true>;
  /** The stretches that do not stand; other shifts of the site may. */
  shifts: readonly Stretch[];
}

/** What the changes of one regime make of a site's date. */
export interface SiteState<Each extends Stretch> {
  shifts: readonly Each[];
  /** The line that was taken away, and why. */
  off?: { reason: string; shifts: readonly Stretch[] };
}

/** A site's date as it was lived so far, and as it will go on. */
export interface SiteDay<Each extends Stretch> {
  shifts: readonly Each[];
  cancelled?: Omit<Cancellation, 'site'>;
}

/**
 * Puts a site's date together from what each regime makes of it: of each regime only what lies within its own time. What
 * was over when a change came stays as it was; of a shift under way the change alters the rest.
 *
 * @param states in the order of time, one after the other without a gap
 */
export function livedDay<Each extends Stretch>(
  states: readonly (Pick<Regime, 'from' | 'until'> & SiteState<Each>)[],
): SiteDay<Each> {
  const [only] = states;
  if (only && states.length === 1) return { shifts: only.shifts, ...(only.off && { cancelled: only.off }) };
  let shifts: Each[] = [];
  let cancelled: Omit<Cancellation, 'site'> | undefined;
  for (const { from, until, ...state } of states) {
    const stood = shifts.some(shift => shift.end.toMillis() === from);
    const stands = within(state.shifts, from, until);
    shifts = joined(shifts, stands, from);
    const off = state.off && within(state.off.shifts, from, until);
    if (state.off && off && off.length > 0) {
      // Another shift of the line may have stood: only what is cut at this moment was called off under way.
      const cut = stood ? off.find(({ start }) => start.toMillis() === from) : undefined;
      const since = cut?.start ?? cancelled?.since;
      cancelled = { reason: state.off.reason, shifts: off, ...(since && { since }) };
    } else if (stands.some(shift => shift.start.toMillis() === from)) {
      // It is on after all: of the time before nobody needs to be told that it was off.
      cancelled = undefined;
    }
  }
  return { shifts, ...(cancelled && { cancelled }) };
}

/** Of each stretch what lies between two instants. */
function within<Each extends Stretch>(stretches: readonly Each[], from: number, until: number): Each[] {
  return stretches.flatMap(stretch => {
    const start = clipped(stretch.start, from, until);
    const end = clipped(stretch.end, from, until);
    return start < end ? [{ ...stretch, start, end }] : [];
  });
}

function clipped(instant: DateTime<true>, from: number, until: number): DateTime<true> {
  const at = Math.min(Math.max(instant.toMillis(), from), until);
  if (at === instant.toMillis()) return instant;
  return DateTime.fromMillis(at, { zone: instant.zone }) as DateTime<true>;
}

/** A shift that goes on after a change is one shift, as the change has it. */
function joined<Each extends Stretch>(before: readonly Each[], after: readonly Each[], cut: number): Each[] {
  const open = before.filter(shift => shift.end.toMillis() === cut);
  const done = before.filter(shift => shift.end.toMillis() !== cut);
  const goingOn = after.map(shift => {
    const earlier = shift.start.toMillis() === cut ? open.shift() : undefined;
    return earlier ? { ...shift, start: earlier.start } : shift;
  });
  return [...done, ...open, ...goingOn];
}
