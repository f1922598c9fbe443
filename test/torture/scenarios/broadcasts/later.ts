import type { Hold } from '../../../../src/rehearsal/faults.ts';
import type { ApprovedMessage } from '../../approved.ts';
import { HOUR, MINUTE } from '../../calendar.ts';
import { AUTHOR, buttonOf, newest, press, SECOND, tryAgain, typeCommand } from '../../people.ts';
import { channelsOf } from '../../plan.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script, StageHands, Step } from '../../script.ts';
import { NONCE_MEMORIES } from '../nonce-memories.ts';
import {
  anyMoment,
  FEW,
  letter,
  MANY,
  overAt,
  people,
  presses,
  previewed,
  restart,
  retract,
  timeOptions,
  typedLetter,
  watch,
} from './letters.ts';

/** What happens to a message between its approval and its end: embargoes, and second thoughts. */
export const BROADCAST_LATER: readonly Scenario[] = [
  { name: 'broadcast/embargo, back in time', script: random => away(random, random.int(1, 119)) },
  { name: 'broadcast/embargo, back too late', script: random => away(random, random.int(120, 600)) },
  { name: 'broadcast/rescheduled just before', script: rescheduled },
  { name: 'broadcast/retracted a second before', script: retractedBefore },
  { name: 'broadcast/retracted in the middle', script: retractedInTheMiddle },
  { name: 'broadcast/frozen in the middle', script: frozenInTheMiddle },
];

const REASON = 'the room has changed';

function scheduled(random: Random, due: number): { approved: ApprovedMessage; steps: Step[] } {
  const at = due - random.int(20, 60) * MINUTE;
  const approved = letter(FEW, at, due, random.chance(0.5));
  const steps = [
    ...previewed(at, typedLetter(approved), timeOptions(due, FEW)),
    people(at, 'presses Schedule', presses('Schedule')),
  ];
  return { approved, steps };
}

/** Nobody is there at the end of the embargo. */
function away(random: Random, minutes: number): Script {
  const due = anyMoment(random);
  const { approved, steps } = scheduled(random, due);
  const back = due + minutes * MINUTE;
  const retriedAt = Math.max(overAt(due), back) + 10 * MINUTE;
  return {
    plans: [FEW],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    approved: [{ ...approved, retries: [retriedAt] }],
    steps: [
      ...steps,
      random.chance(0.5) ? { do: 'die' } : { do: 'stop' },
      { do: 'start', at: back },
      ...watch(back, Math.max(overAt(due), back + 4 * MINUTE)),
      people(retriedAt, 'looks at how it stands, and tries again', async stage =>
        tryAgain(stage, AUTHOR, await newest(stage, AUTHOR, 'status')),
      ),
      ...watch(retriedAt, retriedAt + 5 * MINUTE),
    ],
  };
}

/** The livestream is moved by four hours, seconds before it was to be announced. */
function rescheduled(random: Random): Script {
  const before = anyMoment(random);
  const { approved, steps } = scheduled(random, before);
  const due = before + 4 * HOUR;
  const movedAt = before - random.pick([1000, 20_000]);
  return {
    plans: [FEW],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    approved: [{ ...approved, due }],
    steps: [
      ...steps,
      people(movedAt - 20_000, 'wants to move it', async stage => {
        const broadcast = await newest(stage, AUTHOR, 'reschedule');
        await typeCommand(stage, AUTHOR, 'broadcast reschedule', { broadcast, ...timeOptions(due, FEW) });
      }),
      people(movedAt, 'presses Move it', presses('Move it')),
      { do: 'tick', at: before },
      ...(random.chance(0.5) ? restart(before + MINUTE) : []),
      ...watch(before + MINUTE, due - MINUTE),
      { do: 'tick', at: due },
      ...watch(due, overAt(due)),
    ],
  };
}

function retractedBefore(random: Random): Script {
  const due = anyMoment(random);
  const { approved, steps } = scheduled(random, due);
  const at = due - 1000;
  const person = random.pick([AUTHOR, SECOND]);
  return {
    plans: [FEW],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    approved: [{ ...approved, retraction: { at, reason: REASON, how: 'edit' } }],
    steps: [
      ...steps,
      people(at, 'it is called off', stage => retract(stage, person, REASON, 'edit')),
      { do: 'tick', at: due },
      ...(random.chance(0.5) ? restart(due + MINUTE) : []),
      ...watch(due + MINUTE, overAt(due)),
    ],
  };
}

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
