import { DatabaseSync } from 'node:sqlite';
import { chainsWithRecords } from '../../src/cli/unentered.ts';
import { readStore } from '../../src/store/store.ts';

/** Runs SQL on the file of a store, behind the bot's back; gives how many rows it changed. */
export function tamper(path: string, sql: string, ...values: string[]): number {
  const database = new DatabaseSync(path);
  const { changes } = database.prepare(sql).run(...values);
  database.close();
  return Number(changes);
}

/** Puts a record in, or exchanges it. */
export function put(path: string, namespace: string, key: string, value: object): void {
  const sql = 'INSERT OR REPLACE INTO records (namespace, key, value) VALUES (?, ?, ?)';
  tamper(path, sql, namespace, key, JSON.stringify({ value }));
}

/** Takes the records of a kind out whose keys have that in them; gives how many there were. */
export function takeOut(path: string, namespace: string, part = ''): number {
  return tamper(path, 'DELETE FROM records WHERE namespace = ? AND instr(key, ?)', namespace, part);
}

/** From now on, or no more, SQLite itself refuses to write records of a kind, as if the process had died before. */
export function letWrite(path: string, namespace: string, may: boolean): void {
  const database = new DatabaseSync(path);
  for (const on of ['INSERT', 'UPDATE'])
    database.exec(
      may
        ? `DROP TRIGGER refuse_${on}`
        : `CREATE TRIGGER refuse_${on} BEFORE ${on} ON records WHEN NEW.namespace = '${namespace}' BEGIN SELECT RAISE(ABORT, 'full'); END`,
    );
  database.close();
}

/** What `npm run audit -- verify` finds without an entry: "act", "stop". */
export async function unentered(path: string): Promise<string[]> {
  const chains = await readStore(`sqlite:${path}`, chainsWithRecords);
  return chains.flatMap(each => each.unentered.map(({ about }) => about));
}
