import { isEntry } from '../strike/acts.ts';
import type { Change } from '../strike/change-schema.ts';
import { inForce, spanOf } from '../strike/changes.ts';
import { addDays, isWithin } from '../strike/dates.ts';
import { dayByItself, scheduledOn } from '../strike/picket-day.ts';
import { isOpenOn, sitesOf } from '../strike/sites.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { stretchOn } from '../strike/wallclock.ts';
import { quietWordOn } from '../strike/whole-days.ts';
import type { Text } from '../wording/translator.ts';
import { marked, UserError, type UserErrorCode } from '../wording/user-error.ts';
import { isIdle } from './basis.ts';
import { dayRow } from './changed-days.ts';
import type { Step } from './effects.ts';

/** What would change nothing is not asked to be confirmed, or an organizer believes that it was done. */
export function refuseIdle(text: Text, step: Step, today: IsoDate): void {
  const { act, isUndone, before } = step;
  if (isUndone || !isIdle(step)) return;
  if (isEntry(act)) throw new UserError('error.noChange');
  // Where something is not as usual, the row ends with a full stop of its own.
  const day = dayRow(text, before, act, spanOf(act).from, today).replace(/\.$/, '');
  throw new UserError(wayOutOf(before, act), { day: marked(day) });
}

/**
 * Why a change would change nothing, as the sentence that says what to do instead. It looks at the first day: what the
 * union has excluded, by its list or by a word of an organizer's, no hours and no extra shift bring back.
 */
function wayOutOf(view: StrikeView, change: Change): UserErrorCode {
  const { from } = spanOf(change);
  if (isOver(view, change)) return 'error.lineOver';
  const day = dayByItself(view.strike, view.changes, from);
  switch (day.kind) {
    case 'quiet':
      if (view.strike.quietDays.some(stretch => isWithin(from, stretch.from, stretch.to)))
        return 'error.quietByList';
      return isSilenced(view, from) ? 'error.quietByAct' : 'error.allCalledOff';
    case 'after':
      return inForce(view.changes).some(({ type }) => type === 'end') ? 'error.endedByAct' : 'error.noEffect';
    case 'picket':
    case 'off':
      return isClosed(view, change, from) ? 'error.lineClosed' : 'error.noEffect';
    case 'before':
      return 'error.noEffect';
  }
}

function isSilenced({ changes }: StrikeView, date: IsoDate): boolean {
  return quietWordOn(inForce(changes), date) !== undefined;
}

/** Are all the shifts that it is about over by the time at which it is made? What was lived stays as it was. */
function isOver({ strike, changes }: StrikeView, change: Change): boolean {
  if (!('sites' in change)) return false;
  const { sites: ids, to } = change;
  const ends =
    'start' in change
      ? sitesOf(strike, changes)
          .filter(({ id }) => ids.includes(id))
          .map(({ timezone }) => stretchOn(to, addDays(to, 1), change.start, change.end, timezone).end)
      : scheduledOn(strike, changes, to).flatMap(({ site, end }) => (ids.includes(site.id) ? [end] : []));
  const at = Date.parse(change.at);
  return ends.length > 0 && ends.every(end => end.toMillis() <= at);
}

/** Is it about lines of which none is open on that day? */
function isClosed({ strike, changes }: StrikeView, change: Change, date: IsoDate): boolean {
  if (!('sites' in change)) return false;
  const sites = sitesOf(strike, changes).filter(({ id }) => change.sites.includes(id));
  return sites.length > 0 && sites.every(site => !isOpenOn(site, date));
}
