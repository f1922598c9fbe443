import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Delivery, PostKind } from '../../src/announcements/delivery.ts';
import { instantOf } from '../../src/announcements/instants.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import { put } from '../e2e/behind-the-back.ts';
import { scratchStore } from '../e2e/scratch-store.ts';

const NOW = instantOf('2024-12-23T15:00:00.000Z');

let store: Store;
let path: string;
beforeEach(async () => {
  const address = scratchStore();
  path = address.slice('sqlite:'.length);
  store = await openStore(address);
  onTestFinished(() => store.close());
});

/** A post of that date, whose deadline is in the evening. */
function post(date: string, kind: PostKind, state: Delivery['state'] = 'sent', guild = '131'): Delivery {
  const base = {
    key: `${guild}/132/${date}/${kind}`,
    guild,
    channel: '132',
    date: date as IsoDate,
    kind,
    dueAt: `${date}T14:30:00.000Z`,
    deadline: `${date}T16:30:00.000Z`,
    reference: `${date} ${kind}`,
  };
  const at = `${date}T14:30:02.000Z`;
  if (state === 'claimed') return { ...base, state, nonce: 'n', firstAttemptAt: at, attempts: 1 };
  if (state === 'missed') return { ...base, state, noticedAt: at };
  if (state === 'failed') return { ...base, state, failedAt: at, code: 50_013, problem: 'no' };
  return {
    ...base,
    state,
    messageId: '1',
    sentAt: at,
    late: false,
    contentHash: 'c',
    dayHash: 'd',
    notices: 0,
  };
}

/** Nobody can read it: every try fails. */
function spoil({ key, guild, kind, deadline, state }: Delivery): void {
  put(path, 'deliveries', key, { guild, kind, deadline, state, key: 1 });
}

const keys = (deliveries: readonly Delivery[]) => deliveries.map(({ key }) => key);

describe('what may still change in a server', () => {
  it.each<[string, Delivery]>([
    ['of today', post('2024-12-23', 'morning')],
    ['of last week', post('2024-12-16', 'outlook')],
    ['missed last week', post('2024-12-16', 'morning', 'missed')],
    ['refused yesterday', post('2024-12-22', 'eve', 'failed')],
    ['a message of two months ago', post('2024-10-25', 'broadcast')],
    ['a notice of two months ago', post('2024-10-25', 'notice')],
    ['claimed, however long ago', post('2024-01-01', 'morning', 'claimed')],
    ['of a day to come: the clock was ahead', post('2024-12-25', 'morning')],
  ])('is %s', async (_, delivery) => {
    await store.deliveries.save(delivery);
    await expect(store.deliveries.open('131', NOW)).resolves.toEqual([delivery]);
  });

  it.each<[string, Delivery]>([
    ['an announcement of a month ago', post('2024-11-23', 'morning')],
    ['a head of the audit log of a month ago', post('2024-11-23', 'audit')],
    ['a message of three months ago', post('2024-09-20', 'broadcast')],
    ['what another server has', post('2024-12-23', 'morning', 'sent', '1310')],
  ])('is not %s, which is not even read', async (_, delivery) => {
    await store.deliveries.save(post('2024-12-23', 'eve'));
    spoil(delivery);
    await expect(store.deliveries.all()).rejects.toMatchObject({ problem: 'bad-record' });
    expect(keys(await store.deliveries.open('131', NOW))).toEqual(['131/132/2024-12-23/eve']);
  });

  it('is given once and in the order of the claims', async () => {
    const [first, second] = [post('2024-12-23', 'eve', 'claimed'), post('2024-12-23', 'morning')];
    await store.deliveries.claim(first);
    await store.deliveries.claim(second);
    expect(keys(await store.deliveries.open('131', NOW))).toEqual([first.key, second.key]);
  });

  it('is found by an index, in a store of any size', async () => {
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'index'").all();
    expect(names.map(({ name }) => name)).toContain('deliveries_by_deadline');
  });
});

describe('the deliveries of a server', () => {
  it('are all of its own, and no other is read', async () => {
    await store.deliveries.save(post('2020-01-01', 'morning'));
    await store.deliveries.save(post('2024-12-23', 'morning'));
    spoil(post('2024-12-23', 'morning', 'sent', '1310'));
    spoil(post('2024-12-23', 'morning', 'sent', '13'));
    expect(keys(await store.deliveries.of('131'))).toEqual([
      '131/132/2020-01-01/morning',
      '131/132/2024-12-23/morning',
    ]);
  });

  it('of one kind are read without the others', async () => {
    await store.deliveries.save(post('2020-01-01', 'broadcast'));
    spoil(post('2024-12-23', 'morning'));
    expect(keys(await store.deliveries.ofKind('131', 'broadcast'))).toEqual(['131/132/2020-01-01/broadcast']);
  });

  it('that were due last are found without the others', async () => {
    for (const day of ['20', '21', '22']) await store.deliveries.save(post(`2024-12-${day}`, 'morning'));
    await store.deliveries.save(post('2024-12-19', 'broadcast'));
    spoil(post('2024-12-01', 'morning'));
    expect(keys(await store.deliveries.latest('131', 3))).toEqual([
      '131/132/2024-12-22/morning',
      '131/132/2024-12-21/morning',
      '131/132/2024-12-20/morning',
    ]);
  });
});

describe('a store', () => {
  it('notices that somebody else has written', async () => {
    await store.deliveries.save(post('2024-12-23', 'morning'));
    expect(store.isChangedByOthers()).toBe(false);
    spoil(post('2024-12-23', 'eve'));
    expect(store.isChangedByOthers()).toBe(true);
    expect(store.isChangedByOthers()).toBe(false);
  });
});
