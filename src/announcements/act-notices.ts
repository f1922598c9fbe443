import type { DateTime } from 'luxon';
import { isEntry, type RecordedAct } from '../strike/acts.ts';
import { spanOf } from '../strike/changes.ts';
import { correctedStatement } from '../strike/corrections.ts';
import { addDays, isWithin, strikeDate } from '../strike/dates.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { roleMention } from '../wording/marks.ts';
import type { Delivery, PostIdentity } from './delivery.ts';
import { instantOf } from './instants.ts';
import { NOBODY, type Pings } from './pings.ts';
import type { PlannedPost } from './plan.ts';

/** A notice of what an organizer did, or took back: told at once, because no announcement is out that could follow. */
export interface ActNotice {
  recorded: RecordedAct;
  isUndone: boolean;
}

const DONE = 'act-';
const UNDONE = 'undo-';

/** The notices that acts owe, each from the moment of the act, or the time that was set for it, until the catch-up time is over. */
export function actNotices({ strike, acts = [] }: StrikeView): PlannedPost[] {
  const telling = acts.filter(({ act, tell, tellUndone }) => (tell || tellUndone) && !isIdle(acts, act));
  return telling.flatMap(({ act, tell, tellAt, tellUndone }) => [
    ...(tell && !act.undone ? [noticeAt(strike, `${DONE}${act.id}`, tellAt ?? act.at)] : []),
    ...(tellUndone && act.undone ? [noticeAt(strike, `${UNDONE}${act.id}`, act.undone.at)] : []),
  ]);
}

/** The act that a notice is of, unless it is one that follows an announcement. */
export function actOfNotice(view: StrikeView, { serial = '' }: PostIdentity): ActNotice | undefined {
  return actNamed(view, serial);
}

function actNamed({ acts = [] }: StrikeView, name: string): ActNotice | undefined {
  const isUndone = name.startsWith(UNDONE);
  if (!isUndone && !name.startsWith(DONE)) return undefined;
  const id = name.slice(isUndone ? UNDONE.length : DONE.length);
  const recorded = acts.find(({ act }) => act.id === id);
  return recorded && { recorded, isUndone };
}

/** Whether a notice of an act is still owed: what was taken back before it was told is not told. */
export function isActStanding(
  { acts = [] }: StrikeView,
  { recorded: { act }, isUndone }: ActNotice,
): boolean {
  return isUndone === (act.undone !== undefined) && !isIdle(acts, act);
}

/** A correction of what has been taken back as a whole: there are no words left to be corrected. */
function isIdle(acts: readonly RecordedAct[], act: RecordedAct['act']): boolean {
  return act.type === 'correct' && correctedStatement(acts, act)?.takenBackAt !== undefined;
}

/**
 * The act that a notice tells of: its own, or where it follows an announcement, the last thing that was done to its day.
 * Undefined where nothing was done lately: then the strike file has changed.
 */
export function noticeOfAct(view: StrikeView, post: PostIdentity): ActNotice | undefined {
  return actOfNotice(view, post) ?? actNamed(view, post.about ?? '');
}

/** What was last done to a date within the catch-up time, as a notice that follows an announcement names it. */
export function lastDoneTo(view: StrikeView, date: IsoDate, now: DateTime): string | undefined {
  const since = now.minus({ minutes: view.strike.announcements.catchUpMinutes });
  const recorded = (view.acts ?? [])
    .filter(({ act }) => !isEntry(act) && isWithin(date, spanOf(act).from, spanOf(act).to))
    .filter(each => instantOf(lastWord(each)) >= since && instantOf(lastWord(each)) <= now)
    .toSorted((a, b) => lastWord(a).localeCompare(lastWord(b)))
    .at(-1);
  return recorded && `${recorded.act.undone ? UNDONE : DONE}${recorded.act.id}`;
}

/** Whether a post is the notice of an act, or of its being taken back: its own, or one that follows an announcement. */
export function isNoticeOf(
  { kind, serial, about }: PostIdentity & { about?: string },
  act: string,
  isUndone: boolean,
): boolean {
  return kind === 'notice' && [serial, about].includes(`${isUndone ? UNDONE : DONE}${act}`);
}

/**
 * Whom a notice pings: the role that the organizer chose, and saw in the preview, if the strike file still allows it at
 * the moment of sending.
 */
export function pingsOf(view: StrikeView, post: PlannedPost): Pings {
  const notice = post.kind === 'notice' ? noticeOfAct(view, post) : undefined;
  const mention = notice?.recorded[notice.isUndone ? 'mentionUndone' : 'mention'];
  const isAllowed = mention !== undefined && [...view.strike.roles.mention.values()].includes(mention);
  return isAllowed ? pingsOfRole(view.strike, mention) : NOBODY;
}

/** The role that the notice of an act has rung: people who heard what is no longer so can be rung with what is. */
export function rungBy(
  { acts = [] }: StrikeView,
  deliveries: readonly Delivery[],
  act: string,
): string | undefined {
  const mention = acts.find(recorded => recorded.act.id === act)?.mention;
  return deliveries.some(each => each.state === 'sent' && isNoticeOf(each, act, false)) ? mention : undefined;
}

/** Whom a role of the strike file pings. The role that has the server's own id is everyone. */
export function pingsOfRole({ guild }: StrikeView['strike'], role: string): Pings {
  return role === guild ? { roles: [], everyone: true } : { roles: [role], everyone: false };
}

/** How a ping is written, so that Discord finds in the text what the request allows. */
export function pingsInWords({ roles, everyone }: Pings): string[] {
  const words = [...(everyone ? ['@everyone'] : []), ...roles.map(role => roleMention(role))];
  return words.length === 0 ? [] : [words.join(' ')];
}

/** Was something done to the days that an announcement tells of, after the time at which it would have been due? */
export function isOwedByChange({ acts = [] }: StrikeView, { date, dueAt }: PlannedPost): boolean {
  return acts.some(recorded => {
    const { act } = recorded;
    if (isEntry(act) || instantOf(lastWord(recorded)) <= dueAt) return false;
    const { from, to } = spanOf(act);
    return from <= addDays(date, 1) && (to === undefined || to >= date);
  });
}

function lastWord({ act }: RecordedAct): string {
  return act.undone?.at ?? act.at;
}

function noticeAt(strike: StrikeView['strike'], serial: string, at: string): PlannedPost {
  const dueAt: DateTime<true> = instantOf(at);
  return {
    guild: strike.guild,
    channel: strike.channels.announcements,
    date: strikeDate(strike, dueAt),
    kind: 'notice',
    serial,
    dueAt,
    deadline: dueAt.plus({ minutes: strike.announcements.catchUpMinutes }),
  };
}
