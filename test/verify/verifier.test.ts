import { describe, expect, it } from 'vitest';
import type { Delivery, DeliveryOf } from '../../src/announcements/delivery.ts';
import { contentHash } from '../../src/announcements/identity.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { createGuesses } from '../../src/verify/guesses.ts';
import type { Asked } from '../../src/verify/read-asked.ts';
import type { Place, Seen, SeenMessage } from '../../src/verify/seen.ts';
import type { LaterChanges } from '../../src/verify/verdict.ts';
import { createVerifier, type Question } from '../../src/verify/verifier.ts';
import { CODE, content, sentPost } from './sent.ts';

const GUILD = '1310000000000000001';
const asked = { type: 'link', guild: GUILD, channel: '21', message: '501' } as const;
const own: SeenMessage = { type: 'message', isOwn: true, content, at: '2024-12-23T14:30:00.000Z' };

/** A verifier over these records; `settles` is what stands in them after a tick. */
function scene({
  deliveries = [sentPost()],
  settles = deliveries,
  changes,
}: {
  deliveries?: Delivery[];
  settles?: Delivery[];
  changes?: LaterChanges;
} = {}) {
  const state = { deliveries, settled: 0, alarmed: [] as string[], looked: [] as Place[] };
  const verifier = createVerifier({
    clock: movableClock('2024-12-23T12:00:00-08:00'),
    guesses: createGuesses(new Uint8Array(32)),
    deliveries: async () => state.deliveries,
    laterChangesOf: async () => changes,
    settle: async () => {
      state.settled += 1;
      state.deliveries = settles;
    },
    alarm: async ({ key }) => {
      state.alarmed.push(key);
    },
  });
  const ask = (seen: (place: Place) => Seen, about = asked as Asked, more: Pick<Question, 'handed'> = {}) =>
    verifier.verdictOn({
      ...more,
      guild: GUILD,
      person: 'ana',
      asked: about,
      mayRead: () => true,
      look: async place => {
        state.looked.push(place);
        return seen(place);
      },
    });
  return { state, verifier, ask };
}

describe('before anybody is alarmed', () => {
  const stale = sentPost({ contentHash: contentHash('as it was before') });

  it('the bot puts on record what it has just edited', async () => {
    const { ask, state } = scene({ deliveries: [stale], settles: [sentPost()] });
    expect((await ask(() => own)).is).toBe('genuine');
    expect(state).toMatchObject({ settled: 1, alarmed: [] });
  });

  it('and what it has just sent', async () => {
    const claimed = { ...sentPost(), state: 'claimed' } as unknown as DeliveryOf<'claimed'>;
    const { ask, state } = scene({ deliveries: [claimed], settles: [sentPost()] });
    expect((await ask(() => own)).is).toBe('genuine');
    expect(state).toMatchObject({ settled: 1, alarmed: [] });
  });

  it('and if it is still not what was approved, they are', async () => {
    const { ask, state } = scene({ deliveries: [stale] });
    expect((await ask(() => own)).is).toBe('altered');
    expect(state).toMatchObject({ settled: 1, alarmed: [stale.key] });
  });

  it('nothing is settled for a message that is as it should be', async () => {
    const { ask, state } = scene();
    expect((await ask(() => own)).is).toBe('genuine');
    expect(state).toMatchObject({ settled: 0, alarmed: [] });
  });
});

describe('what organizers have done', () => {
  const retracted = { retractedAt: '2024-12-23T17:00:00.000Z', reason: 'too early' };

  it('is asked of broadcasts', async () => {
    const { ask } = scene({ deliveries: [sentPost({ kind: 'broadcast' })], changes: retracted });
    expect(await ask(() => own)).toMatchObject({
      is: 'genuine',
      original: { state: { as: 'retracted', at: retracted.retractedAt, reason: 'too early' } },
    });
  });

  it('is not asked of what follows from the schedule', async () => {
    const { ask } = scene({ changes: retracted });
    expect(await ask(() => own)).toMatchObject({ original: { state: { as: 'unchanged' } } });
  });
});

