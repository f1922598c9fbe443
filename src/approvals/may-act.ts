import type { DateTime } from 'luxon';
import type { Actor } from '../strike/actor.ts';
import { type Act, isEntry } from '../strike/acts.ts';
import { standingOf, whyMayNotChange } from '../strike/authority.ts';
import {
  isLeftToCaptains,
  mayCaptainsPing,
  nextCaptainsPing,
  organizersWordAgainst,
} from '../strike/captains.ts';
import { strikeDate } from '../strike/dates.ts';
import type { SiteId, Strike } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { discordTime } from '../wording/marks.ts';
import { marked, UserError } from '../wording/user-error.ts';

/** Somebody who types or presses: a keyed hash, and the roles that Discord shows of them at this moment (promise 9). */
export interface Asker {
  hash: string;
  roleIds: readonly string[];
}

/** What is asked for: an act, or that one is taken back; and whom its notice pings, by the role's id. */
export interface Asked {
  act: Act;
  isUndone: boolean;
  /** The act that is taken back in the same step. */
  replaced?: Act;
  mention?: string | undefined;
}

/** The asker as an organizer. Throws the UserError that says who may, if they are none at this moment. */
export function organizerAt(strike: Strike, { hash, roleIds }: Asker): Actor {
  if (standingOf(strike, roleIds).kind !== 'organizer') throw new UserError('error.notAllowed');
  return { hash, role: 'organizer' };
}

/**
 * The asker as what their roles make them, if they may do this at `now`. Throws the UserError that says who may. A captain
 * acts for their own lines, today and tomorrow, and never against what an organizer has decided.
 */
export function actorWhoMay(view: StrikeView, asker: Asker, asked: Asked, now: DateTime): Actor {
  if (asked.replaced) actorWhoMay(view, asker, { act: asked.replaced, isUndone: true }, now);
  const { hash, roleIds } = asker;
  const standing = standingOf(view.strike, roleIds);
  if (standing.kind === 'organizer') return { hash, role: 'organizer' };
  const { act } = asked;
  if (isEntry(act)) throw new UserError('error.notAllowed');
  switch (whyMayNotChange(standing, act, strikeDate(view.strike, now))) {
    case 'organizers':
      throw new UserError('error.notAllowed');
    case 'captains':
      throw new UserError('error.notAllowedCaptains');
    case 'other-sites': {
      const own = standing.kind === 'captain' ? standing.sites : [];
      throw new UserError('error.captainSites', { sites: marked(namesOf(view.strike, own)) });
    }
    case 'other-days':
      throw new UserError('error.captainDays');
    case undefined:
      refuseAgainstOrganizers(view, asked);
      return { hash, role: 'captain' };
  }
}

function refuseAgainstOrganizers({ changes }: StrikeView, { act, isUndone }: Asked): void {
  if (isEntry(act)) return;
  if (isUndone && !isLeftToCaptains(act)) throw new UserError('error.captainUndo');
  if (!isUndone && organizersWordAgainst(changes, act)) throw new UserError('error.captainOverrules');
}

/**
 * Throws the UserError that says why a captain may not ping that role with this, or not yet. Those whom they rang with what
 * they take back they may ring again.
 */
export function refuseCaptainsPing(
  view: StrikeView,
  { role }: Pick<Actor, 'role'>,
  { act, isUndone, replaced, mention }: Asked,
  now: DateTime,
): void {
  if (role !== 'captain' || mention === undefined || isEntry(act)) return;
  const { strike, acts = [] } = view;
  const wrong = isUndone ? act : replaced;
  if (wrong && acts.find(recorded => recorded.act.id === wrong.id)?.mention === mention) return;
  if (!mayCaptainsPing(strike, mention)) {
    const name = [...strike.roles.mention].find(([, id]) => id === mention)?.[0] ?? '';
    throw new UserError('error.captainPing', { role: name });
  }
  const next = nextCaptainsPing(view, act, now);
  if (!next) return;
  throw new UserError('error.captainPingAgain', {
    site: marked(namesOf(strike, [next.site])),
    until: marked(discordTime(next.at, 'R')),
  });
}

function namesOf({ sites }: Strike, ids: readonly SiteId[]): string {
  return sites
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ');
}
