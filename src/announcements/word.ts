import type { DateTime } from 'luxon';
import { isEntry } from '../strike/acts.ts';
import { type ChangeType, spanOf, touching } from '../strike/changes.ts';
import { addDays, datesFrom, isWithin, strikeDate } from '../strike/dates.ts';
import { dayByItself, scheduledOn } from '../strike/picket-day.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { instantAt, MIDNIGHT } from '../strike/wallclock.ts';
import { isNoticeOf, lastDoneTo, noticeOfAct } from './act-notices.ts';
import { type Delivery, type DeliveryOf, isOfSchedule } from './delivery.ts';
import type { PlannedPost } from './plan.ts';
import { believedOf, datesAhead, datesOfAct, differences, eventToldOf, toldOf } from './told.ts';
import type { Told } from './told-schema.ts';

const WORD = 'word-';

/**
 * One word for all that the channel believes and that is not so (promise 12), or that members would find out at the gate: a
 * day whose lines were called off, of which nobody was told by the time of the morning post. Undefined: the channel's last
 * word is true. Pure.
 *
 * Whatever else was owed has been paid by then: what a notice or a post has told already is believed.
 */
export function wordOwed(
  view: StrikeView,
  deliveries: readonly Delivery[],
  now: DateTime<true>,
): PlannedPost | undefined {
  const out = deliveries.filter(isTelling);
  const believed = believedOf(out);
  const dates = differences(view, believed, now).map(({ date }) => date);
  const silent = silentDay(view, now);
  if (silent !== undefined && believed.get(silent)?.lines === undefined && !isSpanTold(view, silent, out))
    dates.push(silent);
  const [date] = dates.toSorted();
  if (date === undefined || isRefused(view, deliveries, date)) return undefined;
  const { guild, channels } = view.strike;
  const count = deliveries.filter(each => each.date === date && isWord(each)).length;
  const about = onlyActOf(view, dates, out, now);
  return {
    guild,
    channel: channels.announcements,
    date,
    kind: 'notice',
    serial: `${WORD}${count + 1}`,
    ...(about !== undefined && { about }),
    ...(dates.length > 1 && { dates: dates.toSorted() }),
    dueAt: now,
    deadline: instantAt(addDays(date, 2), MIDNIGHT, view.strike.timezone),
  };
}

/** What a post tells as it goes out now: the dates that its words are about. */
export function toldBy(view: StrikeView, post: PlannedPost): Told {
  const { kind, date, dueAt } = post;
  switch (kind) {
    case 'morning':
      return toldOf(view, datesAhead(view, date));
    case 'eve':
      return toldOf(view, datesAhead(view, addDays(date, 1)));
    case 'outlook':
      return toldOf(view, datesFrom(addDays(date, 1), addDays(date, 7)));
    case 'event':
      return toldOf(view, [date]);
    case 'notice': {
      const notice = noticeOfAct(view, post);
      const act = notice?.recorded.act;
      if (act?.type === 'add-event') return eventToldOf(view, act, strikeDate(view.strike, dueAt));
      const ofAct = act ? datesOfAct(act, strikeDate(view.strike, dueAt)) : [];
      // Of the lines of its last day an end says nothing, unless they do not stand to their end.
      if (act?.type === 'end' && !notice?.isUndone && act.until === undefined)
        return toldOf(
          view,
          ofAct.filter(each => each > act.lastDay),
        );
      // The notice of an act by itself has the date on which it was done; the others that of which they tell.
      const [first = date] = act && post.about === undefined ? ofAct : [date];
      if (act && ofAct.length === 0) return {};
      return toldOf(view, [...datesAhead(view, first), ...ofAct, ...(post.dates ?? [])]);
    }
    default:
      return {};
  }
}

/** Has Discord refused the word of that date for good, and nothing was done since that would make it another? */
function isRefused({ acts = [] }: StrikeView, deliveries: readonly Delivery[], date: IsoDate): boolean {
  const [done = ''] = acts
    .map(({ act }) => act.undone?.at ?? act.at)
    .toSorted()
    .toReversed();
  return deliveries.some(
    each => each.state === 'failed' && each.date === date && isWord(each) && each.failedAt > done,
  );
}

function isWord({ serial }: Delivery): boolean {
  return serial?.startsWith(WORD) ?? false;
}

/** Is it out, and does it tell of the schedule? */
export function isTelling(delivery: Delivery): delivery is DeliveryOf<'sent'> {
  return delivery.state === 'sent' && isOfSchedule(delivery) && delivery.removedAt === undefined;
}

/**
 * Today, once its morning post would be due, where its lines were called off by an act. Days on the union's own list stay
 * silent: they were told the evening before.
 */
function silentDay({ strike, changes }: StrikeView, now: DateTime): IsoDate | undefined {
  const { morning } = strike.announcements;
  const today = strikeDate(strike, now);
  if (morning === undefined || now < instantAt(today, morning, strike.timezone)) return undefined;
  if (strike.quietDays.some(({ from, to }) => isWithin(today, from, to))) return undefined;
  const day = dayByItself(strike, changes, today);
  if (day.kind !== 'quiet') return undefined;
  // At noon nobody needs to hear of a line that would have ended at ten.
  const usual = scheduledOn(
    strike,
    changes.filter(({ type }) => type !== 'cancel'),
    today,
  );
  return usual.some(({ end }) => end > now) ? today : undefined;
}

/** Was it said, since it was done, of any of the dates that were called off with this one? Not each has to be named. */
function isSpanTold({ changes }: StrikeView, date: IsoDate, out: readonly DeliveryOf<'sent'>[]): boolean {
  const last = touching(changes, date).findLast(({ type }) => CALLS_OFF.has(type));
  if (!last) return false;
  const { from, to } = spanOf(last);
  return out.some(
    ({ sentAt, told = {} }) =>
      sentAt > last.at &&
      Object.entries(told).some(
        ([day, { lines }]) => lines !== undefined && isWithin(day as IsoDate, from, to),
      ),
  );
}

const CALLS_OFF: ReadonlySet<string> = new Set<ChangeType>(['cancel', 'quiet', 'suspend']);

/** The act that made all the difference, if it was one, and the channel has not heard of it. */
function onlyActOf(
  view: StrikeView,
  dates: readonly IsoDate[],
  out: readonly DeliveryOf<'sent'>[],
  now: DateTime,
): string | undefined {
  const names = [...new Set(dates.map(date => lastDoneTo(view, date, now)))];
  const [name] = names;
  if (names.length !== 1 || name === undefined) return undefined;
  const isUndone = name.startsWith('undo-');
  const id = name.slice(name.indexOf('-') + 1);
  if (out.some(each => isNoticeOf(each, id, isUndone))) return undefined;
  return dates.every(date => isDoneAlone(view, id, date, out)) ? name : undefined;
}

/** Is it about that date, and was nothing else done to it since the channel was last told of it? */
function isDoneAlone(
  { acts = [] }: StrikeView,
  id: string,
  date: IsoDate,
  out: readonly DeliveryOf<'sent'>[],
): boolean {
  const [told = ''] = out
    .flatMap(each => (each.told?.[date] ? [each.sentAt] : []))
    .toSorted()
    .toReversed();
  const about = acts.filter(({ act }) => !isEntry(act) && isWithin(date, spanOf(act).from, spanOf(act).to));
  const since = about.filter(({ act }) => act.id === id || (act.undone?.at ?? act.at) > told);
  return since.length === 1 && since[0]?.act.id === id;
}