describe('a forward', () => {
  const forwarded = (message: string): SeenMessage => ({
    type: 'message',
    isOwn: false,
    content,
    at: '2024-12-23T20:00:00.000Z',
    origin: { how: 'forward', channel: '21', message },
  });

  it('leads to a look at the original, where that is ours', async () => {
    const { ask, state } = scene();
    const at = (place: Place): Seen => (place.message === '501' ? { type: 'gone' } : own);
    expect((await ask(at)).is).toBe('deleted');
    state.looked = [];
    const verdict = await ask(() => forwarded('501'));
    expect(verdict).toMatchObject({ is: 'forward', now: 'same' });
    expect(state.looked).toEqual([
      { channel: '21', message: '501' },
      { channel: '21', message: '501' },
    ]);
  });

  it('of a forward is as old as the first one', async () => {
    const editedAt = '2024-12-23T18:00:00.000Z';
    const hidden = (message: string, at: string): SeenMessage => {
      const { content: _, ...rest } = forwarded(message);
      return { ...rest, at };
    };
    const { ask } = scene();
    const chain = (first: string) => (place: Place) => {
      if (place.message === '502') return hidden('503', '2024-12-23T20:00:00.000Z');
      if (place.message === '503') return hidden('501', first);
      return { ...own, editedAt };
    };
    const start = { type: 'link', guild: GUILD, channel: '21', message: '502' } as const;
    expect(await ask(chain('2024-12-23T17:00:00.000Z'), start)).toMatchObject({
      is: 'forward',
      now: 'changed',
    });
    expect(await ask(chain('2024-12-23T19:00:00.000Z'), start)).toMatchObject({ is: 'forward', now: 'same' });
  });

  it('is not followed without end', async () => {
    const { ask, state } = scene();
    const { content: _, ...hidden } = forwarded('999');
    expect(await ask(() => hidden)).toEqual({ is: 'foreign', words: 'hidden' });
    expect(state.looked).toHaveLength(4);
  });
});

describe('a message that was handed over with the question', () => {
  const handed = (more: Partial<SeenMessage> = {}) => ({ handed: { ...own, ...more } });

  it('is read, and not looked for', async () => {
    const { ask, state } = scene();
    const nothing = (): Seen => ({ type: 'unanswered' });
    expect((await ask(nothing, asked, handed())).is).toBe('genuine');
    const others = handed({ isOwn: false, content: `over, ref ${CODE}` });
    expect((await ask(nothing, asked, others)).is).toBe('forged');
    expect(state).toMatchObject({ looked: [], settled: 0 });
  });

  it('is looked for before anybody is alarmed: it may have been edited since', async () => {
    const { ask, state } = scene();
    expect((await ask(() => own, asked, handed({ content: 'as it was before' }))).is).toBe('genuine');
    expect(state).toMatchObject({ looked: [{ channel: '21', message: '501' }], settled: 1, alarmed: [] });
  });

  it('that cannot be looked for then alarms nobody', async () => {
    const { ask, state } = scene();
    const altered = handed({ content: 'The strike is over.' });
    expect((await ask(() => ({ type: 'closed' }), asked, altered)).is).toBe('unreadable');
    expect(state.alarmed).toEqual([]);
  });

  it('has its codes counted as well', async () => {
    const { ask } = scene();
    const wrong = handed({ isOwn: false, content: 'ref 0000-0000' });
    for (let each = 0; each < 5; each += 1) {
      expect(await ask(() => own, asked, wrong)).toEqual({ is: 'forged' });
    }
    expect(await ask(() => own, asked, wrong)).toEqual({ is: 'foreign', words: 'other' });
    await expect(ask(() => own, { type: 'code', code: CODE })).rejects.toMatchObject({
      code: 'error.tooManyCodes',
    });
  });
});

describe('what leads elsewhere', () => {
  it('is not looked at', async () => {
    const { verifier } = scene();
    const look = async (): Promise<Seen> => {
      throw new Error('it was looked at');
    };
    const question = { guild: '1310000000000000002', person: 'ana', look, mayRead: () => true };
    expect(await verifier.verdictOn({ ...question, asked })).toEqual({ is: 'elsewhere', where: 'server' });
    expect(await verifier.verdictOn({ ...question, asked: { type: 'direct-message' } })).toEqual({
      is: 'elsewhere',
      where: 'direct-message',
    });
  });
});

it('counts as a wrong code only what none of ours has', async () => {
  const { verifier } = scene();
  const ask = (code: string) =>
    verifier.verdictOn({
      guild: GUILD,
      person: 'ana',
      asked: { type: 'code', code },
      look: async () => own,
      mayRead: () => true,
    });
  for (let each = 0; each < 20; each += 1) expect((await ask(CODE)).is).toBe('known-code');
  for (let each = 0; each < 5; each += 1) expect((await ask('0000-0000')).is).toBe('unknown-code');
  await expect(ask(CODE)).rejects.toMatchObject({ code: 'error.tooManyCodes' });
});

it('answers a code of a message that the asker may not read like a code that there is not, and counts it', async () => {
  const looked: string[] = [];
  const { verifier } = scene();
  const ask = (code: string) =>
    verifier.verdictOn({
      guild: GUILD,
      person: 'ana',
      asked: { type: 'code', code },
      look: async () => own,
      mayRead: channel => {
        looked.push(channel);
        return false;
      },
    });
  expect(await ask(CODE)).toEqual({ is: 'unknown-code', code: CODE });
  expect(await ask('0000-0000')).toEqual({ is: 'unknown-code', code: '0000-0000' });
  // The same is looked at, whichever is asked about.
  expect(looked).toEqual([sentPost().channel, sentPost().channel]);
  for (let each = 0; each < 3; each += 1) await ask(CODE);
  await expect(ask(CODE)).rejects.toMatchObject({ code: 'error.tooManyCodes' });
});
