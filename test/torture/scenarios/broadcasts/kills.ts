import type { ApprovedMessage } from '../../approved.ts';
import { MINUTE } from '../../calendar.ts';
import { DELIVERY, type KillPoint, RECONCILING } from '../../kill-points.ts';
import { AUTHOR, allButtons, newest, tryAgain } from '../../people.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script, StageHands, Step } from '../../script.ts';
import { NONCE_MEMORIES } from '../nonce-memories.ts';
import {
  APPROVED,
  AWAY,
  anyMoment,
  FEW,
  letter,
  MANY,
  NEW,
  overAt,
  people,
  presses,
  previewed,
  restart,
  rewrite,
  scriptOf,
  timeOptions,
  typedLetter,
  watch,
} from './letters.ts';

/** Where a process dies while somebody rewrites a draft: the preview that they have is of what stood before. */
const WRITING: readonly KillPoint[] = [
  {
    name: 'before its entry',
    at: 'store',
    trap: { writes: '"what":"broadcast-edited"', dies: 'before' },
    out: false,
  },
  {
    name: 'between its entry and its record',
    at: 'store',
    trap: { writes: '"what":"broadcast-edited"', dies: 'after' },
    out: false,
  },
  { name: 'before its record', at: 'store', trap: { writes: '"revision":3', dies: 'before' }, out: false },
];

/** The process is killed somewhere in the middle of fifty channels, and started again sooner or later. */
export const BROADCAST_KILLS: readonly Scenario[] = [
  ...DELIVERY.map(point => ({
    name: `broadcast/50 channels, ${point.name}`,
    script: (random: Random) => killed(random, point),
  })),
  {
    name: 'broadcast/50 channels, at any moment',
    script: random =>
      killed(random, { name: 'at any moment', at: 'any', afterMs: random.int(0, 250), out: 'maybe' }),
  },
  {
    name: 'broadcast/50 channels, again while settling',
    script: random => killed(random, random.pick(DELIVERY), random.pick(RECONCILING)),
  },
  ...WRITING.map(point => ({
    name: `broadcast/a draft written anew, killed ${point.name}`,
    script: (random: Random) => killedWriting(random, point),
  })),
  { name: 'broadcast/killed when it was approved', script: random => killed(random, APPROVED) },
];

/** What stood before is neither lost nor doubted: it is sent from the preview that is there. */
function killedWriting(random: Random, kill: KillPoint): Script {
  const moment = anyMoment(random);
  const approved = letter(FEW, moment, moment, random.chance(0.5));
  return scriptOf(
    random,
    FEW,
    [approved],
    [
      ...previewed(moment, typedLetter(approved)),
      people(
        moment - MINUTE,
        'writes it anew',
        async stage => {
          const draft = await newest(stage, AUTHOR, 'compose', 'draft');
          await rewrite(stage, 'broadcast compose', { draft }, { ...typedLetter(approved), ...NEW });
        },
        { kill },
      ),
      ...restart(moment),
      people(moment, 'presses Send', presses('Send')),
      ...watch(moment, overAt(moment)),
    ],
  );
}

const SOON = [0, 30_000];

async function pressAgain(stage: StageHands): Promise<void> {
  if (allButtons(stage, AUTHOR, 'Send').length > 0) await presses('Send')(stage);
}

/** At once, at a press; or at the end of an embargo, at a beat. */
function killed(random: Random, first: KillPoint, second?: KillPoint): Script {
  const moment = anyMoment(random);
  const isScheduled = first !== APPROVED && random.chance(0.5);
  // "Any moment" may come before the bot has heard of the press: then it is pressed again, while the preview still counts.
  const mayBeUnheard = first.at === 'any' && !isScheduled;
  const due = isScheduled ? moment + 30 * MINUTE : moment;
  const approved = letter(MANY, moment, due, random.chance(0.5));
  const kill = { ...first, nth: first === APPROVED ? 1 : random.int(1, 50), out: 'maybe' as const };
  const send = isScheduled ? 'Schedule' : 'Send';
  const back = due + random.pick(mayBeUnheard ? SOON : AWAY);
  const backAgain = second ? back + random.pick(AWAY) : back;
  const again: Step[] = second ? [{ do: 'start', at: back, kill: { ...second, out: 'maybe' } }] : [];
  const retriedAt = Math.max(overAt(due), backAgain) + 10 * MINUTE;
  return {
    plans: [MANY],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    approved: [{ ...approved, retries: [retriedAt] } satisfies ApprovedMessage],
    missedAlerts: second ? 2 : 1,
    steps: [
      ...previewed(moment, typedLetter(approved), isScheduled ? timeOptions(due, MANY) : {}),
      people(moment, `presses ${send}`, presses(send), isScheduled ? {} : { kill }),
      ...(isScheduled ? [{ do: 'tick' as const, at: due, kill }] : []),
      ...again,
      { do: 'die' },
      { do: 'start', at: backAgain },
      ...(mayBeUnheard ? [people(backAgain, 'presses Send again, if it is still there', pressAgain)] : []),
      ...watch(backAgain, Math.max(overAt(due), backAgain + 4 * MINUTE)),
      people(retriedAt, 'looks at how it stands, and tries again', async stage =>
        tryAgain(stage, AUTHOR, await newest(stage, AUTHOR, 'status')),
      ),
      ...watch(retriedAt, retriedAt + 5 * MINUTE),
    ],
  };
}
