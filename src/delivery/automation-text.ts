import type { DateTime } from 'luxon';
import { type Delivery, postKey } from '../announcements/delivery.ts';
import { instantOf } from '../announcements/instants.ts';
import { type PlannedPost, planDay } from '../announcements/plan.ts';
import { addDays, datesFrom, strikeDate } from '../strike/dates.ts';
import { picketDayOn } from '../strike/picket-day.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { fitContent } from '../wording/fit-lines.ts';
import { channelMention, discordTime, messageLink } from '../wording/marks.ts';
import { clockTime, dateAndTime, shortDate } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import type { Halt } from './halts.ts';
import { type Health, isBeating, isWell } from './health.ts';
import type { ClockCheck } from './messenger.ts';
import { isWithinTrust, secondsOf } from './trusted-clock.ts';

/**
 * `/automation preview`: what will be posted, and why each silent day is silent; the plan that the heartbeat pays. Of
 * today's posts whose time has come, it says what became of them.
 */
export function previewAnswer(
  text: Text,
  view: StrikeView,
  now: DateTime,
  days: number,
  { halt, deliveries }: { halt: Halt | undefined; deliveries: readonly Delivery[] },
): string {
  const today = strikeDate(view.strike, now);
  const dates = datesFrom(today, addDays(today, days - 1));
  const states = new Map(deliveries.map(({ key, state }) => [key, state]));
  const rows = dates.map(date => {
    const posts = planDay(view, date).flatMap(decision => ('post' in decision ? [decision.post] : []));
    const day = shortDate(text, date);
    if (posts.length === 0)
      return text.t('automation.preview.silent', { date: day, because: whySilent(text, view, date) });
    const said = posts.map(post => previewOf(text, post, states.get(postKey(post)), now));
    return text.t('automation.preview.row', { date: day, posts: said.join(', ') });
  });
  const lines = [text.t('automation.preview.title'), ...rows, ...haltLine(text, halt)];
  return fitContent(text, lines.join('\n'), 'fit.days');
}

/** "6:30 a.m. morning announcement", and what became of it. */
function previewOf(
  text: Text,
  post: PlannedPost,
  state: Delivery['state'] | undefined,
  now: DateTime,
): string {
  const { t } = text;
  const said = t('automation.preview.post', {
    time: clockTime(text, post.dueAt),
    kind: t(`trouble.kind.${post.kind}`),
  });
  const became = state ?? (now >= post.deadline ? 'missed' : undefined);
  return became === undefined ? said : t(`automation.preview.${became}`, { post: said });
}

/** A day without any post is quiet, or has no line; then the reason is the day's. */
function whySilent(text: Text, view: StrikeView, date: IsoDate): string {
  const day = picketDayOn(view.strike, view.changes, date);
  if (day.kind === 'quiet') return text.t('automation.because.quiet', { reason: day.reason });
  const isTooLate = planDay(view, date).some(
    decision => 'silence' in decision && decision.silence.because === 'too-late',
  );
  return text.t(`automation.because.${isTooLate ? 'tooLate' : day.kind}`);
}

/** What a post is called in the log; set where that is more than its kind. */
export interface Named {
  kind: string;
  /** Its words are taken back, and it says so. */
  isRetracted: boolean;
}

/**
 * `/automation log`: the last deliveries with their state, newest first.
 *
 * @param nameOf what is known of a post besides its delivery
 */
export function logAnswer(
  text: Text,
  view: StrikeView,
  deliveries: readonly Delivery[],
  now: DateTime,
  { most, nameOf }: { most: number; nameOf: (delivery: Delivery) => Named | undefined },
): string {
  const latest = deliveries.toSorted((a, b) => b.dueAt.localeCompare(a.dueAt)).slice(0, most);
  if (latest.length === 0) return text.t('automation.log.empty');
  const rows = latest.map(delivery => {
    const named = nameOf(delivery) ?? { kind: text.t(`trouble.kind.${delivery.kind}`), isRetracted: false };
    return logRow(text, view, delivery, { now, named });
  });
  return [text.t('automation.log.title'), ...rows].join('\n');
}

