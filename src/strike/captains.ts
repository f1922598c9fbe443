import { DateTime } from 'luxon';
import { isEntry, type RecordedAct } from './acts.ts';
import type { Change } from './change-schema.ts';
import { type ChangeDraft, inForce, spanOf } from './changes.ts';
import { overrides } from './overrides.ts';
import type { SiteId, Strike } from './strike.ts';
import type { StrikeView } from './view.ts';

/** What holds captains back at their own lines: the word of an organizer, and how often members can be pinged. */

/** The organizer's change that a captain's would take the place of, where the organizer has not left it to captains. */
export function organizersWordAgainst(changes: readonly Change[], draft: ChangeDraft): Change | undefined {
  return inForce(changes).findLast(
    each =>
      !isLeftToCaptains(each) &&
      overrides(draft.type, each.type) &&
      areAtOneSite(each, draft) &&
      doOverlap(each, draft),
  );
}

/** May captains change it, or take it back: it is a captain's own, or an organizer has allowed it. */
export function isLeftToCaptains({ role, captains }: Pick<Change, 'role' | 'captains'>): boolean {
  return role === 'captain' || captains === 'may-change';
}

/** Does the strike file let captains ping a role, by its id? */
export function mayCaptainsPing({ roles }: Pick<Strike, 'roles'>, role: string): boolean {
  return roles.captainMention?.some(name => roles.mention.get(name) === role) ?? false;
}

/**
 * From when on a captain can ping for these sites again: the cooldown of alerts after the last ping of a captain's for one
 * of them. Undefined: now.
 *
 * @param own the act that is about to ping: it does not hold itself back
 */
export function nextCaptainsPing(
  { strike, acts = [] }: StrikeView,
  { id: own, ...draft }: ChangeDraft & { id?: string },
  now: DateTime,
): { site: SiteId; at: DateTime } | undefined {
  const sites = sitesOfChange(draft);
  return acts
    .flatMap(({ act, mention }: RecordedAct) => {
      if (isEntry(act) || act.role !== 'captain' || mention === undefined || act.id === own) return [];
      const site = sitesOfChange(act).find(each => sites.includes(each));
      const at = DateTime.fromISO(act.at).plus({ minutes: strike.alerts.cooldownMinutes });
      return site !== undefined && now < at ? [{ site, at }] : [];
    })
    .toSorted((a, b) => a.at.toMillis() - b.at.toMillis())
    .at(-1);
}

function sitesOfChange(change: ChangeDraft): readonly SiteId[] {
  return 'sites' in change ? change.sites : [];
}

function areAtOneSite(a: ChangeDraft, b: ChangeDraft): boolean {
  // What says which lines stand speaks against a line that it leaves out.
  if (a.type === 'lines') return sitesOfChange(b).some(site => !a.standing.includes(site));
  return sitesOfChange(a).some(site => sitesOfChange(b).includes(site));
}

function doOverlap(a: ChangeDraft, b: ChangeDraft): boolean {
  const [one, other] = [spanOf(a), spanOf(b)];
  return (one.to === undefined || one.to >= other.from) && (other.to === undefined || other.to >= one.from);
}
