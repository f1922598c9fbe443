import { describe, expect, it } from 'vitest';
import { tipText } from '../../src/audit/entry.ts';
import { verifyAll } from '../../src/audit/verify.ts';
import { act, GUILD, logOf, OTHER, postSent } from './chains.ts';

const whats = (rows: readonly { seq: number; entry?: { what: string } }[]) =>
  rows.map(({ seq, entry }) => `${seq} ${entry?.what ?? 'damaged'}`);

describe('the audit log', () => {
  it('numbers its entries from 1, each server for itself, with the time at which they happened', async () => {
    const { log, clock } = await logOf(GUILD, OTHER);
    await log.append(GUILD, act);
    clock.set('2024-12-23T06:31:00-08:00');
    await log.append(OTHER, act);
    await log.append(GUILD, postSent('2024-12-23'));
    expect(whats(await log.page(GUILD, 8))).toEqual(['2 post-sent', '1 act-confirmed']);
    expect(whats(await log.page(OTHER, 8))).toEqual(['1 act-confirmed']);
    const [newest] = await log.page(GUILD, 1);
    expect(newest?.entry).toMatchObject({ at: '2024-12-23T14:31:00.000Z', guild: GUILD });
  });

  it('writes entries that come at once one after the other', async () => {
    const { log, repository } = await logOf(GUILD);
    await Promise.all(Array.from({ length: 50 }, () => log.append(GUILD, act)));
    expect(log.head(GUILD).seq).toBe(50);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([{ findings: [] }]);
  });

  it('goes on where it was after a restart', async () => {
    const { log, repository, open } = await logOf(GUILD);
    await log.append(GUILD, act);
    await log.append(GUILD, act);
    const again = await open();
    expect(again.head(GUILD)).toMatchObject({ seq: 2 });
    await again.append(GUILD, act);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([{ findings: [], head: { seq: 3 } }]);
  });

  it.each`
    ends         | because
    ${'behind'}  | ${'the process died after the entry, before the end was remembered'}
    ${'gone'}    | ${'the record of the end is lost'}
    ${'damaged'} | ${'the record of the end cannot be read'}
  `('goes on where the remembered end is $ends: $because', async ({ ends }: { ends: string }) => {
    const { log, repository, open } = await logOf(GUILD);
    await log.append(GUILD, act);
    const [first] = repository.ends.map(({ text }) => text);
    await log.append(GUILD, act);
    repository.ends.splice(0);
    if (ends === 'behind') repository.ends.push({ key: GUILD, text: first ?? '' });
    if (ends === 'damaged') repository.ends.push({ key: GUILD, text: '{"seq":7}' });
    const again = await open();
    await again.append(GUILD, act);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([{ findings: [], head: { seq: 3 } }]);
  });

  it('goes on after a last entry that was damaged; only that one is found', async () => {
    const { log, repository, open } = await logOf(GUILD);
    await log.append(GUILD, act);
    await log.append(GUILD, act);
    const [, last] = repository.stored;
    if (last) last.text = '{';
    repository.ends.splice(0);
    const again = await open();
    await again.append(GUILD, act);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([
      { findings: [{ seq: 2, fault: 'unreadable' }], head: { seq: 3 } },
    ]);
    expect(whats(await again.page(GUILD, 8))).toEqual(['3 act-confirmed', '2 damaged', '1 act-confirmed']);
  });

  it('goes on from the last sound entry, where the remembered end is another', async () => {
    const { log, repository, open } = await logOf(GUILD);
    await log.append(GUILD, act);
    await log.append(GUILD, act);
    await repository.setTip(GUILD, tipText({ seq: 2, hash: 'f'.repeat(64) }));
    await (await open()).append(GUILD, act);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([{ findings: [] }]);
  });

  it('never overwrites: an entry that somebody else wrote stays, and the next follows it', async () => {
    const { log, repository, open } = await logOf(GUILD);
    const other = await open();
    await log.append(GUILD, act);
    await other.append(GUILD, postSent('2024-12-23'));
    await other.flush(GUILD);
    expect(whats(await log.page(GUILD, 8))).toEqual(['1 act-confirmed']);
    expect(whats(await other.page(GUILD, 8))).toEqual(['2 post-sent', '1 act-confirmed']);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([{ findings: [] }]);
  });
});

describe('while the store fails', () => {
  it('nothing is refused, and everything is written later with its own time, each thing once', async () => {
    const { log, repository, clock, failures } = await logOf(GUILD);
    repository.isFailing = true;
    await log.append(GUILD, act);
    clock.set('2024-12-23T06:31:00-08:00');
    await log.append(GUILD, postSent('2024-12-23'));
    clock.set('2024-12-23T06:32:00-08:00');
    await log.append(GUILD, postSent('2024-12-23'));
    expect(await log.flush(GUILD)).toBe(false);
    expect(failures.length).toBeGreaterThan(0);
    repository.isFailing = false;
    clock.set('2024-12-23T07:00:00-08:00');
    expect(await log.flush(GUILD)).toBe(true);
    const rows = await log.page(GUILD, 8);
    expect(rows.map(({ entry }) => `${entry?.at} ${entry?.what}`)).toEqual([
      '2024-12-23T14:31:00.000Z post-sent',
      '2024-12-23T14:30:00.000Z act-confirmed',
    ]);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([{ findings: [] }]);
  });

  it('an entry that was written though the write failed is not written twice', async () => {
    const { log, repository } = await logOf(GUILD);
    const sound = { ...repository };
    let isSlow = true;
    repository.add = async (key, text) => {
      const isNew = await sound.add(key, text);
      if (!isSlow) return isNew;
      isSlow = false;
      throw new Error('the disk was slow to say so');
    };
    await log.append(GUILD, act);
    await log.append(GUILD, postSent('2024-12-23'));
    expect(whats(await log.page(GUILD, 8))).toEqual(['2 post-sent', '1 act-confirmed']);
  });
});

describe('pages', () => {
  it('begin at a number, and end where the log does', async () => {
    const { log } = await logOf(GUILD);
    for (let each = 0; each < 12; each += 1) await log.append(GUILD, act);
    expect((await log.page(GUILD, 5)).map(({ seq }) => seq)).toEqual([12, 11, 10, 9, 8]);
    expect((await log.page(GUILD, 5, 3)).map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect((await log.page(GUILD, 5, 99)).map(({ seq }) => seq)).toEqual([12, 11, 10, 9, 8]);
    expect(await log.page(GUILD, 5, 0)).toEqual([]);
  });
});
