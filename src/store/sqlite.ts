import type { EventEmitter } from 'node:events';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type KeyvStorageAdapter,
  type KeyvStorageCapability,
  type KeyvStorageEntry,
  keyvStorageCapability,
} from 'keyv';
import { asStoreError, StoreError } from './errors.ts';
import { expiryOf, prepareStatements, type Selection, type Statements } from './statements.ts';
import { inTransaction } from './transaction.ts';

/** Keyv's contract without its events: Keyv listens for an adapter's `error` where there is one, and needs none. */
type StorageContract = Omit<KeyvStorageAdapter, keyof EventEmitter>;

interface Entry {
  key: string;
  value: unknown;
  expires?: number | undefined;
}

/**
 * Keyv's storage adapter (v6 contract) on an open SQLite database, for one namespace.
 *
 * Keyv would let two instances share an adapter, and the one made last would then own the records of both: so the
 * namespace is fixed at birth, and giving it another name throws. The handle is shared and belongs to the code that
 * opened it: `disconnect` leaves it open. SQLite answers synchronously, so every method has done its work, durably,
 * by the time that its promise exists. Every failure rejects with a `StoreError`.
 *
 * When a record expires is compared by the machine's clock, since Keyv sets it by that one. No rule rests on it: it is how
 * long what nobody needs any more lies in the file.
 */
export class SqliteAdapter implements StorageContract {
  readonly #database: DatabaseSync;
  readonly #namespace: string;
  readonly #place: string;
  readonly #sql: Statements;
  readonly #erase: () => void;
  readonly #selecting = new Map<string, StatementSync>();

  /** @param erase called when a record has been replaced or deleted, after it is */
  constructor(database: DatabaseSync, namespace: string, place = 'The store', erase = () => {}) {
    this.#erase = erase;
    this.#database = database;
    this.#namespace = namespace;
    this.#place = place;
    this.#sql = this.#attempt(() => prepareStatements(database));
  }

  get namespace(): string {
    return this.#namespace;
  }

  set namespace(name: string | undefined) {
    if (name !== this.#namespace)
      throw new RangeError(`an adapter of ${this.#namespace} cannot serve ${name}`);
  }

  /** Keyv hands over an absolute `expires` only to an adapter that declares to take it. */
  get capabilities(): KeyvStorageCapability {
    return keyvStorageCapability(this);
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    return this.#attempt(() => this.#read(key)) as Value | undefined;
  }

  async getMany<Value>(keys: string[]): Promise<Array<Value | undefined>> {
    return this.#attempt(() => keys.map(key => this.#read(key))) as Array<Value | undefined>;
  }

  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    return this.#erasing(() => this.#put({ key, value, expires }));
  }

  /** All entries or, if one fails, none. */
  async setMany<Value>(entries: KeyvStorageEntry<Value>[]): Promise<boolean[]> {
    return this.#together(() => entries.map(entry => this.#put(entry)));
  }

  /**
   * Writes the value if the key has none that is still alive, in one step that no other writer can get between;
   * true if it did. Not part of Keyv, which has no atomic operation: a claim rests on it.
   */
  async setIfAbsent(key: string, value: unknown, expires?: number): Promise<boolean> {
    return this.#attempt(() => {
      const row = this.#rowOf({ key, value, expires });
      return this.#sql.putIfAbsent.run(...row, Date.now()).changes === 1;
    });
  }

  /** True if there was a record to delete. */
  async delete(key: string): Promise<boolean> {
    return this.#erasing(() => this.#remove(key));
  }

  async deleteMany(keys: string[]): Promise<boolean[]> {
    return this.#together(() => keys.map(key => this.#remove(key)));
  }

  async has(key: string): Promise<boolean> {
    return this.#attempt(() => this.#read(key) !== undefined);
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    return this.#attempt(() => keys.map(key => this.#read(key) !== undefined));
  }

  /** Deletes this namespace's records and no others. */
  async clear(): Promise<void> {
    this.#erasing(() => this.#sql.clear.run(this.#namespace));
  }

  /**
   * Pairs in the order in which the keys were first written. Read by the page, so that records may be written and
   * deleted meanwhile; what was read with the page is still given out.
   */
  async *iterator<Value>(): AsyncGenerator<Array<string | Awaited<Value> | undefined>, void> {
    for (let last = 0; ; ) {
      const page = this.#attempt(() => this.#sql.page.all(this.#namespace, last, Date.now()));
      if (page.length === 0) return;
      last = Number(page.at(-1)?.id);
      for (const { key, value } of page) yield [String(key), value as Awaited<Value>];
    }
  }

  /** What any of the selections gives, each once, in the order in which the keys were first written. Not part of Keyv. */
  select(selections: readonly Selection[]): { key: string; value: string }[] {
    const found = this.#attempt(() =>
      selections.flatMap(({ sql, values }) => this.#prepared(sql).all(...values)),
    );
    const byId = new Map(
      found.map(row => [Number(row.id), { key: String(row.key), value: String(row.value) }]),
    );
    return [...byId].toSorted(([a], [b]) => a - b).map(([, row]) => row);
  }

  async disconnect(): Promise<void> {}

  #prepared(sql: string): StatementSync {
    const known = this.#selecting.get(sql) ?? this.#database.prepare(sql);
    this.#selecting.set(sql, known);
    return known;
  }

  #read(key: string): string | undefined {
    return this.#sql.get.get(this.#namespace, key, Date.now())?.value as string | undefined;
  }

  #put(entry: Entry): boolean {
    return this.#sql.put.run(...this.#rowOf(entry)).changes === 1;
  }

  #rowOf({ key, value, expires }: Entry): [string, string, string, number | null] {
    if (typeof value !== 'string')
      throw new StoreError('bad-record', `The value of ${key} is not serialized.`);
    // What has expired is out of sight at once, and out of the file when the next record that will expire comes.
    if (expires !== undefined) this.#sql.sweep.run(Date.now());
    return [this.#namespace, key, value, expiryOf(expires)];
  }

  #remove(key: string): boolean {
    return this.#sql.delete.run(this.#namespace, key).changes === 1;
  }

  #together<Result>(work: () => Result): Result {
    return this.#erasing(() => inTransaction(this.#database, work));
  }

  #erasing<Result>(work: () => Result): Result {
    const result = this.#attempt(work);
    this.#erase();
    return result;
  }

  #attempt<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw asStoreError(error, this.#place);
    }
  }
}
