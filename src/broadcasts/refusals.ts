import type { DateTime } from 'luxon';
import { instantOf } from '../announcements/instants.ts';
import { type Asker, organizerAt } from '../approvals/may-act.ts';
import type { Halt } from '../delivery/halts.ts';
import type { Actor } from '../strike/actor.ts';
import { standingOf } from '../strike/authority.ts';
import type { Strike } from '../strike/strike.ts';
import { discordTime } from '../wording/marks.ts';
import { marked, UserError } from '../wording/user-error.ts';
import type { Broadcast, BroadcastType } from './broadcast.ts';
import type { Draft } from './draft.ts';

/** Why there is no alert for these sites yet: one of them has just had one that still stands. Undefined: none has. */
export function recentAlert(
  { alerts, sites: known }: Strike,
  { sites = [] }: Pick<Draft, 'sites'>,
  broadcasts: readonly Broadcast[],
  now: DateTime,
): UserError | undefined {
  const over = (broadcast: Broadcast) =>
    instantOf(broadcast.approvedAt).plus({ minutes: alerts.cooldownMinutes });
  const recent = broadcasts
    .filter(each => each.type === 'alert' && !each.retraction && over(each) > now)
    .findLast(each => each.sites?.some(site => sites.includes(site)));
  if (!recent) return undefined;
  const shared = known.find(({ id }) => sites.includes(id) && recent.sites?.includes(id));
  return new UserError('error.alertCooldown', {
    site: marked(shared?.name ?? ''),
    // Rounded up: at the time that is shown, it is over.
    until: marked(discordTime(over(recent).plus({ milliseconds: 999 }), 'R')),
  });
}

/** The asker as who may write this at this moment, if they may. Throws the UserError that says who may. */
export function writerAt(
  strike: Strike,
  asker: Asker,
  { type, sites = [] }: Pick<Draft, 'type' | 'sites'>,
): Actor {
  if (type !== 'alert') return organizerAt(strike, asker);
  const standing = standingOf(strike, asker.roleIds);
  if (standing.kind === 'organizer') return { hash: asker.hash, role: 'organizer' };
  if (standing.kind === 'member') throw new UserError('error.notAllowedCaptains');
  if (!sites.every(site => standing.sites.includes(site))) {
    const own = strike.sites.filter(({ id }) => standing.sites.includes(id)).map(({ name }) => name);
    throw new UserError('error.captainSites', { sites: marked(own.join(', ')) });
  }
  return { hash: asker.hash, role: 'captain' };
}

/**
 * Throws the UserError that says that an organizer has stopped everything. A captain cannot end that, and an alert is not
 * kept: its author is told to ask an organizer, and to warn the line without the bot.
 */
export function refuseFrozen(halt: Halt | undefined, type: BroadcastType): void {
  if (halt?.mode !== 'frozen') return;
  const { reason } = halt;
  throw new UserError(type === 'alert' ? 'error.frozenAlert' : 'error.frozen', { reason: marked(reason) });
}
