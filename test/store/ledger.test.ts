import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, DeliveryOf } from '../../src/announcements/delivery.ts';
import { instantOf } from '../../src/announcements/instants.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { IsoDate } from '../../src/strike/strike.ts';

const claimed: DeliveryOf<'claimed'> = {
  key: '131/132/2024-12-23/morning',
  guild: '131',
  channel: '132',
  date: '2024-12-23' as IsoDate,
  kind: 'morning',
  dueAt: '2024-12-23T14:30:00.000Z',
  deadline: '2024-12-23T16:30:00.000Z',
  reference: 'K7Q4-9MX2',
  state: 'claimed',
  nonce: 'n'.repeat(25),
  firstAttemptAt: '2024-12-23T14:30:01.000Z',
  attempts: 1,
};
const { nonce: _, firstAttemptAt: __, attempts: ___, ...owed } = claimed;
const sent: Delivery = {
  ...owed,
  state: 'sent',
  messageId: '1320000000000000001',
  sentAt: '2024-12-23T14:30:02.000Z',
  late: false,
  dayHash: 'hash of the day',
  notices: 0,
  contentHash: 'abc',
};

let store: Store;
beforeEach(async () => {
  store = await openStore('sqlite::memory:');
});
afterEach(() => store.close());

describe('the ledger', () => {
  it('gives a claim to the first who asks', async () => {
    await expect(store.deliveries.claim(claimed)).resolves.toBe(true);
    await expect(store.deliveries.claim({ ...claimed, attempts: 2 })).resolves.toBe(false);
    await expect(store.deliveries.find(claimed.key)).resolves.toEqual(claimed);
  });

  it.each<{ name: string; delivery: Delivery }>([
    { name: 'claimed', delivery: claimed },
    { name: 'claimed and held', delivery: { ...claimed, heldSince: '2024-12-23T14:31:00.000Z' } },
    { name: 'sent', delivery: sent },
    {
      name: 'failed',
      delivery: {
        ...owed,
        state: 'failed',
        failedAt: '2024-12-23T14:30:02Z',
        code: 50013,
        problem: 'no “access”',
      },
    },
    { name: 'missed', delivery: { ...owed, state: 'missed', noticedAt: '2024-12-23T18:00:00Z' } },
  ])('saves and finds one that is $name', async ({ delivery }) => {
    await store.deliveries.save(delivery);
    await expect(store.deliveries.find(delivery.key)).resolves.toEqual(delivery);
    await expect(store.deliveries.all()).resolves.toEqual([delivery]);
  });

  it('lists in the order of the claims, whatever is saved later', async () => {
    const second = { ...claimed, key: '131/132/2024-12-22/eve' };
    await store.deliveries.claim(claimed);
    await store.deliveries.claim(second);
    await store.deliveries.save(sent);
    await expect(store.deliveries.all()).resolves.toEqual([sent, second]);
  });

  it('forgets a claim under which nothing was sent', async () => {
    await store.deliveries.claim(claimed);
    await store.deliveries.release(claimed.key);
    await store.deliveries.release('131/132/2024-12-24/morning');
    await expect(store.deliveries.claim(claimed)).resolves.toBe(true);
  });

  it('does not forget what was sent: it would be sent again', async () => {
    await store.deliveries.save(sent);
    await expect(store.deliveries.release(sent.key)).rejects.toMatchObject({ problem: 'bad-record' });
    await expect(store.deliveries.find(sent.key)).resolves.toEqual(sent);
  });

  it('refuses to write what it could not read', async () => {
    const odd = { ...claimed, dueAt: 'tomorrow' };
    await expect(store.deliveries.claim(odd)).rejects.toMatchObject({ problem: 'bad-record' });
    await expect(store.deliveries.all()).resolves.toEqual([]);
  });

  it('rejects once the store is gone, and never answers that nothing was posted', async () => {
    await store.deliveries.claim(claimed);
    await store.close();
    const attempts = [
      store.deliveries.claim(claimed),
      store.deliveries.save(claimed),
      store.deliveries.release(claimed.key),
      store.deliveries.find(claimed.key),
      store.deliveries.all(),
      store.deliveries.open('131', instantOf(claimed.dueAt)),
      store.deliveries.of('131'),
      store.deliveries.ofKind('131', 'morning'),
      store.deliveries.latest('131', 1),
    ];
    for (const attempt of await Promise.allSettled(attempts)) {
      expect(attempt).toMatchObject({
        status: 'rejected',
        reason: { name: 'StoreError', problem: 'closed' },
      });
    }
  });
});
