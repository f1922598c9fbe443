import { DateTime } from 'luxon';
import type { PlannedPost } from '../announcements/plan.ts';
import type { shiftedClock } from '../platform/clock.ts';
import type { Text } from '../wording/translator.ts';

/** What moving the clock needs of the bot. */
interface Looking {
  /** Looks at everything that is owed, now. */
  tick(): Promise<void>;
  /** The next post that will be owed. */
  nextPost(): PlannedPost | undefined;
}

/** What the rehearsal's page takes as the control of its clock; instants are epoch milliseconds. */
interface PageClock {
  zone: string;
  jumpTo(instant: number): Promise<void>;
  nextPost(): { at: number; label: string } | undefined;
}

/**
 * How the page moves the rehearsal's clock. Everything due on the way happens at its time, as if the bot had been up
 * all along.
 *
 * @param bot the bot as it is now; undefined while it has not started
 * @param zone the zone in which the page shows the clock and reads a date and time
 * @param text the words for what is posted next
 */
export function clockControl(
  clock: Pick<ReturnType<typeof shiftedClock>, 'set'>,
  bot: () => Looking | undefined,
  zone: string,
  text: Text,
): PageClock {
  const labelled = (post: PlannedPost | undefined) =>
    post && { at: post.dueAt.toMillis(), label: text.t(`trouble.kind.${post.kind}`) };
  return {
    zone,
    nextPost: () => labelled(bot()?.nextPost()),
    jumpTo: async instant => {
      // What is owed now, or under way, is paid first, and not judged by a clock that moves meanwhile.
      await bot()?.tick();
      for (let post = bot()?.nextPost(); post && post.dueAt.toMillis() < instant; post = bot()?.nextPost()) {
        clock.set(post.dueAt);
        await bot()?.tick();
      }
      clock.set(DateTime.fromMillis(instant, { zone: 'utc' }) as DateTime<true>);
      await bot()?.tick();
    },
  };
}
