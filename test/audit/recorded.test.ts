import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/announcements/delivery.ts';
import { recordedLedger, settledOf } from '../../src/audit/recorded.ts';
import { memoryLedger } from '../delivery/bench.ts';
import { day } from '../support/strikes.ts';
import { GUILD, logOf } from './chains.ts';

const base = {
  key: `${GUILD}/21/2024-12-23/morning`,
  guild: GUILD,
  channel: '21',
  date: day('2024-12-23'),
  kind: 'morning' as const,
  dueAt: '2024-12-23T14:30:00.000Z',
  deadline: '2024-12-23T16:30:00.000Z',
  reference: 'K7Q4-9MX2',
};
const claimed: Delivery = {
  ...base,
  state: 'claimed',
  nonce: 'n',
  firstAttemptAt: base.dueAt,
  attempts: 1,
};
const sent: Extract<Delivery, { state: 'sent' }> = {
  ...base,
  state: 'sent',
  messageId: '1320000000000000001',
  sentAt: base.dueAt,
  late: false,
  contentHash: 'first',
  dayHash: 'day',
  notices: 0,
};
const failed: Delivery = { ...base, state: 'failed', failedAt: base.dueAt, code: 50013, problem: 'no' };
const missed: Delivery = { ...base, state: 'missed', noticedAt: base.dueAt };

async function scene() {
  const { log } = await logOf(GUILD);
  const inner = memoryLedger();
  const doubted: string[] = [];
  const foreign = {
    settled: settledOf([]),
    doubt: ({ key }: Pick<Delivery, 'key'>, about: string) => doubted.push(`${about} ${key}`),
  };
  const whats = async () => (await log.page(GUILD, 9)).map(({ entry }) => entry?.what).toReversed();
  return { log, inner, ledger: recordedLedger(inner, log, foreign), foreign, doubted, whats };
}

describe('what is recorded of a delivery', () => {
  it.each`
    saved                                                | entries                            | because
    ${[claimed]}                                         | ${[]}                              | ${'nothing is out'}
    ${[claimed, { ...claimed, attempts: 2 }]}            | ${[]}                              | ${'nothing is known to be out'}
    ${[claimed, sent]}                                   | ${['post-sent']}                   | ${'it is out'}
    ${[sent, { ...sent, contentHash: 'second' }]}        | ${['post-sent', 'post-edited']}    | ${'its text is another'}
    ${[sent, { ...sent, notices: 1, dayHash: 'other' }]} | ${['post-sent']}                   | ${'what is noted of it is nobody’s doing'}
    ${[sent, { ...sent, crosspost: 'done' }]}            | ${['post-sent', 'post-published']} | ${'others have it, too'}
    ${[sent, { ...sent, crosspost: 'refused' }]}         | ${['post-sent']}                   | ${'nobody has'}
    ${[sent, { ...sent, removedAt: base.dueAt }]}        | ${['post-sent', 'post-removed']}   | ${'it was deleted'}
    ${[claimed, failed]}                                 | ${['post-failed']}                 | ${'Discord refused it'}
  `('$entries, because $because', async ({ saved, entries }: { saved: Delivery[]; entries: string[] }) => {
    const { ledger, inner, whats } = await scene();
    for (const delivery of saved) await ledger.save(delivery);
    expect(await whats()).toEqual(entries);
    expect(await inner.all()).toEqual([saved.at(-1)]);
  });

  it('names the message and its content, by hash', async () => {
    const { ledger, log } = await scene();
    await ledger.save(sent);
    const [row] = await log.page(GUILD, 1);
    expect(row?.entry).toMatchObject({
      what: 'post-sent',
      subject: base.key,
      channel: '21',
      messageId: '1320000000000000001',
      contentHash: 'first',
    });
  });

  it('what was missed is recorded once, and a claim is not', async () => {
    const { ledger, whats } = await scene();
    expect(await ledger.claim(missed)).toBe(true);
    expect(await ledger.claim(missed)).toBe(false);
    expect(await ledger.claim(claimed)).toBe(false);
    expect(await whats()).toEqual(['post-missed']);
  });

  it('is written before the ledger: whoever dies in between records it again, never not at all', async () => {
    const { ledger, inner, whats } = await scene();
    await ledger.claim(claimed);
    inner.failing = true;
    await expect(ledger.save(sent)).rejects.toThrow('the disk is full');
    inner.failing = false;
    await ledger.save(sent);
    expect(await whats()).toEqual(['post-sent', 'post-sent']);
  });
});

describe('what somebody else has done to the records', () => {
  it('a post that the log says is out is not claimed again, though its record is gone', async () => {
    const { ledger, inner, doubted } = await scene();
    await ledger.claim(claimed);
    await ledger.save(sent);
    expect(await ledger.claim(claimed)).toBe(false);
    expect(doubted).toEqual([]);
    inner.deliveries.delete(sent.key);
    expect(await ledger.claim(claimed)).toBe(false);
    expect(doubted).toEqual([`gone ${sent.key}`]);
  });

  it('a record that this process has not written is noticed when they are read, and its own are not', async () => {
    const { ledger, inner, doubted } = await scene();
    await ledger.save(sent);
    await ledger.of(GUILD);
    expect(doubted).toEqual([]);
    await inner.save({ ...failed, key: `${GUILD}/21/2024-12-24/morning` });
    await ledger.of(GUILD);
    expect(doubted).toEqual([`post ${GUILD}/21/2024-12-24/morning`]);
  });

  it('a record of a post that is out, and is gone, is noticed when they are read', async () => {
    const { ledger, inner, doubted } = await scene();
    await ledger.save(sent);
    await ledger.save({ ...failed, key: `${GUILD}/21/2024-12-24/morning` });
    await ledger.of(GUILD);
    expect(doubted).toEqual([]);
    inner.deliveries.clear();
    await ledger.of(GUILD);
    expect(doubted).toEqual([`gone ${sent.key}`]);
  });
});
