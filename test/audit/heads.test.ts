import { describe, expect, it } from 'vitest';
import { dailyHead } from '../../src/audit/daily-head.ts';
import type { AuditEvent } from '../../src/audit/entry.ts';
import { headOn } from '../../src/audit/heads.ts';
import { day, strikeOf, zoned } from '../support/strikes.ts';
import { english } from '../wording/say/example.ts';
import { act, GUILD, logOf, postSent } from './chains.ts';

const strike = strikeOf();

/** Appends at wall-clock times of Los Angeles. */
async function having(...happened: [at: string, event: AuditEvent][]) {
  const scene = await logOf(GUILD);
  for (const [at, event] of happened) {
    scene.clock.set(zoned(at).toISO());
    await scene.log.append(GUILD, event);
  }
  return scene;
}

const headPosted = (date: string) => postSent(date, 'audit');

describe('the head of a date', () => {
  it.each`
    happened                                                                                                  | date            | seq          | because
    ${[]}                                                                                                     | ${'2024-12-23'} | ${undefined} | ${'nothing happened'}
    ${[['2024-12-23T10:00', act]]}                                                                            | ${'2024-12-23'} | ${1}         | ${'it is of that day'}
    ${[['2024-12-23T21:00', act]]}                                                                            | ${'2024-12-23'} | ${undefined} | ${'it came at the very time, and is the next one’s'}
    ${[['2024-12-23T21:00', act]]}                                                                            | ${'2024-12-24'} | ${1}         | ${'it was too late for yesterday'}
    ${[['2024-12-21T10:00', act]]}                                                                            | ${'2024-12-23'} | ${1}         | ${'the heads between were not posted'}
    ${[['2024-12-23T10:00', act], ['2024-12-23T21:00', headPosted('2024-12-23')]]}                            | ${'2024-12-24'} | ${undefined} | ${'a head makes no other due'}
    ${[['2024-12-23T10:00', act], ['2024-12-23T21:00', headPosted('2024-12-23')]]}                            | ${'2024-12-23'} | ${1}         | ${'it stays what it was'}
    ${[['2024-12-23T10:00', act], ['2024-12-23T21:01', act], ['2024-12-23T21:02', headPosted('2024-12-23')]]} | ${'2024-12-24'} | ${2}         | ${'it happened between the time and the posting'}
    ${[['2024-12-23T10:00', { what: 'log-purged', subject: '1' }]]}                                           | ${'2024-12-23'} | ${undefined} | ${'a purge makes none due'}
    ${[['2024-12-23T10:00', postSent('2024-12-23')]]}                                                         | ${'2024-12-23'} | ${1}         | ${'a post is news'}
  `('$date is entry $seq, because $because', async ({ happened, date, seq }) => {
    const { log, open } = await having(...(happened as [string, AuditEvent][]));
    expect(headOn(strike, log.recent(GUILD), day(date))?.seq).toBe(seq);
    // What a restart reads comes to the same.
    expect(headOn(strike, (await open()).recent(GUILD), day(date))?.seq).toBe(seq);
  });

  it('needs no more in memory than what happened since the last but one', async () => {
    const { log, open } = await having(
      ['2024-12-21T10:00', act],
      ['2024-12-21T21:00', headPosted('2024-12-21')],
      ['2024-12-22T10:00', act],
      ['2024-12-22T21:00', headPosted('2024-12-22')],
      ['2024-12-22T21:01', headPosted('2024-12-22')],
      ['2024-12-23T10:00', act],
      ['2024-12-23T21:00', headPosted('2024-12-23')],
      ['2024-12-24T10:00', act],
    );
    expect(log.recent(GUILD).map(({ seq }) => seq)).toEqual([5, 6, 7, 8]);
    expect((await open()).recent(GUILD).map(({ seq }) => seq)).toEqual([5, 6, 7, 8]);
  });
});

describe('the daily head as a post', () => {
  it.each`
    now                   | isFrozen | owed                       | because
    ${'2024-12-23T20:59'} | ${false} | ${[]}                      | ${'it is not due'}
    ${'2024-12-23T21:00'} | ${false} | ${['2024-12-23 audit 22']} | ${'it is due'}
    ${'2024-12-23T23:59'} | ${false} | ${['2024-12-23 audit 22']} | ${'the day is not over'}
    ${'2024-12-24T00:00'} | ${false} | ${[]}                      | ${'the next one covers it, and nothing was missed'}
    ${'2024-12-24T21:00'} | ${false} | ${['2024-12-24 audit 22']} | ${'yesterday’s was not posted'}
    ${'2024-12-23T21:00'} | ${true}  | ${[]}                      | ${'everything is frozen'}
  `('at $now: $owed, because $because', async ({ now, isFrozen, owed }) => {
    const { log } = await having(['2024-12-23T10:00', act]);
    const source = dailyHead(english, { strike, changes: [] }, { log, isFrozen: () => isFrozen as boolean });
    const posts = source.posts(zoned(now as string));
    expect(posts.map(({ date, kind, channel }) => `${date} ${kind} ${channel}`)).toEqual(owed);
    expect(posts.every(post => source.isOwed(post, zoned(now as string)))).toBe(true);
  });

  it('says where the chain ended at its time, whenever it is sent', async () => {
    const { log, clock } = await having(['2024-12-23T10:00', act], ['2024-12-23T10:01', act]);
    const source = dailyHead(english, { strike, changes: [] }, { log, isFrozen: () => false });
    const [post] = source.posts(zoned('2024-12-23T21:00'));
    if (!post) throw new Error('not owed');
    const before = source.compose(post, zoned('2024-12-23T21:00'), 'K7Q4-9MX2') ?? '';
    clock.set(zoned('2024-12-23T21:05').toISO());
    await log.append(GUILD, act);
    expect(source.compose(post, zoned('2024-12-23T21:06'), 'K7Q4-9MX2')).toBe(before);
    expect(
      before.replaceAll(/[0-9a-f]{64}/g, 'HASH').replaceAll(/[0-9a-f]{4}-[0-9a-f]{4}/g, 'CODE'),
    ).toMatchInlineSnapshot(`
      "**Audit log: 2 entries, head \`CODE\`.**
      In full: \`HASH\`
      Keep this message. Whoever runs me can check that nothing before it was changed: \`npm run audit -- verify CODE\`.
      -# ref K7Q4-9MX2 · is it really us? /verify"
    `);
  });
});
