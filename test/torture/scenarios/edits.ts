import { plainTimes } from '../../support/plain-times.ts';
import { MINUTE } from '../calendar.ts';
import type { KillPoint } from '../kill-points.ts';
import { type OwedPost, owedPosts } from '../oracle.ts';
import { EXAMPLE } from '../plan.ts';
import type { Random } from '../random.ts';
import { isNotice } from '../reading.ts';
import type { Scenario, Script, StageHands } from '../script.ts';
import { NONCE_MEMORIES } from './nonce-memories.ts';
import { ticks, upBefore } from './targets.ts';

/** How long the bot is away after it was killed; the line is still to come then, or stands. */
const AWAY = [0, 30_000, 10 * MINUTE, 90 * MINUTE];

/** Every step of following a change: the edit, its save, and the notice that is paid as every post. */
const FOLLOWING: readonly KillPoint[] = [
  { name: 'edit sent and lost', at: 'edit', moment: 'request', out: true },
  { name: 'edit sent, stored after death', at: 'edit', moment: 'late-request', out: true },
  { name: 'edit stored, not answered', at: 'edit', moment: 'answer', out: true },
  {
    name: 'edit answered, before the save',
    at: 'store',
    trap: { writes: '"state":"sent"', dies: 'before' },
    out: true,
  },
  { name: 'edit saved', at: 'store', trap: { writes: '"state":"sent"', dies: 'after' }, out: true },
  { name: 'notice claimed', at: 'store', trap: { writes: '"state":"claimed"', dies: 'after' }, out: true },
  { name: 'notice sent and lost', at: 'post', moment: 'request', out: true },
  { name: 'notice sent, stored after death', at: 'post', moment: 'late-request', out: true },
  { name: 'notice stored, not answered', at: 'post', moment: 'answer', out: true },
];

/** The hours of a morning that is out change, and the process is killed while it follows. */
export const EDITS: readonly Scenario[] = FOLLOWING.map(point => ({
  name: `edit/${point.name}`,
  script: random => changed(random, point),
}));

function changed(random: Random, point: KillPoint): Script {
  const mornings = owedPosts(EXAMPLE, '2024-12-20', '2025-01-10').filter(({ kind }) => kind === 'morning');
  const post = random.pick(mornings);
  const change = post.due + random.int(5, 30) * MINUTE;
  const back = change + random.pick(AWAY);
  return {
    plans: [EXAMPLE],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    steps: [
      ...upBefore(post),
      { do: 'tick', at: post.due },
      { do: 'stop' },
      { do: 'start', at: change, plans: [{ ...EXAMPLE, to: '12:00' }], kill: point },
      { do: 'die' },
      { do: 'start', at: back },
      ...ticks(back + MINUTE, back + 5 * MINUTE, 1),
      { do: 'then', what: 'the channel says what is so', run: hands => expectFollowed(hands, post) },
    ],
  };
}

/** One announcement, which says the new hours, and one notice of them. */
function expectFollowed({ discord, object }: StageHands, { channel, date }: OwedPost): void {
  const since = Date.parse(`${date}T00:00:00Z`);
  const texts = discord.inspect
    .messages(channel)
    .filter(({ timestamp }) => Date.parse(timestamp) >= since)
    .map(({ content }) => plainTimes(content));
  const notices = texts.filter(isNotice);
  if (notices.length !== 1) object(`there are ${notices.length} notices of the change`);
  const stale = texts.filter(text => !text.split('\n')[0]?.includes('8 a.m. to noon'));
  for (const text of stale) object(`still says: ${text.split('\n')[0]}`);
}
