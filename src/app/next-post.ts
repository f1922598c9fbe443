import { nextPost } from '../announcements/owed.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import type { Services } from './services.ts';

/** The next post that will be owed in any strike, as they stand now. */
export function nextPostOf({ running: { strikes, clock }, broadcasts }: Services): PlannedPost | undefined {
  const now = clock.now();
  const waiting = strikes.all().flatMap(view => broadcasts.sourceOf(view).posts(now));
  const posts = [
    ...strikes.all().flatMap(view => nextPost(view, now) ?? []),
    ...waiting.filter(({ dueAt }) => dueAt > now),
  ];
  return posts.toSorted((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis())[0];
}
