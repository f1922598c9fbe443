import type { ApprovedMessage } from '../../approved.ts';
import { MINUTE } from '../../calendar.ts';
import type { KillPoint } from '../../kill-points.ts';
import { AUTHOR, newest } from '../../people.ts';
import { channelsOf } from '../../plan.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script } from '../../script.ts';
import { NONCE_MEMORIES } from '../nonce-memories.ts';
import { CHANGING, HOURS_AWAY, onceEach, TELLING } from './changing.ts';
import {
  AWAY,
  anyMoment,
  FEW,
  letter,
  MANY,
  NEW,
  people,
  presses,
  previewed,
  restart,
  rewrite,
  SOME,
  typedLetter,
  watch,
} from './letters.ts';

const DECIDED: KillPoint = {
  name: 'decided',
  at: 'store',
  trap: { writes: '"corrections":[{', dies: 'after' },
  out: 'maybe',
  nth: 1,
};

/** Every step of correcting six copies, twenty or fifty: the decision, an edit, its save, and the notice that is paid as every post. */
export const BROADCAST_CORRECTIONS: readonly Scenario[] = [
  ...[DECIDED, ...CHANGING, ...TELLING].map(point => ({
    name: `broadcast/correction, ${point.name}`,
    script: (random: Random) => corrected(random, point),
  })),
  {
    name: 'broadcast/correction, away for hours',
    script: random => corrected(random, random.pick([DECIDED, ...CHANGING, ...TELLING]), true),
  },
];

/** In the end every copy says the new words, and the notice, if it was chosen, is there once in each channel. */
function corrected(random: Random, point: KillPoint, isLong = false): Script {
  const at = anyMoment(random);
  const plan = random.pick(isLong ? [SOME, FEW] : [MANY, SOME, FEW, FEW, FEW, FEW]);
  const sent = letter(plan, at, at, random.chance(0.5));
  const since = at + random.int(5, 30) * MINUTE;
  const notice = isLong || TELLING.includes(point) || random.chance(0.5);
  const approved: ApprovedMessage = {
    ...sent,
    wordings: [...sent.wordings, { since, ...NEW, notice }],
  };
  const back = since + random.pick(isLong ? HOURS_AWAY : AWAY.slice(0, -1));
  const button = notice ? 'Correct and post a new message' : 'Correct';
  return {
    plans: [plan],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    approved: [approved],
    steps: [
      ...previewed(at, typedLetter(sent)),
      people(at, 'presses Send', presses('Send')),
      people(since - MINUTE, 'writes it anew', async stage =>
        rewrite(stage, 'broadcast correct', { broadcast: await newest(stage, AUTHOR, 'correct') }, NEW),
      ),
      people(since, `presses ${button}`, presses(button), {
        kill: { nth: random.int(1, channelsOf(plan).length), ...point },
      }),
      ...onceEach(restart(back), watch(back, back + 5 * MINUTE)),
    ],
  };
}
