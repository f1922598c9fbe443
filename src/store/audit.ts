import type { AuditRepository, StoredText } from '../audit/repository.ts';
import type { OpenDatabase } from './database.ts';
import { asStoreError } from './errors.ts';
import { SqliteAdapter } from './sqlite.ts';

/**
 * The audit log, as the texts that its chain is made of, and not as Keyv's records: verifying has to see the
 * very bytes, and go on after one that cannot be read.
 */
export function createAuditRepository({ database, place, erase }: OpenDatabase): AuditRepository {
  const rows = new SqliteAdapter(database, 'audit', place, erase);
  const tips = new SqliteAdapter(database, 'audit-tips', place);
  // "0" is the sign after "/": whatever lies between them begins with the guild's own prefix.
  const within = database.prepare(
    "SELECT key, value FROM records WHERE namespace = 'audit' AND key > ? AND key < ? ORDER BY id",
  );
  function rowsOf(guild: string): StoredText[] {
    try {
      const found = within.all(`${guild}/`, `${guild}0`);
      return found.map(({ key, value }) => ({ key: String(key), text: String(value) }));
    } catch (error) {
      throw asStoreError(error, place);
    }
  }
  return {
    add: (key, text) => rows.setIfAbsent(key, text),
    read: key => rows.get<string>(key),
    rows: async guild => (guild === undefined ? textsIn(rows) : rowsOf(guild)),
    remove: async keys => {
      await rows.deleteMany([...keys]);
    },
    tips: () => textsIn(tips),
    tip: guild => tips.get<string>(guild),
    setTip: async (guild, text) => {
      await tips.set(guild, text);
    },
  };
}

async function textsIn(adapter: SqliteAdapter): Promise<StoredText[]> {
  const texts: StoredText[] = [];
  for await (const [key, text] of adapter.iterator()) texts.push({ key: String(key), text: String(text) });
  return texts;
}
