import type { DateTime } from 'luxon';
import type { NextLook } from '../announcements/next-look.ts';

/** When each strike has to be looked after again. In memory: after a start every strike is looked after. */
export interface Agenda {
  /** Of these servers those whose strikes have to be looked after at `now`, the earliest deadline first. */
  due(guilds: readonly string[], now: DateTime): string[];
  /** A look begins. */
  begin(guild: string, now: DateTime): void;
  /** That look found nothing to do, and by itself nothing will be before `next`. */
  rest(guild: string, next: NextLook): void;
  /** Every strike is looked after at the next beat, whatever is known of it. */
  wakeAll(): void;
}

interface Course {
  lookedAt: DateTime;
  /** How things stood when the look began. */
  stand: readonly unknown[];
  /** There is none while a look is under way, or where the last had something to do. */
  next?: NextLook;
}

/**
 * A look that found nothing to do would find nothing as long as what it went by stays the same: so a strike rests until
 * its next instant, until something about it has changed, or until the clock says that it is earlier than at that look.
 *
 * @param standOf what a look goes by, compared by identity: whatever changes a strike gives it a new view, and so on
 */
export function createAgenda(standOf: (guild: string) => readonly unknown[]): Agenda {
  const courses = new Map<string, Course>();

  function isResting(guild: string, now: DateTime): boolean {
    const course = courses.get(guild);
    if (!course?.next || now >= course.next.at || now < course.lookedAt) return false;
    const stand = standOf(guild);
    return stand.length === course.stand.length && stand.every((part, index) => part === course.stand[index]);
  }

  /** What people have just done, and what is overdue, comes first. */
  function urgency(guild: string, now: DateTime): number {
    const next = courses.get(guild)?.next;
    return next && now >= next.at && next.deadline ? next.deadline.toMillis() : 0;
  }

  return {
    due: (guilds, now) =>
      guilds
        .filter(guild => !isResting(guild, now))
        .map(guild => ({ guild, urgency: urgency(guild, now) }))
        .toSorted((a, b) => a.urgency - b.urgency)
        .map(({ guild }) => guild),
    begin: (guild, now) => void courses.set(guild, { lookedAt: now, stand: standOf(guild) }),
    rest: (guild, next) => {
      const course = courses.get(guild);
      if (course) course.next = next;
    },
    wakeAll: () => courses.clear(),
  };
}
