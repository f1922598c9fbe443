import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actHash } from '../../src/audit/decisions.ts';
import {
  type AuditEvent,
  GENESIS,
  type Link,
  linked,
  readEntry,
  textOf,
  tipText,
} from '../../src/audit/entry.ts';
import { chainsWithRecords } from '../../src/cli/unentered.ts';
import { readStore } from '../../src/store/store.ts';
import { type StoredAct, storedActSchema } from '../../src/strike/acts.ts';
import { temporaryPath } from '../store/temporary.ts';
import { QUIETLY } from './buttons.ts';
import { ORGANIZER, type Stage, stage, typed } from './stage.ts';

/** A log in which an act was confirmed and whose head was posted, and somebody who writes into the store while the bot is down. */
let scene: Stage;
let path: string;
/** The head as it stands in the organizers' channel. */
let posted: string;

const FORGED = 'We surrender';

beforeEach(async () => {
  path = temporaryPath('picketline.db');
  scene = await stage('2024-12-23T12:00:00-08:00', { store: `sqlite:${path}` });
  await scene.ask(ORGANIZER, 'schedule cancel', typed({ date: 'Dec 26', site: 'fontana', reason: 'heat' }));
  await scene.press(ORGANIZER, QUIETLY);
  await scene.at('2024-12-23T21:00:00-08:00');
  posted = /head `(\S+)`/.exec(scene.alerts().join())?.[1] ?? 'not posted';
});
afterEach(async () => {
  await scene.stop();
});

type Row = { key: string; value: string };

/** Works on the file of the store, behind the bot's back. */
function withFile(work: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(path);
  work(database);
  database.close();
}

function rowsIn(database: DatabaseSync, namespace: string): Row[] {
  const sql = 'SELECT key, value FROM records WHERE namespace = ? ORDER BY id';
  return database.prepare(sql).all(namespace) as unknown as Row[];
}

function write(database: DatabaseSync, namespace: string, { key, value }: Row): void {
  const sql = 'UPDATE records SET value = ? WHERE namespace = ? AND key = ?';
  expect(database.prepare(sql).run(value, namespace, key).changes).toBe(1);
}

function setTip(database: DatabaseSync, tip: Link): void {
  write(database, 'audit-tips', { key: scene.strike.guild, value: tipText(tip) });
}

/** Makes the act say something else, and its entry, every entry after it and the remembered end agree with that. */
function rewrite(database: DatabaseSync): Link {
  const [row] = rowsIn(database, 'acts');
  if (!row) throw new Error('no act');
  const value = row.value.replaceAll('heat', FORGED);
  write(database, 'acts', { key: row.key, value });
  const stored: StoredAct = storedActSchema.parse(JSON.parse(value).value);
  let last: Link = GENESIS;
  for (const { key, value } of rowsIn(database, 'audit')) {
    const entry = readEntry(value);
    if (!entry) throw new Error('no entry');
    const { guild, at, seq: _seq, prev: _prev, hash: _hash, ...event } = entry;
    const forged: AuditEvent =
      event.what === 'act-confirmed' ? { ...event, contentHash: actHash(stored) } : event;
    const next = linked(guild, last, at, forged);
    write(database, 'audit', { key, value: textOf(next) });
    last = next;
  }
  setTip(database, last);
  return last;
}

/** The ledger is made to say that another head was posted. */
function rewriteHeads(database: DatabaseSync): void {
  const heads = rowsIn(database, 'deliveries').filter(({ key }) => key.endsWith('/audit'));
  for (const { key, value } of heads) {
    const mark = /"dayHash":"(\d+)\/[0-9a-f]{64}"/.exec(value);
    const entry = rowsIn(database, 'audit').find(row => row.key.endsWith(`/${mark?.[1]}`));
    const head = `"dayHash":"${mark?.[1]}/${readEntry(entry?.value ?? '')?.hash}"`;
    write(database, 'deliveries', { key, value: value.replace(mark?.[0] ?? '', head) });
  }
}

/** Takes away everything from the act on, entries, act and all, and the end is remembered accordingly. */
function cut(database: DatabaseSync): void {
  const all = rowsIn(database, 'audit').map(({ value }) => readEntry(value));
  const act = all.find(entry => entry?.what === 'act-confirmed');
  const before = all.find(entry => entry?.seq === (act?.seq ?? 0) - 1);
  database.prepare("DELETE FROM records WHERE namespace IN ('acts', 'audit-tips')").run();
  for (const entry of all.slice(before?.seq ?? 0)) {
    const sql = "DELETE FROM records WHERE namespace = 'audit' AND key = ?";
    database.prepare(sql).run(`${entry?.guild}/${entry?.seq}`);
  }
}

/** The end of the chain, in other places. */
const endOf = (database: DatabaseSync): Link => {
  const entry = readEntry(rowsIn(database, 'audit').at(-1)?.value ?? '');
  return entry ?? GENESIS;
};
const moveAhead = (database: DatabaseSync) =>
  setTip(database, { ...endOf(database), seq: endOf(database).seq + 3 });
const moveAside = (database: DatabaseSync) => setTip(database, { ...endOf(database), hash: 'f'.repeat(64) });

const HEAD_LINE = '- The log does not lead to 1 head that I posted here.';
const ACT_LINE =
  '- 1 change of the schedule or of the negotiations has no entry in the log, so I do not use it.';
const LOG_LINE = '- The log itself was changed, in ';

/** What `npm run audit -- verify` finds wrong: "head", "tip". */
async function found(): Promise<string[]> {
  const chains = await readStore(`sqlite:${path}`, chainsWithRecords);
  return chains.flatMap(({ findings, unentered }) => [
    ...findings.map(({ fault }) => fault),
    ...unentered.map(({ about }) => about),
  ]);
}

describe('the log, written anew while the bot is down', () => {
  it.each`
    what                                     | forge        | verify                      | told                     | isHead
    ${'all agrees but the posted head'}      | ${rewrite}   | ${['act', 'head']}          | ${[HEAD_LINE, ACT_LINE]} | ${false}
    ${'the end is cut off'}                  | ${cut}       | ${['post', 'post', 'head']} | ${[HEAD_LINE]}           | ${false}
    ${'the remembered end is moved ahead'}   | ${moveAhead} | ${['missing']}              | ${[LOG_LINE]}            | ${true}
    ${'the remembered end is another entry'} | ${moveAside} | ${['tip']}                  | ${[LOG_LINE]}            | ${true}
  `('$what: it is found, and organizers are told once', async ({ forge, verify, told, isHead }) => {
    await scene.bot.stop();
    withFile(forge);
    expect(await found()).toEqual(verify);
    await scene.restart();
    await scene.bot.tick();
    await scene.restart();
    await scene.bot.tick();
    for (const line of told) expect(scene.alerts().filter(each => each.includes(line))).toHaveLength(1);
    expect(await scene.ask(ORGANIZER, 'schedule list')).not.toContain(FORGED);
    const answer = await scene.ask(ORGANIZER, 'audit', typed({ head: posted }));
    expect(answer).toContain(isHead ? 'Yes: the log held' : 'No: no entry of the log has the head');
  });

  it('with the ledger’s heads as well: only the head that somebody types tells', async () => {
    await scene.bot.stop();
    withFile(database => {
      rewrite(database);
      rewriteHeads(database);
    });
    expect(await found()).toEqual([]);
    await scene.restart();
    expect(await scene.ask(ORGANIZER, 'schedule list')).toContain(FORGED);
    expect(await scene.ask(ORGANIZER, 'audit', typed({ head: posted }))).toContain(
      'No: no entry of the log has the head',
    );
  });
});
