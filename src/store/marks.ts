import { instant } from '../announcements/instants.ts';
import type { OpenDatabase } from './database.ts';
import { recordsOf } from './records.ts';

/** Small named instants: since when a strike is known, when the last tick ran. ISO 8601 in UTC. */
export interface Marks {
  get(name: string): Promise<string | undefined>;
  /** Rejects with a `StoreError` `bad-record` for anything but an instant in UTC. */
  set(name: string, at: string): Promise<void>;
}

export function createMarks(open: OpenDatabase): Marks {
  const records = recordsOf(open, 'marks', instant);
  return { get: name => records.get(name), set: (name, at) => records.set(name, at) };
}
