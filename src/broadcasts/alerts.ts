import type { DateTime } from 'luxon';
import { instantOf } from '../announcements/instants.ts';
import { strikeDate } from '../strike/dates.ts';
import { isOpenOn, sitesOf } from '../strike/sites.ts';
import type { IsoDate, Site, SiteId, Strike } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
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

/** The lines of some alerts, also such as were opened on Discord, in their order. */
function sitesOfAlerts({ strike, changes }: StrikeView, alerts: Alerts): Site[] {
  return sitesOf(strike, changes).filter(({ id }) => alerts.some(alert => alert.sites?.includes(id)));
}

/** The lines that an alert is about, by name; where it is about all that are open today, as one: a lock screen has no room. */
export function alertedLines(
  text: Text,
  { strike, changes }: StrikeView,
  sites: readonly Site[],
  today: IsoDate,
): string {
  const ids = new Set(sites.map(({ id }) => id));
  const open = sitesOf(strike, changes).filter(site => isOpenOn(site, today));
  const isEvery = open.length > 1 && open.every(({ id }) => ids.has(id));
  return isEvery ? text.t('change.everyLine') : siteNames(text, sites);
}

/**
 * What goes out where alerts went out, and pings whom they pinged: an update, or that they are over. Where another alert
 * still holds at one of their lines, an all clear says so, and which one is over.
 */
export function followUpMessage(
  text: Text,
  view: StrikeView,
  { kind, alerts, words }: { kind: Follows['kind']; alerts: Alerts; words: string },
  running: Alerts,
  now: DateTime,
): Addressed & { sites: SiteId[] } {
  const { strike } = view;
  const alerted = sitesOfAlerts(view, alerts);
  const ids = alerted.map(({ id }) => id);
  const others = running.filter(
    each => !alerts.some(({ id }) => id === each.id) && each.sites?.some(id => ids.includes(id)),
  );
  const still = kind === 'all-clear' ? others : [];
  const ping = alerts.findLast(each => each.ping)?.ping;
  const sites = { sites: alertedLines(text, view, alerted, strikeDate(strike, now)) };
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
