import { describe, expect, it } from 'vitest';
import type { RecordState } from '../../src/audit/compare-records.ts';
import { AUDITED, type AuditEvent } from '../../src/audit/entry.ts';
import { auditAnswer, headText, ROWS_PER_PAGE } from '../../src/audit/text.ts';
import { changesOf, strikeOf, zoned } from '../support/strikes.ts';
import { english } from '../wording/say/example.ts';
import { act, GUILD, logOf, postSent } from './chains.ts';

const strike = strikeOf();
const now = zoned('2024-12-23T12:00');

/** @param reason of the one act that is known, "act-1" */
async function answerTo(
  events: readonly AuditEvent[],
  reason?: string,
  recordStates: ReadonlyMap<number, RecordState> = new Map(),
): Promise<string> {
  const [change] = changesOf({
    type: 'cancel',
    from: '2024-12-23',
    to: '2024-12-23',
    sites: ['north'],
    reason: reason ?? '',
  });
  const acts = change && reason !== undefined ? [{ act: { ...change, id: 'act-1' }, tell: false }] : [];
  const { log } = await logOf(GUILD);
  for (const event of events) await log.append(GUILD, event);
  const rows = await log.page(GUILD, events.length);
  return auditAnswer(english, { strike, changes: [], acts }, rows, {
    head: log.head(GUILD),
    now,
    recordStates,
  });
}

