import type { DateTime } from 'luxon';
import { instantOf } from '../announcements/instants.ts';
import type { SiteId, Strike } from '../strike/strike.ts';
import { bold } from '../wording/marks.ts';
import { siteNames } from '../wording/say/lines.ts';
import { shortDateAndTime } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import type { Addressed, Broadcast, Follows } from './broadcast.ts';

/** After a day nobody waits for the all clear any more. */
const RUNNING_HOURS = 24;

type Alerts = readonly Broadcast[];

/** The alerts that hold at `now`, oldest first: no word of the all clear, and no newer one in their place. */
export function runningAlerts(broadcasts: Alerts, now: DateTime): Broadcast[] {
  return broadcasts.filter(
    each =>
      each.type === 'alert' &&
      !each.retraction &&
      each.follows?.kind !== 'all-clear' &&
      instantOf(each.approvedAt).plus({ hours: RUNNING_HOURS }) > now &&
      !successorOf(broadcasts, each),
  );
}

/** What has come in the place of an alert: the all clear, or else its last update. One that was retracted counts for nothing. */
export function lastWordOn(broadcasts: Alerts, alert: Broadcast): Broadcast | undefined {
  const next = successorOf(broadcasts, alert);
  return next && (lastWordOn(broadcasts, next) ?? next);
}

/** Each names only what was there before it, so this ends. */
function successorOf(broadcasts: Alerts, { id }: Broadcast): Broadcast | undefined {
  return broadcasts.findLast(({ follows, retraction }) => !retraction && follows?.alerts.includes(id));
}

/** The lines of some alerts, in the order of the strike file. */
export function sitesOfAlerts({ sites }: Strike, alerts: Alerts): SiteId[] {
  return sites.map(({ id }) => id).filter(id => alerts.some(alert => alert.sites?.includes(id)));
}

/**
 * What goes out where alerts went out, and pings whom they pinged: an update, or that they are over. Where another alert
 * still holds at one of their lines, an all clear says so, and which one is over.
 */
export function followUpMessage(
  text: Text,
  strike: Strike,
  { kind, alerts, words }: { kind: Follows['kind']; alerts: Alerts; words: string },
  running: Alerts,
): Addressed & { sites: SiteId[] } {
  const ids = sitesOfAlerts(strike, alerts);
  const names = strike.sites.filter(({ id }) => ids.includes(id));
  const others = running.filter(
    each => !alerts.some(({ id }) => id === each.id) && each.sites?.some(id => ids.includes(id)),
  );
  const still = kind === 'all-clear' ? others : [];
  const ping = alerts.findLast(each => each.ping)?.ping;
  const sites = { sites: siteNames(text, names) };
  const headline = text.t(
    still.length > 0 ? 'broadcast.alert.overHeadline' : `broadcast.alert.${kind}`,
    sites,
  );
  const lines = still.map(each =>
    text.t('broadcast.alert.still', {
      headline: each.message.headline,
      when: shortDateAndTime(text, instantOf(each.dueAt), strike.timezone),
    }),
  );
  return {
    sites: ids,
    message: { headline, text: [words, ...lines].join('\n') },
    channels: [...new Map(alerts.flatMap(({ channels }) => channels).map(each => [each.id, each])).values()],
    ...(ping && { ping }),
  };
}

/** The first line of an alert that has been followed by another word: what became of it, and when. */
export function overLine(
  text: Text,
  strike: Strike,
  after: Pick<Broadcast, 'approvedAt' | 'follows'>,
): string {
  const when = shortDateAndTime(text, instantOf(after.approvedAt), strike.timezone);
  return bold(
    text.t(after.follows?.kind === 'all-clear' ? 'broadcast.alert.over' : 'broadcast.alert.updated', {
      when,
    }),
  );
}
