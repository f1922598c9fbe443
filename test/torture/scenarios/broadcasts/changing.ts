import { MINUTE } from '../../calendar.ts';
import type { KillPoint } from '../../kill-points.ts';
import type { Step } from '../../script.ts';
import { happens } from './letters.ts';

/** Every step of editing the copies of a message that was corrected or retracted. */
export const CHANGING: readonly KillPoint[] = [
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
];

/** The fresh word of it is paid as every post. */
export const TELLING: readonly KillPoint[] = [
  {
    name: 'notice claimed',
    at: 'store',
    trap: { writes: '"state":"claimed"', dies: 'after' },
    out: 'maybe',
  },
  { name: 'notice sent and lost', at: 'post', moment: 'request', out: 'maybe' },
  { name: 'notice stored, not answered', at: 'post', moment: 'answer', out: 'maybe' },
];

/** Back at the last moment for a fresh word, at the first that is too late for it, and after a long absence. */
export const HOURS_AWAY = [120 * MINUTE - 1000, 120 * MINUTE, 300 * MINUTE, 300 * MINUTE];

/** What was left undone at a restart is done by one edit of each copy, and not again at each beat. */
export function onceEach(restarted: Step[], watched: Step[]): Step[] {
  let before = 0;
  return [
    happens('edits are counted from here', ({ discord }) => {
      before = discord.inspect.requests().length;
    }),
    ...restarted,
    ...watched,
    happens('each copy was edited at most once', ({ discord, object }) => {
      const edits = discord.inspect
        .requests()
        .slice(before)
        .filter(({ method, path }) => method === 'PATCH' && /^\/channels\/\d+\/messages\//.test(path));
      for (const [path, { length }] of Map.groupBy(edits, each => each.path))
        if (length > 1) object(`${path} was edited ${length} times after the restart`);
    }),
  ];
}
