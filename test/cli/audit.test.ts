import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { actHash } from '../../src/audit/decisions.ts';
import { codeOf } from '../../src/audit/entry.ts';
import { openAuditLog } from '../../src/audit/log.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { storedActSchema } from '../../src/strike/acts.ts';
import { act, GUILD, postSent, sentDelivery } from '../audit/chains.ts';
import { temporaryPath } from '../store/temporary.ts';
import { changesOf } from '../support/strikes.ts';
import { start } from './program.ts';

let path: string;

/** A store with three entries; `whileOpen` is done while the bot that wrote them still runs. */
async function written(whileOpen: (store: Store) => Promise<void> = async () => {}) {
  const store = await openStore(`sqlite:${path}`);
  const clock = movableClock('2024-12-23T06:30:00-08:00');
  const log = await openAuditLog({ repository: store.audit, clock, onFailure: () => {} }, [GUILD]);
  for (const event of [act, postSent('2024-12-23'), act]) await log.append(GUILD, event);
  await store.deliveries.save(sentDelivery('2024-12-23'));
  await whileOpen(store);
  await store.close();
  return log.head(GUILD);
}

/** A store with one act, and its entry. */
async function writtenWithAct() {
  const [change] = changesOf({
    type: 'cancel',
    from: '2024-12-23',
    to: '2024-12-23',
    sites: ['north'],
    reason: 'heat',
  });
  if (!change) throw new Error('no act');
  const stored = { guild: GUILD, actor: 'Zm9v', tell: false, act: { ...change, id: 'act-1' } };
  const store = await openStore(`sqlite:${path}`);
  const clock = movableClock('2024-12-23T06:30:00-08:00');
  const log = await openAuditLog({ repository: store.audit, clock, onFailure: () => {} }, [GUILD]);
  await log.append(GUILD, { ...act, contentHash: actHash(stored) });
  await store.recordsOf('acts', storedActSchema).set(`${GUILD}/act-1`, stored);
  await store.close();
  return log.head(GUILD);
}

/** Changes the file behind the bot's back. */
function tamper(sql: string, ...values: string[]): void {
  const database = new DatabaseSync(path);
  database.prepare(sql).run(...values);
  database.close();
}

function audit(...args: string[]) {
  return start('src/cli/audit.ts', {}, { args: [...args, '--store', `sqlite:${path}`] }).ended;
}

beforeEach(() => {
  path = temporaryPath('picketline.db');
});

