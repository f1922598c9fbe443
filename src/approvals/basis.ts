import { createHash } from 'node:crypto';
import { type Act, isEntry } from '../strike/acts.ts';
import { spanOf } from '../strike/changes.ts';
import { datesFrom, daysBetween } from '../strike/dates.ts';
import { dayByItself } from '../strike/picket-day.ts';
import type { IsoDate, SiteId } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import type { Step } from './effects.ts';

/** A longer stretch, or one without an end, is bound to everything that has been done. */
const MOST_DAYS = 62;

/**
 * A hash of what an act touches, as it stands: its days at its lines, or for the negotiations all that is recorded of them. By
 * it a preview is known to be stale when somebody else has meanwhile changed the same thing; another day, or another line, is no
 * matter.
 */
function standingHash(view: StrikeView, act: Act): string {
  return createHash('sha256')
    .update(JSON.stringify(touchedBy(view, act)))
    .digest('base64url');
}

/** What a preview is bound to: as all that its step touches stood before it. */
export function basisOf({ act, replaced, before }: Pick<Step, 'act' | 'replaced' | 'before'>): string {
  const own = standingHash(before, act);
  return replaced ? `${own}/${standingHash(before, replaced)}` : own;
}

/** Would a step change nothing of what it touches? */
export function isIdle({ act, replaced, before, after }: Step): boolean {
  const touched = replaced ? [act, replaced] : [act];
  return touched.every(each => standingHash(before, each) === standingHash(after, each));
}

function touchedBy(view: StrikeView, act: Act): unknown {
  if (isEntry(act)) return view.strike.negotiations;
  const { from, to } = spanOf(act);
  if (to === undefined || daysBetween(from, to) > MOST_DAYS) {
    return view.changes.map(({ id, undone }) => [id, undone?.at]);
  }
  const only = 'sites' in act ? act.sites : undefined;
  return datesFrom(from, to).map(date => {
    const { kind, events, ...day } = dayByItself(view.strike, view.changes, date, only);
    const shifts =
      'shifts' in day
        ? day.shifts.map(({ site, start, end, place, reason }) => [
            site.id,
            start.toMillis(),
            end.toMillis(),
            place,
            reason,
          ])
        : [];
    const reasons =
      kind === 'quiet' && 'sites' in act ? act.sites.map(site => reasonAt(view, date, site)) : [];
    return [
      date,
      kind,
      events,
      shifts,
      'cancelled' in day && day.cancelled,
      'reason' in day && [day.reason, reasons],
    ];
  });
}

/** Where every line is called off the day has one reason, and each line still its own, for whoever asks for that line. */
function reasonAt({ strike, changes }: StrikeView, date: IsoDate, site: SiteId): string | undefined {
  const day = dayByItself(strike, changes, date, [site]);
  return day.kind === 'quiet' ? day.reason : undefined;
}
