import { addDays, DAY, dateAt, MINUTE, wallText } from './calendar.ts';
import { isByOrganizers } from './copies.ts';
import { judgeMessages } from './judge-messages.ts';
import { KINDS, type OwedPost, owedPosts } from './oracle.ts';
import { announcementsOf, organizersOf, type StrikePlan } from './plan.ts';
import { announcementIn, CONDITIONS, conditionIn, isNotice, missedIn, saysThatItIsLate } from './reading.ts';
import type { SeenMessage, Trace } from './trace.ts';
import type { Bar, Count, Objection, Verdict } from './verdict.ts';

/** The heartbeat comes once a minute: up to here a post does not have to say that it is late. */
const LATE_AFTER = 2 * MINUTE;
/** Missed posts older than this are not spoken of any more. */
const SPOKEN_OF_FOR = 8 * DAY;

/** Compares what happened with what the oracle says is owed. */
export function judge(trace: Trace): Verdict {
  const counts = noCounts();
  const problems = [...trace.problems];
  const count = (bar: Bar, problem: string) => {
    counts[bar] += 1;
    problems.push(problem);
  };
  // Without a look of the runner's there is nothing that could be owed.
  if (trace.looks.length === 0) return { counts, problems };
  const object = (problem: string) => void problems.push(problem);
  for (const plan of trace.plans) judgePlan(trace, plan, count, object);
  judgeMessages(trace, count, object);
  return { counts, problems };
}

/** Nothing to count yet. */
export function noCounts(): Record<Bar, number> {
  return { duplicates: 0, missing: 0, wrongDay: 0, afterDeadline: 0, bursts: 0, unapproved: 0 };
}

function judgePlan(trace: Trace, plan: StrikePlan, count: Count, object: Objection): void {
  // Notices follow a post, and are for the scenario to count: the oracle knows of none.
  const posts = trace.messages.filter(
    ({ channel, content }) =>
      channel === announcementsOf(plan) && !isNotice(content) && !isByOrganizers(content),
  );
  const { first, last } = spanOf(trace);
  const owed = owedPosts(plan, addDays(dateAt(first, plan.zone), -9), addDays(dateAt(last, plan.zone), 1));
  const unclaimed = new Set(posts);
  for (const each of owed) {
    const found = posts.filter(message => isAbout(message, each));
    for (const message of found) unclaimed.delete(message);
    judgePost(trace, plan, each, found, count, object);
  }
  for (const { at, content } of unclaimed) {
    count('wrongDay', `${wallText(at, plan.zone)}: nothing like it is owed: ${content.split('\n')[0]}`);
  }
  judgeBursts(posts, plan, count);
  judgeConditions(trace, plan, object);
}

function judgePost(
  trace: Trace,
  plan: StrikePlan,
  owed: OwedPost,
  found: readonly SeenMessage[],
  count: Count,
  object: Objection,
): void {
  const name = `the ${owed.kind} of ${owed.date}`;
  const looks = trace.looks.filter(({ at }) => owed.due <= at && at < owed.deadline);
  const isSure = looks.some(({ reaches }) => reaches === true);
  const isPossible = looks.some(({ reaches }) => reaches !== false);
  if (found.length > 1) count('duplicates', `${name} is there ${found.length} times`);
  if (found.length === 0 && isSure) count('missing', `${name} is not there`);
  if (found.length > 0 && !isPossible) object(`${name} is there, though nobody could send it`);
  for (const message of found) judgeTime(message, plan, owed, name, count, object);
  judgeAlerts(trace, plan, owed, found.length > 0, name, object);
}

function judgeTime(
  { at, askedAt, content }: SeenMessage,
  { zone }: StrikePlan,
  { due, deadline }: OwedPost,
  name: string,
  count: Count,
  object: Objection,
): void {
  if (at >= deadline) count('afterDeadline', `${name} came after its deadline, at ${wallText(at, zone)}`);
  if (at < due) count('wrongDay', `${name} came before it was due, at ${wallText(at, zone)}`);
  const isLate = askedAt > due + LATE_AFTER;
  if (isLate !== saysThatItIsLate(content))
    object(`${name} ${isLate ? 'does not say' : 'says'} that it is late`);
}

/** Organizers hear of a missed post once (or as often as the scenario allows), and of no other. */
function judgeAlerts(
  trace: Trace,
  plan: StrikePlan,
  { kind, date, deadline }: OwedPost,
  isOut: boolean,
  name: string,
  object: Objection,
): void {
  const told = trace.messages
    .filter(({ channel }) => channel === organizersOf(plan))
    .flatMap(({ content, at }) => missedIn(content, at))
    .filter(missed => missed.kind === kind && missed.date === date).length;
  const known = spanOf(trace).first;
  const hasHeard = trace.looks.some(
    look => look.reaches === true && look.at >= deadline && look.at < deadline + SPOKEN_OF_FOR - DAY,
  );
  if (isOut && told > 0) object(`${name} was called missed, and it is there`);
  if (told > trace.missedAlerts) object(`${name} was called missed ${told} times`);
  if (told === 0 && !isOut && hasHeard && deadline > known) object(`nobody was told that ${name} was missed`);
}

/** What is wrong for a while is told once, and that it is over once; and nothing else is. */
function judgeConditions(trace: Trace, plan: StrikePlan, object: Objection): void {
  const alerts = trace.messages
    .filter(({ channel }) => channel === organizersOf(plan))
    .flatMap(({ content }) => conditionIn(content) ?? []);
  for (const condition of CONDITIONS) {
    const told = alerts.filter(({ about }) => about === condition).map(({ is }) => is);
    const expected = trace.alerts[condition] ?? [];
    const certain = expected.filter(each => each !== 'perhaps ended');
    const possible = expected.map(each => (each === 'perhaps ended' ? 'ended' : each));
    if (told.join() !== certain.join() && told.join() !== possible.join())
      object(
        `alerts about “${condition}”: ${told.join(', ') || 'none'}, not ${expected.join(', ') || 'none'}`,
      );
  }
}

/** More than one post of a kind, or one that is days old, at one look. */
function judgeBursts(posts: readonly SeenMessage[], { zone }: StrikePlan, count: Count): void {
  for (const look of new Set(posts.map(message => message.look))) {
    for (const kind of KINDS) {
      const together = posts.filter(
        ({ look: of, content, at }) => of === look && announcementIn(content, at)?.kind === kind,
      );
      const at = together[0]?.at ?? 0;
      const dates = new Set(together.map(({ content }) => announcementIn(content, at)?.date));
      if (dates.size > 1) count('bursts', `${wallText(at, zone)}: ${dates.size} posts of one kind at once`);
    }
  }
}

function isAbout({ content, at }: SeenMessage, { kind, date }: OwedPost): boolean {
  const said = announcementIn(content, at);
  return said?.kind === kind && said.date === date;
}

function spanOf({ looks }: Trace): { first: number; last: number } {
  const instants = looks.map(({ at }) => at);
  return { first: Math.min(...instants), last: Math.max(...instants) };
}
