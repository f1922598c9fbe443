import type { ApprovedMessage } from '../../approved.ts';
import { HOUR, MINUTE } from '../../calendar.ts';
import { AUTHOR, newest, SECOND, tryAgain, typeCommand } from '../../people.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script, Step } from '../../script.ts';
import { NONCE_MEMORIES } from '../nonce-memories.ts';
import {
  anyMoment,
  FEW,
  letter,
  overAt,
  people,
  presses,
  previewed,
  REASON,
  restart,
  retract,
  timeOptions,
  typedLetter,
  watch,
} from './letters.ts';

/** A message waits for its time: nobody is there then, or somebody has second thoughts. */
export const BROADCAST_LATER: readonly Scenario[] = [
  { name: 'broadcast/embargo, back in time', script: random => away(random, random.int(1, 119)) },
  { name: 'broadcast/embargo, back too late', script: random => away(random, random.int(120, 600)) },
  { name: 'broadcast/rescheduled just before', script: rescheduled },
  { name: 'broadcast/retracted a second before', script: retractedBefore },
];

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