describe('npm run audit -- verify', () => {
  it('says that all is well, and where the chain ends', async () => {
    const head = await written();
    const words = `${codeOf(head)} (${head.hash})`;
    expect(await audit('verify')).toMatchObject({
      code: 0,
      err: '',
      out: `Server ${GUILD}: 1 decision was entered by an older version, without a hash of what was decided: whether that was changed cannot be told.\nServer ${GUILD}: 3 entries, nothing was changed. The head is ${words}, entry 3.\n`,
    });
  });

  it('looks while the bot runs, and changes nothing', async () => {
    await written(async store => {
      const before = JSON.stringify([await store.audit.rows(), await store.audit.tips()]);
      expect((await audit('verify')).code).toBe(0);
      expect(JSON.stringify([await store.audit.rows(), await store.audit.tips()])).toBe(before);
    });
  });

  it.each`
    sql                                                                                                | faults | said                                                                              | because
    ${"UPDATE records SET value = replace(value, 'act-1', 'act-2') WHERE key LIKE '%/1'"}              | ${1}   | ${'entry 1: was changed after it was written.'}                                   | ${'one byte is another'}
    ${"UPDATE records SET value = '{' WHERE key LIKE '%/2' AND namespace = 'audit'"}                   | ${2}   | ${'entry 2: cannot be read: the record is damaged.'}                              | ${'it is no JSON'}
    ${"DELETE FROM records WHERE key LIKE '%/2' AND namespace = 'audit'"}                              | ${2}   | ${'entry 2: is missing.'}                                                         | ${'it was deleted'}
    ${"DELETE FROM records WHERE key LIKE '%/3' AND namespace = 'audit'"}                              | ${1}   | ${'entry 3: is missing.'}                                                         | ${'the last one was deleted'}
    ${"UPDATE records SET expires = 1 WHERE key LIKE '%/2' AND namespace = 'audit'"}                   | ${2}   | ${'entry 2: is missing.'}                                                         | ${'it was made to expire'}
    ${"UPDATE records SET namespace = 'audix' WHERE key LIKE '%/2' AND namespace = 'audit'"}           | ${2}   | ${'entry 2: is missing.'}                                                         | ${'it lies elsewhere'}
    ${"UPDATE records SET value = CAST(X'7BFF' AS TEXT) WHERE key LIKE '%/2' AND namespace = 'audit'"} | ${2}   | ${'entry 2: cannot be read: the record is damaged.'}                              | ${'it is no text'}
    ${"DELETE FROM records WHERE namespace = 'deliveries'"}                                            | ${1}   | ${'entry 2: is sound, but the record of the post that it says went out is gone.'} | ${'the record was deleted'}
    ${"UPDATE records SET expires = 1 WHERE namespace = 'deliveries'"}                                 | ${1}   | ${'entry 2: is sound, but the record of the post that it says went out is gone.'} | ${'the record was made to expire'}
  `('$said, because $because', async ({ sql, said, faults }) => {
    await written();
    tamper(sql);
    const { code, out, err } = await audit('verify');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(`Server ${GUILD}, ${said}\n`);
    // The record of a post whose entry cannot be relied upon has none.
    expect(out).toContain(faults === 1 ? '1 fault.' : `${faults} faults.`);
  });

  it.each`
    sql                                                                                        | said                                                                              | because
    ${"UPDATE records SET value = replace(value, 'heat', 'rain') WHERE namespace = 'acts'"}    | ${'is sound, but what is kept of it now is not what was decided then.'}           | ${'its words are others'}
    ${"UPDATE records SET value = '{' WHERE namespace = 'acts'"}                               | ${'is sound, but what is kept of it now is not what was decided then.'}           | ${'it is no JSON'}
    ${"UPDATE records SET value = replace(value, 'cancel', 'dance') WHERE namespace = 'acts'"} | ${'is sound, but what is kept of it now is not what was decided then.'}           | ${'it is no act'}
    ${"DELETE FROM records WHERE namespace = 'acts'"}                                          | ${'is sound, but what it says was done is not kept: the bot ended before it was'} | ${'it was deleted'}
  `('of what was decided: $said, because $because', async ({ sql, said }: { sql: string; said: string }) => {
    const head = await writtenWithAct();
    expect((await audit('verify')).out).toMatch(/: 1 entry, nothing was changed\./);
    tamper(sql);
    const { code, out, err } = await audit('verify', head.hash);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(`Server ${GUILD}, entry 1: ${said}`);
    expect(out).toContain(': 1 entry, 1 fault.');
    expect(out).toContain('but there are faults up to it.');
  });

  it('compares with the heads of the organizers’ channel, short or in full', async () => {
    const head = await written();
    const { code, out } = await audit('verify', codeOf(head), '--head', head.hash);
    expect(code).toBe(0);
    expect(out).toContain(
      `${codeOf(head)} is the head at entry 3 of server ${GUILD}: everything up to it is as it was.`,
    );
    const other = await audit('verify', 'dead-beef');
    expect(other.code).toBe(1);
    expect(other.out).toContain('dead-beef is the head of no entry');
  });

  it.each`
    namespace       | row                                                                                                                                                                                                                                                                                                        | said
    ${'acts'}       | ${{ key: `${GUILD}/forged`, value: { guild: GUILD, actor: 'x', tell: true, act: { type: 'quiet', id: 'forged', at: '2020-01-01T00:00:00.000Z', role: 'organizer', from: '2024-12-24', to: '2024-12-24', reason: 'none' } } }}                                                                              | ${'a change of the schedule or of the negotiations has no entry, and does not count: forged.'}
    ${'broadcasts'} | ${{ key: 'forged', value: { id: 'forged', guild: GUILD, type: 'broadcast', author: { hash: 'x', role: 'organizer' }, message: { headline: 'x', text: 'y' }, channels: [], approvedAt: '2020-01-01T00:00:00.000Z', dueAt: '2020-01-01T00:00:00.000Z', isScheduled: false, corrections: [], retries: {} } }} | ${'a message is not as any entry has it, and is neither sent nor edited: forged.'}
    ${'deliveries'} | ${{ key: 'forged', value: { key: 'forged', guild: GUILD, channel: '21', date: '2024-12-24', kind: 'morning', dueAt: '2024-12-24T14:30:00.000Z', deadline: '2024-12-24T16:30:00.000Z', reference: 'x', state: 'missed', noticedAt: '2024-12-24T16:30:00.000Z' } }}                                          | ${'the record of a post has no entry: forged.'}
  `('of what was put into $namespace: $said', async ({ namespace, row, said }) => {
    await writtenWithAct();
    const sql = 'INSERT INTO records (namespace, key, value) VALUES (?, ?, ?)';
    tamper(sql, namespace, row.key, JSON.stringify({ value: row.value }));
    const { code, out, err } = await audit('verify');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(`Server ${GUILD}, ${said}`);
    expect(out).toContain('1 fault.');
  });

  it.each([
    [['verify', '--shop', 'x'], '--shop'],
    [['verify', '--head', 'xyz'], 'xyz is no head: one has eight digits'],
    [[], 'npm run audit -- verify'],
  ] as const)('%j fails with a sentence', async (args, sentence) => {
    await written();
    const { code, out, err } = await audit(...args);
    expect(code).toBe(1);
    expect(out + err).toContain(sentence);
  });

  it('says that there is no store', async () => {
    expect(await audit('verify')).toMatchObject({ code: 1, err: `There is no store at ${path}.\n` });
  });
});