describe('/audit in words', () => {
  it('has a sentence for everything that can stand in the log', async () => {
    const subject = (what: string) => (what.startsWith('post-') ? postSent('2024-12-23').subject : '7');
    const said = await answerTo(AUDITED.map((what): AuditEvent => ({ what, subject: subject(what) ?? '' })));
    expect(said.replaceAll(/[0-9a-f]{4}-[0-9a-f]{4}/g, 'CODE')).toMatchInlineSnapshot(`
      "**Audit log, entries 33 to 1 of 33, newest first.**
      \`33\` Mon Dec 23, 6:30 a.m.: entries up to 7 were purged
      \`32\` Mon Dec 23, 6:30 a.m.: what became of the morning announcement of Monday, December 23 was on record without an entry
      \`31\` Mon Dec 23, 6:30 a.m.: organizers were told
      \`30\` Mon Dec 23, 6:30 a.m.: the morning announcement of Monday, December 23 was not posted in time
      \`29\` Mon Dec 23, 6:30 a.m.: the morning announcement of Monday, December 23 was refused by Discord
      \`28\` Mon Dec 23, 6:30 a.m.: the morning announcement of Monday, December 23 was deleted
      \`27\` Mon Dec 23, 6:30 a.m.: the morning announcement of Monday, December 23 was published to the channels that follow
      \`26\` Mon Dec 23, 6:30 a.m.: the morning announcement of Monday, December 23 was edited
      \`25\` Mon Dec 23, 6:30 a.m.: the morning announcement of Monday, December 23 was posted
      \`24\` Mon Dec 23, 6:30 a.m.: an alert was confirmed
      \`23\` Mon Dec 23, 6:30 a.m.: what had failed of a broadcast was tried again
      \`22\` Mon Dec 23, 6:30 a.m.: a broadcast was deleted
      \`21\` Mon Dec 23, 6:30 a.m.: a broadcast was retracted
      \`20\` Mon Dec 23, 6:30 a.m.: a broadcast was corrected
      \`19\` Mon Dec 23, 6:30 a.m.: a broadcast was given another time
      \`18\` Mon Dec 23, 6:30 a.m.: a draft was discarded
      \`17\` Mon Dec 23, 6:30 a.m.: a broadcast was confirmed
      \`16\` Mon Dec 23, 6:30 a.m.: a request to approve a broadcast was withdrawn
      \`15\` Mon Dec 23, 6:30 a.m.: a broadcast was declined
      \`14\` Mon Dec 23, 6:30 a.m.: a broadcast was approved
      \`13\` Mon Dec 23, 6:30 a.m.: approval was asked for a broadcast
      \`12\` Mon Dec 23, 6:30 a.m.: a draft was edited
      \`11\` Mon Dec 23, 6:30 a.m.: a broadcast was drafted
      \`10\` Mon Dec 23, 6:30 a.m.: automatic posts were started again
      \`9\` Mon Dec 23, 6:30 a.m.: everything that I send by myself was frozen
      \`8\` Mon Dec 23, 6:30 a.m.: automatic posts were paused
      \`7\` Mon Dec 23, 6:30 a.m.: a request was withdrawn
      \`6\` Mon Dec 23, 6:30 a.m.: a request was declined
      \`5\` Mon Dec 23, 6:30 a.m.: a request was approved
      \`4\` Mon Dec 23, 6:30 a.m.: approval was asked for
      \`3\` Mon Dec 23, 6:30 a.m.: a change was there before this log began
      \`2\` Mon Dec 23, 6:30 a.m.: a change was taken back
      \`1\` Mon Dec 23, 6:30 a.m.: a change was confirmed
      -# Head \`CODE\`. Every evening with something new it is posted in the organizers’ channel."
    `);
  });

  it('says who it was by role and the first signs of the hash, and where the message is', async () => {
    expect(await answerTo([act, { ...act, role: 'captain' }, postSent('2024-12-23')])).toContain(
      [
        '`3` Mon Dec 23, 6:30 a.m.: the morning announcement of Monday, December 23 was posted' +
          ' · <#21>, [message](<https://discord.com/channels/1310000000000000001/21/1320000000000000001>)',
        '`2` Mon Dec 23, 6:30 a.m.: a change was confirmed · captain Zm9v',
        '`1` Mon Dec 23, 6:30 a.m.: a change was confirmed · organizer Zm9v',
      ].join('\n'),
    );
  });

  it('shows an entry that was changed as such, and goes on', async () => {
    const { log, repository } = await logOf(GUILD);
    await log.append(GUILD, act);
    await log.append(GUILD, act);
    const [first] = repository.stored;
    if (first) first.text = first.text.replace('act-1', 'act-2');
    const rows = await log.page(GUILD, ROWS_PER_PAGE);
    const said = auditAnswer(english, { strike, changes: [] }, rows, {
      head: log.head(GUILD),
      now,
      recordStates: new Map(),
    });
    expect(said).toContain('`2` Mon Dec 23, 6:30 a.m.: a change was confirmed · organizer Zm9v');
    expect(said).toContain(
      '`1` This entry was changed or cannot be read. Whoever runs me: `npm run audit -- verify`.',
    );
  });

  it('never shows what is kept now as what was decided, where the two differ', async () => {
    const recordStates = new Map([
      [1, 'altered'],
      [2, 'absent'],
      [3, 'kept'],
      [4, 'unhashed'],
    ] as const);
    const rows = (await answerTo([act, act, act, act], 'heat', recordStates)).split('\n').slice(1, 5);
    expect(rows).toMatchInlineSnapshot(`
      [
        "\`4\` Mon Dec 23, 6:30 a.m.: a change was confirmed: No picket at north, Monday, December 23: heat. · organizer Zm9v",
        "\`3\` Mon Dec 23, 6:30 a.m.: a change was confirmed: No picket at north, Monday, December 23: heat. · organizer Zm9v",
        "\`2\` Mon Dec 23, 6:30 a.m.: a change was confirmed; but it does not count: nothing of it is kept, or something else. Whoever runs me: \`npm run audit -- verify\` · organizer Zm9v",
        "\`1\` Mon Dec 23, 6:30 a.m.: a change was confirmed; but what is kept of it now says something else. Whoever runs me: \`npm run audit -- verify\` · organizer Zm9v",
      ]
    `);
  });

  it('says of a post whose record is gone that it is', async () => {
    const rows = await answerTo([postSent('2024-12-23')], undefined, new Map([[1, 'gone']]));
    expect(rows).toContain('Monday, December 23 was posted; but my record of it is gone · <#21>');
  });

  it('says that there is nothing', async () => {
    expect(await answerTo([])).toBe('**Nothing is in the audit log.**');
  });

  it('is one message, however long its rows are', async () => {
    const key = `${GUILD}/1310000000000000021/2025-12-24/notice/outlook-12`;
    const post: AuditEvent = {
      what: 'post-published',
      subject: key,
      channel: '1310000000000000021',
      messageId: '1320000000000000001',
    };
    expect((await answerTo(Array(ROWS_PER_PAGE).fill(post))).length).toBeLessThan(2000);
    const altered = new Map(
      Array.from({ length: ROWS_PER_PAGE }, (_, index) => [index + 1, 'altered' as const]),
    );
    const retried: AuditEvent = { ...act, what: 'broadcast-retried' };
    const others = await answerTo(Array(ROWS_PER_PAGE).fill(retried), undefined, altered);
    expect(others.length).toBeLessThan(2000);
    const gone = new Map([...altered.keys()].map(seq => [seq, 'gone' as const]));
    const sent = await answerTo(Array(ROWS_PER_PAGE).fill({ ...post, what: 'post-sent' }), undefined, gone);
    expect(sent.length).toBeLessThan(2000);
    const said = await answerTo(Array(ROWS_PER_PAGE).fill(act), 'a very long reason, '.repeat(30));
    expect(said.length).toBeLessThan(2000);
    expect(said).toContain('`1` Mon Dec 23, 6:30 a.m.: a change was confirmed: No picket at ');
  });
});

describe('the daily head in words', () => {
  it('has the number of entries, the head short and in full, and how to check it', () => {
    expect(
      headText(english, { seq: 52, hash: '3f9a07c2'.padEnd(64, '0') }, 'K7Q4-9MX2'),
    ).toMatchInlineSnapshot(`
      "**Audit log: 52 entries, head \`3f9a-07c2\`.**
      In full: \`3f9a07c200000000000000000000000000000000000000000000000000000000\`
      Keep this message. Whoever runs me can check that nothing before it was changed: \`npm run audit -- verify 3f9a-07c2\`.
      -# ref K7Q4-9MX2 · is it really us? /verify"
    `);
  });
});
