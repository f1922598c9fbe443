import type { Hold } from '../../../src/rehearsal/faults.ts';
import { MINUTE } from '../calendar.ts';
import { carriedOut } from '../kill.ts';
import type { Reach } from '../kill-points.ts';
import { type OwedPost, owedPosts } from '../oracle.ts';
import { EXAMPLE, type StrikePlan } from '../plan.ts';
import type { Random } from '../random.ts';
import type { Step } from '../script.ts';

/** One of the posts of the example's weeks around the turn of the year. */
export function anyPost(random: Random, plan: StrikePlan = EXAMPLE): OwedPost {
  return random.pick(owedPosts(plan, '2024-12-20', '2025-01-10'));
}

/** A look every so many minutes, from one instant to another, both included. */
export function ticks(from: number, to: number, everyMinutes: number, reaches?: Reach): Step[] {
  const count = Math.floor((to - from) / (everyMinutes * MINUTE)) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({
    do: 'tick' as const,
    at: from + index * everyMinutes * MINUTE,
    ...(reaches !== undefined && { reaches }),
  }));
}

/** The bot has been up for ten minutes when a post comes due. */
export function upBefore({ due }: OwedPost): Step[] {
  return [
    { do: 'start', at: due - 10 * MINUTE },
    { do: 'tick', at: due - MINUTE },
  ];
}

/** The bot looks on after an instant: closely at first, and until the post's time is over. */
export function lookOn({ deadline }: OwedPost, from: number): Step[] {
  const end = Math.max(deadline + 30 * MINUTE, from + 30 * MINUTE);
  return [
    ...ticks(from + MINUTE, from + 3 * MINUTE, 1),
    ...ticks(from + 5 * MINUTE, end, 20),
    { do: 'tick', at: end },
  ];
}

/** The requests with which a post is asked for. */
export function posting({ channel }: OwedPost) {
  return { method: 'POST', path: new RegExp(`^/channels/${channel}/messages$`) };
}

interface SlowRequest {
  departs: Step;
  isUnderWay: () => Promise<unknown>;
  arrives: Step;
}

/** A request for a post that is on its way until the script lets it arrive, even if its sender has given up or died meanwhile. */
export function slowRequest(post: OwedPost): SlowRequest {
  let hold: Hold | undefined;
  return {
    departs: {
      do: 'then',
      what: 'the request will take its time',
      run: ({ discord }) => {
        hold = discord.faults.hold(posting(post), 'before');
      },
    },
    isUnderWay: async () => hold?.reached,
    arrives: {
      do: 'then',
      what: 'the slow request arrives',
      run: async () => {
        hold?.release();
        if (hold) await carriedOut(await hold.reached);
      },
    },
  };
}
