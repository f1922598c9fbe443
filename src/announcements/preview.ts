import type { DateTime } from 'luxon';
import { weekdayOf } from '../strike/dates.ts';
import { type PicketDay, picketDayOn } from '../strike/picket-day.ts';
import type { IsoDate, SiteId } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { weekdayName } from '../strike/weekday-words.ts';
import type { PostKind } from './delivery.ts';
import { type Decision, planDay, type Silence } from './plan.ts';

/** A date as it will be: what it is and why, its shifts, and what will be posted. Instants are ISO 8601 with an offset. */
export interface PreviewRow {
  date: IsoDate;
  weekday: string;
  strikeDay: number | null;
  kind: PicketDay['kind'];
  /** Why there is no line; null on a picket day. */
  reason: string | null;
  /** In the zone of the site. */
  shifts: { site: SiteId; start: string; end: string }[];
  /** In the strike's zone. */
  posts: { kind: PostKind; dueAt: string; channel: string }[];
  /** Why each other kind of post is not sent. */
  silences: { kind: PostKind; because: string }[];
}

/** The very plan that the heartbeat pays, for a person or a program to read. Pure. */
export function previewDay(view: StrikeView, date: IsoDate): PreviewRow {
  const day = picketDayOn(view.strike, view.changes, date);
  const decisions = planDay(view, date);
  return {
    date,
    weekday: weekdayName(weekdayOf(date)),
    strikeDay: 'strikeDay' in day ? day.strikeDay : null,
    kind: day.kind,
    reason: reasonOf(day),
    shifts:
      day.kind === 'picket'
        ? day.shifts.map(({ site, start, end }) => ({
            site: site.id,
            start: withOffset(start),
            end: withOffset(end),
          }))
        : [],
    posts: decisions.flatMap(postIn),
    silences: decisions.flatMap(silenceIn),
  };
}

function reasonOf(day: PicketDay): string | null {
  switch (day.kind) {
    case 'picket':
      return null;
    case 'quiet':
      return day.reason;
    case 'off':
      return 'no picketing is scheduled';
    case 'before':
      return 'the strike has not begun';
    case 'after':
      return `the strike ended on ${day.lastDay}`;
  }
}

function postIn(decision: Decision): PreviewRow['posts'] {
  if (!('post' in decision)) return [];
  const { kind, dueAt, channel } = decision.post;
  return [{ kind, dueAt: withOffset(dueAt), channel }];
}

function silenceIn(decision: Decision): PreviewRow['silences'] {
  return 'silence' in decision ? [{ kind: decision.kind, because: silenceInWords(decision.silence) }] : [];
}

const SILENCES: Record<Exclude<Silence['because'], 'quiet'>, string> = {
  off: 'no picketing is scheduled',
  before: 'the strike has not begun',
  after: 'the strike is over',
  'not-wanted': 'the strike file asks for none',
  'nothing-to-say': 'there is nothing to say',
  'too-late': 'every shift is over when it would be due',
};

function silenceInWords(silence: Silence): string {
  return silence.because === 'quiet' ? `quiet day: ${silence.reason}` : SILENCES[silence.because];
}

function withOffset(instant: DateTime<true>): string {
  return instant.toISO({ suppressMilliseconds: true });
}
