import type { Hold } from '../../../../src/rehearsal/faults.ts';
import type { ApprovedMessage } from '../../approved.ts';
import { MINUTE } from '../../calendar.ts';
import { AUTHOR, buttonOf, press, SECOND, typeCommand } from '../../people.ts';
import { channelsOf } from '../../plan.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script, StageHands, Step } from '../../script.ts';
import { NONCE_MEMORIES } from '../nonce-memories.ts';
import {
  anyMoment,
  letter,
  MANY,
  overAt,
  people,
  previewed,
  REASON,
  restart,
  retract,
  typedLetter,
  watch,
} from './letters.ts';

/** One organizer alone stops a message that is on its way. */
export const BROADCAST_MIDDLE: readonly Scenario[] = [
  { name: 'broadcast/retracted in the middle', script: retractedInTheMiddle },
  { name: 'broadcast/frozen in the middle', script: frozenInTheMiddle },
];

/** As many as are asked for at the same time. */
const AT_ONCE = 8;

/** Stops the sending at some of fifty channels, until it is let go. */
function inTheMiddle(random: Random, at: number, approved: ApprovedMessage): { sends: Step; goesOn: Step } {
  const first = random.int(2, 42);
  const holds: Hold[] = [];
  const path = new RegExp(`^/channels/(${channelsOf(MANY).join('|')})/messages$`);
  const isOfTheMessage = (body: unknown) =>
    typeof body === 'object' && body !== null && 'content' in body
      ? String(body.content).startsWith(`**${approved.wordings[0].headline}**`)
      : false;
  const when = ({ body }: { body: unknown }) => isOfTheMessage(body);
  return {
    sends: people(
      at,
      'presses Send, and it gets into the middle',
      async stage => {
        for (let index = 0; index < AT_ONCE; index += 1)
          holds.push(
            stage.discord.faults.hold({ method: 'POST', path, when, from: first + index }, 'before'),
          );
        await press(stage, AUTHOR, buttonOf(stage, AUTHOR, 'Send'));
        await Promise.all(holds.map(({ reached }) => reached));
      },
      { meanwhile: true },
    ),
    goesOn: people(
      at + 40_000,
      'the requests go on',
      async () => {
        for (const hold of holds) hold.release();
      },
      { meanwhile: true },
    ),
  };
}

/** What is out is edited or deleted; what was not on its way never comes. */
function retractedInTheMiddle(random: Random): Script {
  const at = anyMoment(random);
  const approved = letter(MANY, at, at, random.chance(0.5));
  const how = random.pick(['edit', 'notice', 'remove'] as const);
  const person = random.pick([AUTHOR, SECOND]);
  const { sends, goesOn } = inTheMiddle(random, at, approved);
  const doneAt = at + 30_000;
  return {
    plans: [MANY],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    approved: [{ ...approved, retraction: { at: doneAt, reason: REASON, how } }],
    steps: [
      ...previewed(at, typedLetter(approved)),
      sends,
      people(doneAt, 'it is taken back', stage => retract(stage, person, REASON, how), { meanwhile: true }),
      goesOn,
      { do: 'tick', at: doneAt + 10_000 },
      ...(random.chance(0.3) ? restart(doneAt + MINUTE) : []),
      ...watch(doneAt + MINUTE, overAt(at)),
    ],
  };
}

/** What was not on its way waits until it is thawed, if its time is not over by then. */
function frozenInTheMiddle(random: Random): Script {
  const at = anyMoment(random);
  const approved = letter(MANY, at, at, random.chance(0.5));
  const { sends, goesOn } = inTheMiddle(random, at, approved);
  const from = at + 30_000;
  const to = at + random.pick([20 * MINUTE, 90 * MINUTE]);
  const automation = (command: string, options: Record<string, string>) => (stage: StageHands) =>
    typeCommand(stage, SECOND, `automation ${command}`, options);
  return {
    plans: [MANY],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    approved: [{ ...approved, frozen: [{ from, to }] }],
    steps: [
      ...previewed(at, typedLetter(approved)),
      sends,
      people(from, 'all is frozen', automation('freeze', { reason: 'wait' }), { meanwhile: true }),
      goesOn,
      { do: 'tick', at: from + 10_000, reaches: 'maybe' },
      ...watch(from, to - MINUTE).map(step => ('at' in step ? { ...step, reaches: false as const } : step)),
      people(to, 'it is thawed', automation('resume', {})),
      { do: 'tick', at: to },
      ...watch(to, Math.max(overAt(at), to + 5 * MINUTE)),
    ],
  };
}
