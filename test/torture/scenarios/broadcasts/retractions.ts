import type { ApprovedMessage } from '../../approved.ts';
import { MINUTE } from '../../calendar.ts';
import type { KillPoint } from '../../kill-points.ts';
import { AUTHOR, SECOND } from '../../people.ts';
import { channelsOf } from '../../plan.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script } from '../../script.ts';
import { CHANGING, HOURS_AWAY, onceEach, TELLING } from './changing.ts';
import {
  AWAY,
  anyMoment,
  FEW,
  letter,
  people,
  presses,
  previewed,
  REASON,
  restart,
  retract,
  SOME,
  scriptOf,
  typedLetter,
  watch,
} from './letters.ts';

const DECIDED: KillPoint = {
  name: 'decided',
  at: 'store',
  trap: { writes: '"retraction":{', dies: 'after' },
  out: 'maybe',
};

/** Taken back, and killed before every copy says so. */
export const BROADCAST_RETRACTIONS: readonly Scenario[] = [
  ...[DECIDED, ...CHANGING.filter(({ name }) => !/saved|after death/.test(name))].map(point => ({
    name: `broadcast/retraction, ${point.name}`,
    script: (random: Random) => retracted(random, point, random.pick(AWAY.slice(0, -1))),
  })),
  {
    name: 'broadcast/retraction, away for hours',
    script: random => {
      const point = random.pick([DECIDED, ...CHANGING, ...TELLING]);
      return retracted(random, point, random.pick(HOURS_AWAY), true);
    },
  },
];

/** In the end no copy speaks any more, and the fresh word, if it was chosen, is there once in each channel or not at all. */
function retracted(random: Random, point: KillPoint, away: number, isTold = random.chance(0.5)): Script {
  const at = anyMoment(random);
  const plan = random.pick([SOME, FEW, FEW, FEW]);
  const sent = letter(plan, at, at, random.chance(0.5));
  const how = isTold ? 'notice' : point === DECIDED ? random.pick(['edit', 'remove'] as const) : 'edit';
  const person = random.pick([AUTHOR, SECOND]);
  const since = at + random.int(5, 30) * MINUTE;
  const approved: ApprovedMessage = { ...sent, retraction: { at: since, reason: REASON, how } };
  const back = since + away;
  const nth = point === DECIDED ? 1 : random.int(1, channelsOf(plan).length);
  return scriptOf(
    random,
    plan,
    [approved],
    [
      ...previewed(at, typedLetter(sent)),
      people(at, 'presses Send', presses('Send')),
      people(since, 'it is taken back', stage => retract(stage, person, REASON, how), {
        kill: { ...point, nth },
      }),
      ...onceEach(restart(back), watch(back, back + 5 * MINUTE)),
    ],
  );
}
