import { GENESIS } from '../../src/audit/entry.ts';
import type { AuditLog } from '../../src/audit/log.ts';
import type { AuditRepository, StoredText } from '../../src/audit/repository.ts';

/** A repository in memory that can be made to fail, and whose rows a test may spoil. */
export function memoryRepository(): AuditRepository & {
  stored: StoredText[];
  ends: StoredText[];
  isFailing: boolean;
} {
  const stored: StoredText[] = [];
  const ends: StoredText[] = [];
  const refuse = () => {
    if (repository.isFailing) throw new Error('the disk is full');
  };
  const repository = {
    stored,
    ends,
    isFailing: false,
    add: async (key: string, text: string) => {
      refuse();
      if (stored.some(each => each.key === key)) return false;
      stored.push({ key, text });
      return true;
    },
    read: async (key: string) => stored.find(each => each.key === key)?.text,
    rows: async (guild?: string) =>
      stored.filter(({ key }) => guild === undefined || key.startsWith(`${guild}/`)),
    remove: async (keys: readonly string[]) => {
      refuse();
      for (const key of keys) {
        const index = stored.findIndex(each => each.key === key);
        if (index >= 0) stored.splice(index, 1);
      }
    },
    tips: async () => [...ends],
    tip: async (guild: string) => ends.find(({ key }) => key === guild)?.text,
    setTip: async (guild: string, text: string) => {
      refuse();
      const found = ends.find(({ key }) => key === guild);
      if (found) found.text = text;
      else ends.push({ key: guild, text });
    },
  };
  return repository;
}

/** For tests in which nothing is recorded. */
export const idleAudit: AuditLog = {
  append: async () => {},
  flush: async () => true,
  page: async () => [],
  head: () => GENESIS,
  recent: () => [],
  entries: async () => [],
  verified: async guild => ({ guild, entries: [], findings: [] }),
  isWritten: () => true,
  isOwnEnd: async () => true,
  purge: async () => {},
};
