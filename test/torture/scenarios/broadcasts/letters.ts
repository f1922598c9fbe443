import type { ApprovedMessage, Wording } from '../../approved.ts';
import { dateAt, MINUTE, wallText } from '../../calendar.ts';
import type { KillPoint } from '../../kill-points.ts';
import {
  AUTHOR,
  buttonOf,
  compose,
  newest,
  openForm,
  press,
  SECOND,
  sendForm,
  typeCommand,
  type Written,
} from '../../people.ts';
import { channelsOf, EXAMPLE, membersRoleOf, type StrikePlan } from '../../plan.ts';
import type { Random } from '../../random.ts';
import type { Script, StageHands, Step } from '../../script.ts';
import { NONCE_MEMORIES } from '../nonce-memories.ts';
import { anyPost } from '../targets.ts';

/** What the scenarios about messages of the organizers share. */

/** Fifty channels; twenty; and few, for what does not depend on how many there are. */
export const MANY: StrikePlan = { ...EXAMPLE, channels: 49 };
export const SOME: StrikePlan = { ...EXAMPLE, channels: 19 };
export const FEW: StrikePlan = { ...EXAMPLE, channels: 5 };
export const CAUTIOUS: StrikePlan = { ...FEW, approvals: 2 };

/** How long the bot is away after it was killed; the last is past the time in which a message may go out. */
export const AWAY = [0, 30_000, 10 * MINUTE, 90 * MINUTE, 300 * MINUTE];

export const HEADLINE = 'Town hall tonight';
export const TEXT =
  'We talk about the offer at 7 p.m. @everyone, come. <@&1310000000000000111> <@1310000000000000501>';
/** Why one is taken back. */
export const REASON = 'the room has changed';
export const NEW: Pick<Wording, 'headline' | 'text'> = {
  headline: 'Town hall tomorrow',
  text: 'We talk about the offer tomorrow at 7 p.m. @here',
};

/** A minute around the posts of the schedule, so that they come due while a message is sent. */
export function anyMoment(random: Random): number {
  return anyPost(random).due + random.pick([-25, -1, 0, 1, 20, 125]) * MINUTE;
}

/** Everything in a plan's channels, pinging the members or nobody, out at an instant. */
export function letter(
  plan: StrikePlan,
  approvedAt: number,
  due: number,
  isPinging: boolean,
): ApprovedMessage {
  return {
    wordings: [{ since: approvedAt, headline: HEADLINE, text: TEXT }],
    channels: channelsOf(plan),
    due,
    ...(isPinging && { ping: membersRoleOf(plan) }),
  };
}

/** The same as somebody types it. */
export function typedLetter({ ping }: Pick<ApprovedMessage, 'ping'>): Written {
  return { headline: HEADLINE, text: TEXT, channels: ['*'], ...(ping !== undefined && { ping: 'members' }) };
}

/** The options of a command for an instant: its day and its minute on the strike's clock. */
export function timeOptions(at: number, { zone }: StrikePlan): { day: string; time: string } {
  return { day: dateAt(at, zone), time: wallText(at, zone).slice(11, 16) };
}

export function people(
  at: number,
  what: string,
  run: (stage: StageHands) => Promise<unknown>,
  more: Pick<Extract<Step, { do: 'people' }>, 'kill' | 'reaches' | 'meanwhile'> = {},
): Step {
  return { do: 'people', at, what, run, ...more };
}

/** The bot has been up for some minutes, and an organizer sees the preview of a message. */
export function previewed(at: number, written: Written, options: Record<string, string> = {}): Step[] {
  return [
    { do: 'start', at: at - 10 * MINUTE },
    people(at - MINUTE, 'an organizer writes a message', stage => compose(stage, AUTHOR, written, options)),
  ];
}

/** An organizer presses a button that they alone see. */
export function presses(label: string | RegExp) {
  return async (stage: StageHands) => stage.tell(await press(stage, AUTHOR, buttonOf(stage, AUTHOR, label)));
}

/** The other organizer presses a button in the organizers' channel. */
export function answers(label: string) {
  return async (stage: StageHands) =>
    stage.tell(await press(stage, SECOND, buttonOf(stage, SECOND, label, 'organizers')));
}

/** Types a command that opens a form, and sends it. */
export async function rewrite(
  stage: StageHands,
  command: string,
  options: Record<string, string>,
  written: Written,
): Promise<void> {
  await sendForm(stage, AUTHOR, await openForm(stage, AUTHOR, command, options), written);
}

/** Every five minutes and then every half an hour, until the time for a message is over, and a bit. */
export function watch(from: number, until: number): Step[] {
  const ticks: Step[] = [];
  for (let at = from + MINUTE; at < until; at += at < from + 3 * MINUTE ? MINUTE : 30 * MINUTE)
    ticks.push({ do: 'tick', at });
  return [...ticks, { do: 'tick', at: until }];
}

/** When nothing more can come of a message by itself. */
export function overAt(due: number): number {
  return due + 125 * MINUTE;
}

/** The process is killed, and another is started. */
export function restart(at: number): Step[] {
  return [{ do: 'die' }, { do: 'start', at }];
}

export function happens(what: string, run: (stage: StageHands) => unknown): Step {
  return { do: 'then', what, run };
}

/** A message is taken back twice: by the command, and then by a button under its preview. */
export async function retract(
  stage: StageHands,
  person: string,
  reason: string,
  how: NonNullable<ApprovedMessage['retraction']>['how'],
): Promise<void> {
  const label = { edit: 'Retract', notice: 'Retract and say so', remove: 'Delete the copies' }[how];
  await typeCommand(stage, person, 'broadcast retract', {
    broadcast: await newest(stage, person, 'retract'),
    reason,
  });
  stage.tell(await press(stage, person, buttonOf(stage, person, label)));
}

/** Whoever pressed is told why nothing came of it. */
export function expectSaid({ tell, object }: StageHands, said: string, words: RegExp): void {
  tell(said);
  if (!words.test(said)) object(`they were told: ${said}`);
}

/** The approval is on the disk, and nothing has been sent. */
export const APPROVED: KillPoint = {
  name: 'approved, before anything is sent',
  at: 'store',
  trap: { writes: '"approvedAt":', dies: 'after' },
  out: 'maybe',
};

export function scriptOf(
  random: Random,
  plan: typeof FEW,
  approved: ApprovedMessage[],
  steps: Step[],
): Script {
  return { plans: [plan], nonceMemoryMs: random.pick(NONCE_MEMORIES), approved, steps };
}

/** The same button, so many times before anybody answers. */
export async function pressTimes(
  stage: StageHands,
  presser: string,
  button: ReturnType<typeof buttonOf>,
  times: number,
) {
  const all = Array.from({ length: times }, () => press(stage, presser, button));
  for (const said of await Promise.all(all)) stage.tell(said);
}
