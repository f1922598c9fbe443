import type { ApprovedMessage } from '../../approved.ts';
import { MINUTE } from '../../calendar.ts';
import type { KillPoint } from '../../kill-points.ts';
import { AUTHOR, newest } from '../../people.ts';
import { channelsOf } from '../../plan.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script } from '../../script.ts';
import { NONCE_MEMORIES } from '../nonce-memories.ts';
import {
  AWAY,
  anyMoment,
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

/** Every step of correcting twenty copies, or fifty: the decision, an edit, its save, and the notice that is paid as every post. */
const CORRECTING: readonly (KillPoint & { isOfNotice?: boolean })[] = [
  { name: 'decided', at: 'store', trap: { writes: '"corrections":[{', dies: 'after' }, out: 'maybe', nth: 1 },
  { name: 'edit sent and lost', at: 'edit', moment: 'request', out: 'maybe' },
  { name: 'edit sent, stored after death', at: 'edit', moment: 'late-request', out: 'maybe' },
  { name: 'edit stored, not answered', at: 'edit', moment: 'answer', out: 'maybe' },
  {
    name: 'edit answered, before the save',
    at: 'store',
    trap: { writes: '"state":"sent"', dies: 'before' },
    out: 'maybe',
  },
  { name: 'edit saved', at: 'store', trap: { writes: '"state":"sent"', dies: 'after' }, out: 'maybe' },
  {
    name: 'notice claimed',
    at: 'store',
    trap: { writes: '"state":"claimed"', dies: 'after' },
    out: 'maybe',
    isOfNotice: true,
  },
  { name: 'notice sent and lost', at: 'post', moment: 'request', out: 'maybe', isOfNotice: true },
  { name: 'notice stored, not answered', at: 'post', moment: 'answer', out: 'maybe', isOfNotice: true },
];

export const BROADCAST_CORRECTIONS: readonly Scenario[] = CORRECTING.map(
  ({ isOfNotice = false, ...point }) => ({
    name: `broadcast/correction, ${point.name}`,
    script: random => corrected(random, point, isOfNotice),
  }),
);

/** In the end every copy says the new words, and the notice, if it was chosen, is there once in each channel. */
function corrected(random: Random, point: KillPoint, isOfNotice: boolean): Script {
  const at = anyMoment(random);
  const plan = random.pick([MANY, SOME, SOME]);
  const sent = letter(plan, at, at, random.chance(0.5));
  const since = at + random.int(5, 30) * MINUTE;
  const notice = isOfNotice || random.chance(0.5);
  const approved: ApprovedMessage = {
    ...sent,
    wordings: [...sent.wordings, { since, ...NEW, notice }],
  };
  // A notice that comes too late is missed, and told as such: that is for other scenarios.
  const back = since + random.pick(AWAY.slice(0, -1));
  const button = notice ? 'Correct and post it anew' : 'Correct';
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
      ...restart(back),
      ...watch(back, back + 5 * MINUTE),
    ],
  };
}
