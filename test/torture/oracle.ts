import { addDays, datesFrom, instantAt, MINUTE, weekdayOf } from './calendar.ts';
import { announcementsOf, BEGAN, type StrikePlan } from './plan.ts';

/**
 * What a plan's channel is owed, by rules so plain that they can be checked by reading them. It shares no code with
 * the bot: what both come to must agree.
 */

export const KINDS = ['morning', 'eve', 'outlook'] as const;
export type Kind = (typeof KINDS)[number];

/** A post that is owed; instants in epoch milliseconds. It may go out from `due` on, and before `deadline`. */
export interface OwedPost {
  channel: string;
  kind: Kind;
  date: string;
  due: number;
  deadline: number;
}

/** Everything that is owed for the dates from one to another, both included. */
export function owedPosts(plan: StrikePlan, first: string, last: string): OwedPost[] {
  return datesFrom(first < BEGAN ? BEGAN : first, last).flatMap(date => {
    if (isQuiet(plan, date)) return [];
    return [...morning(plan, date), ...eve(plan, date), ...outlook(plan, date)];
  });
}

/** On every picket day, until `catchUp` has passed or its one shift has ended. */
function morning(plan: StrikePlan, date: string): OwedPost[] {
  if (!isPicketWeekday(plan, date)) return [];
  const end = instantAt(date, plan.to, plan.zone);
  const due = instantAt(date, plan.morning, plan.zone);
  return due < end ? [post(plan, 'morning', date, due, end)] : [];
}

/** On the evening before a run of quiet days, if one of them would have been a picket day. */
function eve(plan: StrikePlan, date: string): OwedPost[] {
  let takesALineAway = false;
  for (let day = addDays(date, 1); isQuiet(plan, day); day = addDays(day, 1)) {
    takesALineAway ||= isPicketWeekday(plan, day);
  }
  if (!takesALineAway) return [];
  return [post(plan, 'eve', date, instantAt(date, plan.eve, plan.zone), midnightAfter(plan, date))];
}

function outlook(plan: StrikePlan, date: string): OwedPost[] {
  if (weekdayOf(date) !== 7) return [];
  return [post(plan, 'outlook', date, instantAt(date, plan.outlook, plan.zone), midnightAfter(plan, date))];
}

function post(plan: StrikePlan, kind: Kind, date: string, due: number, latest: number): OwedPost {
  const deadline = Math.min(due + plan.catchUpMinutes * MINUTE, latest);
  return { channel: announcementsOf(plan), kind, date, due, deadline };
}

function midnightAfter({ zone }: StrikePlan, date: string): number {
  return instantAt(addDays(date, 1), '00:00', zone);
}

function isQuiet({ quiet }: StrikePlan, date: string): boolean {
  return quiet.includes(date);
}

function isPicketWeekday({ picketDays }: StrikePlan, date: string): boolean {
  return picketDays.includes(weekdayOf(date));
}