function logRow(
  text: Text,
  { strike }: StrikeView,
  delivery: Delivery,
  { now, named }: { now: DateTime; named: Named },
): string {
  const { t } = text;
  const due = dateAndTime(text, instantOf(delivery.dueAt).setZone(strike.timezone), strikeDate(strike, now));
  const words = { due, kind: named.kind, reference: delivery.reference };
  switch (delivery.state) {
    case 'sent': {
      if (delivery.removedAt !== undefined) return t('automation.log.removed', words);
      const link = messageLink(delivery);
      const said = t(delivery.late ? 'automation.log.late' : 'automation.log.sent', { ...words, link });
      return named.isRetracted ? t('automation.log.retracted', { row: said }) : said;
    }
    case 'failed':
      return t('automation.log.failed', { ...words, problem: delivery.problem });
    default:
      return t(`automation.log.${delivery.state}`, words);
  }
}

/** `/automation health`: is everything well, and if not, what is not. */
export function healthAnswer(text: Text, { strike }: StrikeView, health: Health, now: DateTime): string {
  const { t } = text;
  const { nextPost } = health;
  return [
    t(isWell(health, now) ? 'automation.health.well' : 'automation.health.unwell'),
    ...haltLine(text, health.halt),
    t(health.isGatewayReady ? 'automation.health.gateway' : 'automation.health.noGateway'),
    t(health.isStoreWritable ? 'automation.health.store' : 'automation.health.noStore'),
    beatLine(text, health, now),
    clockLine(text, health.clock),
    ...health.obstacles.map(obstacle => t('automation.health.obstacle', { obstacle })),
    ...health.openTroubles.flatMap(condition => troubleLines(text, condition, health.clock)),
    nextPost
      ? t('automation.health.next', {
          kind: t(`trouble.kind.${nextPost.kind}`),
          due: dateAndTime(text, nextPost.dueAt, strikeDate(strike, now)),
          relative: discordTime(nextPost.dueAt, 'R'),
        })
      : t('automation.health.noNext'),
  ].join('\n');
}

/** What is wrong with the beat is said here, as far as people can do something about it; the rest is in the log. */
function beatLine({ t }: Text, health: Health, now: DateTime): string {
  const { lastBeat } = health;
  if (!lastBeat) return t('automation.health.noBeat');
  const when = discordTime(lastBeat.at, 'R');
  if (!isBeating(health, now)) return t('automation.health.oldBeat', { when });
  return t(lastBeat.hasFailed ? 'automation.health.failedBeat' : 'automation.health.beat', { when });
}

function clockLine({ t }: Text, clock: ClockCheck | undefined): string {
  if (!clock) return t('automation.health.noClock');
  if (clock.type === 'unreached') return t('automation.health.unreachedClock', { problem: clock.problem });
  const ahead = clock.type === 'compared' ? clock.aheadMs : 0;
  const seconds = Math.abs(secondsOf(ahead));
  if (!isWithinTrust(ahead))
    return t(ahead > 0 ? 'automation.health.clockAhead' : 'automation.health.clockBehind', { seconds });
  if (clock.hasFault) return t('automation.health.faultyDiscord');
  if (clock.type === 'unwitnessed') return t('automation.health.unwitnessedClock');
  return t('automation.health.clock', { seconds });
}

/** A condition that organizers were told of and that has not ended, by its key. */
function troubleLines({ t }: Text, condition: string, clock: ClockCheck | undefined): string[] {
  const [about, id = '', code = ''] = condition.split('/');
  const channel = channelMention(id);
  if (about === 'refused' || about === 'unreadable')
    return [t(`automation.health.alert.${about}`, { channel, code })];
  if (about === 'commands' || about === 'records') return [t(`automation.health.alert.${about}`)];
  if (about !== 'clock') return [t('automation.health.alert.other')];
  // While it is wrong, or not known, the line about the clock says so.
  const isRight = clock?.type === 'compared' && isWithinTrust(clock.aheadMs);
  return isRight ? [t('automation.health.alert.clock')] : [];
}

/** That the bot is silent at an organizer's word, and why. */
export function haltAnswer({ t }: Text, { mode, reason, at }: Halt): string {
  return t(`automation.${mode}`, { reason, when: discordTime(instantOf(at), 'f') });
}

function haltLine(text: Text, halt: Halt | undefined): string[] {
  return halt ? [haltAnswer(text, halt)] : [];
}
