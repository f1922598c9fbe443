/** A record as it lies in the store, whatever has become of it. */
export interface StoredText {
  key: string;
  text: string;
}

/** Where the log is kept: rows of text that are added and never replaced, and where each chain ended last. */
export interface AuditBook {
  /** Writes a row, durably, if there is none under its key; false if there is one. */
  add(key: string, text: string): Promise<boolean>;
  read(key: string): Promise<string | undefined>;
  /** Every row, of a guild or of all of them, in the order in which they were written. */
  rows(guild?: string): Promise<StoredText[]>;
  remove(keys: readonly string[]): Promise<void>;
  /** The ends of the chains, by guild: by them a lost last entry is noticed, and a start need not read everything. */
  tips(): Promise<StoredText[]>;
  tip(guild: string): Promise<string | undefined>;
  setTip(guild: string, text: string): Promise<void>;
}

/** The key of a row: "1310…/17". */
export function rowKey(guild: string, seq: number): string {
  return `${guild}/${seq}`;
}

/** The guild and the number that a row's key says; undefined if it is none. */
export function readRowKey(key: string): { guild: string; seq: number } | undefined {
  const [, guild, seq] = /^(.+)\/([1-9]\d{0,14})$/.exec(key) ?? [];
  return guild === undefined ? undefined : { guild, seq: Number(seq) };
}
