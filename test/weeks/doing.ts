import { isoOf } from '../../src/announcements/instants.ts';
import { isIdle } from '../../src/approvals/basis.ts';
import { followedBy } from '../../src/approvals/effects.ts';
import type { Act, RecordedAct } from '../../src/strike/acts.ts';
import { addDays, strikeDate } from '../../src/strike/dates.ts';
import type { FileStrike, StrikeView } from '../../src/strike/view.ts';
import { viewOf } from '../../src/strike/view.ts';
import type { bench } from '../delivery/bench.ts';
import type { Random } from '../torture/random.ts';
import type { Happening } from './script.ts';
import { someDraft } from './some-act.ts';

/** What people do to a strike; each is done to the view that the bot goes by. */
export interface Doing {
  /** Does it, and says what it was; undefined where nothing was done. */
  do(what: Happening['what'], isUp: boolean): Promise<string | undefined>;
}

export function createDoing(random: Random, side: ReturnType<typeof bench>, strike: FileStrike): Doing {
  let file = strike;
  let acts: RecordedAct[] = [];
  let count = 0;

  /** Whether it is told at once, as the press decides: what one word tells by itself needs no other. */
  async function isTold(after: StrikeView): Promise<boolean> {
    if (random.chance(0.4)) return false;
    const now = side.clock.now();
    const deliveries = await side.ledger.open(strike.guild, now);
    return followedBy({ before: side.state.view, after }, deliveries, now).length === 0;
  }

  async function keep(
    other: readonly RecordedAct[],
    done: RecordedAct,
    how: 'tell' | 'tellUndone',
  ): Promise<void> {
    const tell = await isTold(viewOf(file, [...other, done]));
    acts = [...other, { ...done, [how]: tell }];
    side.state.view = viewOf(file, acts);
  }

  async function act(): Promise<string | undefined> {
    const { view } = side.state;
    const now = side.clock.now();
    const draft = someDraft(random, view, strikeDate(strike, now));
    count += 1;
    const made = { ...draft, id: `act-${count}`, at: isoOf(now), role: 'organizer' } as Act;
    const done: RecordedAct = { act: made, tell: false };
    // What would change nothing is refused.
    if (isIdle({ act: made, isUndone: false, before: view, after: viewOf(file, [...acts, done]) }))
      return undefined;
    await keep(acts, done, 'tell');
    return `ACT told=${acts.at(-1)?.tell} ${JSON.stringify(draft)}`;
  }

  async function undo(): Promise<string | undefined> {
    const standing = acts.filter(each => !each.act.undone).slice(-4);
    if (standing.length === 0) return undefined;
    const taken = random.pick(standing);
    const undone = { at: isoOf(side.clock.now()), role: 'organizer' as const };
    await keep(
      acts.filter(each => each !== taken),
      { ...taken, act: { ...taken.act, undone } },
      'tellUndone',
    );
    return `UNDO told=${acts.at(-1)?.tellUndone} ${taken.act.id} ${JSON.stringify(taken.act)}`;
  }

  /** A host writes into the file what lies ahead. */
  function edit(): string {
    const from = addDays(strikeDate(strike, side.clock.now()), random.int(1, 3));
    const quiet = { from, to: from, reason: 'Mourning' };
    file = random.chance(0.5)
      ? { ...file, quietDays: [...file.quietDays, quiet] }
      : { ...file, quietDays: [], picketing: file.picketing.slice(1) };
    side.state.view = viewOf(file, acts);
    return `EDIT ${JSON.stringify({ quietDays: file.quietDays, picketing: file.picketing })}`;
  }

  function halt(mode: 'paused' | 'frozen'): string {
    side.state.halt = { mode, reason: 'rumours', at: isoOf(side.clock.now()) };
    return mode;
  }

  return {
    do: async (what, isUp) => {
      switch (what) {
        case 'act':
          return isUp ? act() : undefined;
        case 'undo':
          return isUp ? undo() : undefined;
        case 'pause':
          return halt('paused');
        case 'freeze':
          return halt('frozen');
        case 'resume':
          side.state.halt = undefined;
          return 'resumed';
        case 'edit':
          return edit();
        default:
          return what;
      }
    },
  };
}
