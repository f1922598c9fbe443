import type { DateTime } from 'luxon';
import { instantOf } from '../announcements/instants.ts';
import { type Asker, organizerAt } from '../approvals/may-act.ts';
import type { Halt } from '../delivery/halts.ts';
import type { Actor } from '../strike/actor.ts';
import { standingOf } from '../strike/authority.ts';
import type { Strike } from '../strike/strike.ts';
import { discordTime } from '../wording/marks.ts';
import { marked, UserError } from '../wording/user-error.ts';
import { runningAlerts } from './alerts.ts';
import type { Broadcast, BroadcastType, Follows } from './broadcast.ts';
import type { Draft } from './draft.ts';

/**
 * Throws the UserError that says when the next alert can go out, where each of these sites has just had one that holds. A
 * wider alert tells others, too, so it never waits.
 */
export function refuseRecent(
  { alerts, sites: known }: Strike,
  { sites = [] }: Pick<Draft, 'sites'>,
  broadcasts: readonly Broadcast[],
  now: DateTime,
): void {
  const over = ({ approvedAt }: Broadcast) => instantOf(approvedAt).plus({ minutes: alerts.cooldownMinutes });
  const recent = runningAlerts(broadcasts, now).filter(each => over(each) > now);
  const lasts = sites.map(site => recent.findLast(each => each.sites?.includes(site)));
  const [first] = lasts;
  if (!first || lasts.includes(undefined)) return;
  throw new UserError('error.alertCooldown', {
    site: marked(known.find(({ id }) => id === sites[0])?.name ?? ''),
    // Rounded up: at the time that is shown, it is over.
    until: marked(discordTime(over(first).plus({ milliseconds: 999 }), 'R')),
  });
}

/** Throws the UserError that says why nobody updates or ends these alerts: they are over, or an organizer's and not a captain's. */
export function refuseFollowing(
  { author, sites = [] }: Pick<Draft, 'author' | 'sites'>,
  { alerts }: Follows,
  running: readonly Broadcast[],
): void {
  for (const id of alerts) {
    const alert = running.find(each => each.id === id);
    if (!alert) throw new UserError('error.alertOver');
    const isWithin = alert.sites?.every(site => sites.includes(site)) ?? false;
    if (author.role !== 'organizer' && (alert.author.role === 'organizer' || !isWithin)) {
      throw new UserError('error.alertOfOrganizer');
    }
  }
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
