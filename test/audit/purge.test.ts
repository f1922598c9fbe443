import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../src/audit/entry.ts';
import { purgeOld } from '../../src/audit/purge.ts';
import { verifyAll } from '../../src/audit/verify.ts';
import { changesOf, strikeOf, zoned } from '../support/strikes.ts';
import { act, GUILD, logOf, postSent } from './chains.ts';

/** Over on Friday, January 3, 2025; kept for ten days. */
function viewOf({ hold = false, ended = '2025-01-03' }: { hold?: boolean; ended?: string } = {}) {
  return { strike: strikeOf({ ended, audit: { keepDays: 10, hold } }), changes: [] };
}

async function having(...happened: [at: string, event: AuditEvent][]) {
  const scene = await logOf(GUILD);
  for (const [at, event] of happened) {
    scene.clock.set(zoned(at).toISO());
    await scene.log.append(GUILD, event);
  }
  const purgeAt = async (now: string, view = viewOf()) => {
    scene.clock.set(zoned(now).toISO());
    await purgeOld(scene.log, view, zoned(now));
  };
  const left = async () =>
    (await scene.log.page(GUILD, 99)).map(({ seq, entry }) => `${seq} ${entry?.what}`).toReversed();
  return { ...scene, purgeAt, left };
}

const DURING: [string, AuditEvent][] = [
  ['2024-12-23T10:00', act],
  ['2024-12-24T10:00', act],
  ['2025-01-03T10:00', postSent('2025-01-03')],
];

describe('the log of a strike that is over', () => {
  it.each`
    now                   | view                                                                           | isGone   | because
    ${'2025-01-13T23:59'} | ${viewOf()}                                                                    | ${false} | ${'ten days are not over'}
    ${'2025-01-14T00:00'} | ${viewOf()}                                                                    | ${true}  | ${'they are'}
    ${'2025-03-01T00:00'} | ${viewOf({ hold: true })}                                                      | ${false} | ${'it is held'}
    ${'2025-01-14T00:00'} | ${viewOf({ ended: '2025-01-04' })}                                             | ${false} | ${'the strike ended a day later'}
    ${'2025-03-01T00:00'} | ${{ ...viewOf(), strike: strikeOf({ audit: { keepDays: 10, hold: false } }) }} | ${false} | ${'the strike goes on'}
  `('at $now is gone: $isGone, because $because', async ({ now, view, isGone }) => {
    const { purgeAt, left, repository } = await having(...DURING);
    await purgeAt(now as string, view as ReturnType<typeof viewOf>);
    expect(await left()).toEqual(
      isGone ? ['4 log-purged'] : ['1 act-confirmed', '2 act-confirmed', '3 post-sent'],
    );
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([{ findings: [] }]);
  });

  it('leaves an entry that says up to where, and with which head', async () => {
    const { purgeAt, log, repository } = await having(...DURING);
    const { hash } = log.head(GUILD);
    await purgeAt('2025-01-14T00:00');
    const [row] = await log.page(GUILD, 1);
    expect(row?.entry).toMatchObject({ what: 'log-purged', subject: '3', contentHash: hash, prev: hash });
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([
      { purged: { seq: 3, hash }, findings: [] },
    ]);
  });

  it('is purged once: what says so is not purged again, day after day', async () => {
    const { purgeAt, left } = await having(...DURING);
    for (const now of ['2025-01-14T00:00', '2025-01-15T00:00', '2025-03-01T00:00']) await purgeAt(now);
    expect(await left()).toEqual(['4 log-purged']);
  });

  it('what happened after the end is kept from its own day on', async () => {
    const { purgeAt, left, repository } = await having(...DURING, ['2025-01-10T10:00', act]);
    await purgeAt('2025-01-14T00:00');
    expect(await left()).toEqual(['4 act-confirmed', '5 log-purged']);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([{ findings: [] }]);
    await purgeAt('2025-01-21T00:00');
    expect(await left()).toEqual(['5 log-purged', '6 log-purged']);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([{ findings: [] }]);
  });

  it('goes on after a restart', async () => {
    const { purgeAt, open, repository } = await having(...DURING);
    await purgeAt('2025-01-14T00:00');
    const again = await open();
    await again.append(GUILD, act);
    expect(again.head(GUILD).seq).toBe(5);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([{ findings: [] }]);
  });

  it('nothing is purged that the entry about it could not be written for', async () => {
    const { purgeAt, left, repository } = await having(...DURING);
    repository.isFailing = true;
    await purgeAt('2025-01-14T00:00');
    expect(await left()).toHaveLength(3);
    repository.isFailing = false;
    await purgeAt('2025-01-14T00:01');
    expect((await left()).at(-1)).toMatch(/log-purged$/);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([{ findings: [] }]);
  });

  it('a purge that nobody recorded is found', async () => {
    const { repository } = await having(...DURING);
    repository.stored.splice(0, 2);
    expect(verifyAll(repository.stored, repository.ends)).toMatchObject([
      { findings: [{ seq: 1, last: 2, fault: 'missing' }] },
    ]);
  });

  it('an end that an organizer recorded counts as well', async () => {
    const strike = strikeOf({ audit: { keepDays: 10, hold: false } });
    const changes = changesOf({ type: 'end', lastDay: '2025-01-03', words: 'won' } as never);
    const { purgeAt, left } = await having(...DURING);
    await purgeAt('2025-01-14T00:00', { strike, changes } as never);
    expect(await left()).toEqual(['4 log-purged']);
  });
});
