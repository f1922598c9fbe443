import { describe, expect, it } from 'vitest';
import type { PostKind } from '../../src/announcements/delivery.ts';
import { NOBODY } from '../../src/announcements/pings.ts';
import type { PlannedPost } from '../../src/announcements/plan.ts';
import { bySource, type PostMaker, type PostSource } from '../../src/delivery/source.ts';
import { zoned } from '../support/strikes.ts';

const now = zoned('2024-12-23T21:00');

function makerOf(name: string): PostMaker {
  return {
    isOwed: () => true,
    compose: ({ date }, _now, reference) => `${name} ${date} ${reference}`,
    pings: () => ({ roles: [name], everyone: false }),
    files: async () => [],
    followUp: () => 'publish',
    dayHash: () => name,
    told: () => ({}),
  };
}

function postOf(kind: PostKind): PlannedPost {
  return { guild: 'g', channel: 'c', date: '2024-12-23' as never, kind, dueAt: now, deadline: now };
}

const audit: PostSource = {
  ...makerOf('the log'),
  kind: 'audit',
  posts: () => [postOf('audit')],
  alarms: () => [],
};

describe('what a post is asked of', () => {
  const made = bySource(makerOf('the schedule'), [audit]);

  it.each`
    kind         | maker             | because
    ${'morning'} | ${'the schedule'} | ${'it follows from the schedule'}
    ${'notice'}  | ${'the schedule'} | ${'so does a notice'}
    ${'audit'}   | ${'the log'}      | ${'it is the source of its kind'}
  `('$kind: $maker, because $because', ({ kind, maker }: { kind: PostKind; maker: string }) => {
    expect(made.compose(postOf(kind), now, 'K7Q4')).toBe(`${maker} 2024-12-23 K7Q4`);
    expect(made.pings(postOf(kind)).roles).toEqual([maker]);
    expect(made.dayHash(postOf(kind))).toBe(maker);
    expect(made.isOwed(postOf(kind), now)).toBe(true);
  });

  it('owes what every source owes', () => {
    expect(made.owedBesides(now).map(({ kind }) => kind)).toEqual(['audit']);
  });

  it('does not owe a kind that nobody makes', async () => {
    const post = postOf('broadcast');
    expect(made.isOwed(post, now)).toBe(false);
    expect(made.pings(post)).toEqual(NOBODY);
    expect(await made.files(post)).toEqual([]);
    expect(made.compose(post, now, 'K7Q4')).toBeUndefined();
  });
});
