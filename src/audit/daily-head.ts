import type { DateTime } from 'luxon';
import { postKey } from '../announcements/delivery.ts';
import { NOBODY } from '../announcements/pings.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import type { PostSource } from '../delivery/source.ts';
import { addDays, strikeDate } from '../strike/dates.ts';
import type { WallTime } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { instantAt } from '../strike/wallclock.ts';
import type { Text } from '../wording/translator.ts';
import { headDueAt, headMark, headOn } from './heads.ts';
import type { AuditLog } from './log.ts';
import { headText } from './text.ts';

/**
 * The chain's head, once a day, in the organizers' channel: there, somebody who can write the store cannot reach it. On a
 * day with nothing new it is not sent. One that could not be sent in time is no news either: the next one covers it.
 *
 * @param isFrozen an organizer has stopped everything that the bot would send without being asked
 */
export function dailyHead(
  text: Text,
  { strike }: StrikeView,
  { log, isFrozen }: { log: Pick<AuditLog, 'recent'>; isFrozen: () => boolean },
): PostSource {
  const { guild, timezone, channels } = strike;

  function owedAt(now: DateTime): PlannedPost[] {
    const date = strikeDate(strike, now);
    const dueAt = headDueAt(strike, date);
    const isNew = headOn(strike, log.recent(guild), date) !== undefined;
    if (isFrozen() || now < dueAt || !isNew) return [];
    const deadline = instantAt(addDays(date, 1), '00:00' as WallTime, timezone);
    return [{ guild, channel: channels.organizers, date, kind: 'audit', dueAt, deadline }];
  }

  return {
    kind: 'audit',
    posts: owedAt,
    alarms: now => [headDueAt(strike, strikeDate(strike, now))],
    isOwed: (post, now) => owedAt(now).some(each => postKey(each) === postKey(post)),
    compose: (post, _now, reference) => {
      const head = headOn(strike, log.recent(guild), post.date);
      return head && headText(text, head, reference);
    },
    pings: () => NOBODY,
    files: async () => [],
    followUp: () => undefined,
    // It says how things stood at its time, and is never edited; the ledger keeps which head it told.
    told: () => ({}),
    dayHash: post => {
      const head = headOn(strike, log.recent(guild), post.date);
      return head ? headMark(head) : post.date;
    },
  };
}
