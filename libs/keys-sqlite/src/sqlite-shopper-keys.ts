import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '#kernel';
import { type FoundKey, type KeyRecord, openBox, sealBox, type SealingKey, ShopperKeys } from '#privacy';
import { closeDatabase, type Database, DatabaseUnusable, emptyJournal, openDatabase } from '#sqlite';
import { KeyRows, type WrappedKey } from './key-rows.js';
import { MasterKeyUnusable } from './master-key.js';
import { SCHEMA } from './schema.js';

/** Unwrapped keys that are kept at hand; a scan through a long log meets more shoppers than that. */
const AT_HAND = 20_000;
const PROOF = 'presage master key';

/**
 * Keys in one SQLite file, each wrapped with AES-256-GCM under a master key that is not in it. Several processes
 * and threads may use the file at once: before each answer they look whether another one has written to it
 * (`PRAGMA data_version`), so a destroyed key is nobody's any more at once.
 */
export class SqliteShopperKeys extends ShopperKeys {
  private readonly database: Database;
  private readonly rows: KeyRows;
  private readonly found = new Map<string, FoundKey>();
  private readonly inUse = new Map<string, SealingKey>();
  private seen: number;
  /** Shoppers whose key is about to be made, in one transaction for all who ask in this turn. */
  private wanted: { readonly shoppers: Set<string>; readonly made: Promise<void> } | undefined;

  /**
   * @param master 32 bytes
   * @throws DatabaseUnusable naming the path and what to do
   * @throws MasterKeyUnusable where the keys were wrapped under another master key
   */
  constructor(
    readonly path: string,
    private readonly master: Uint8Array,
    private readonly clock: Pick<Clock, 'now'> = { now: () => new Date() },
  ) {
    super();
    makePrivate(path);
    this.database = openDatabase(path, { synchronous: 'full', migrations: [SCHEMA] });
    this.database.pragma('secure_delete = ON');
    this.rows = new KeyRows(this.database);
    this.seen = this.rows.dataVersion();
    this.proveMaster();
  }

  override forSealing(shopperId: string): SealingKey | Promise<SealingKey> {
    this.lookForChanges();
    const known = this.inUse.get(shopperId) ?? this.remember(this.rows.current(shopperId));
    return known ?? this.made(shopperId);
  }

  override async find(ids: readonly string[]): Promise<ReadonlyMap<string, FoundKey>> {
    this.lookForChanges();
    const found = new Map<string, FoundKey>();
    for (const id of ids) {
      const key = this.found.get(id) ?? this.lookUp(id);
      if (key) found.set(id, key);
    }
    return found;
  }

  override async of(shopperIds: readonly string[]): Promise<readonly KeyRecord[]> {
    return shopperIds.flatMap((shopperId) => this.rows.of(shopperId));
  }

  override async destroy(ids: readonly string[], at: string): Promise<number> {
    const destroyed = this.rows.transaction(
      () => [...new Set(ids)].filter((id) => this.rows.destroy(id, at)).length,
    );
    this.forgetAtHand();
    // The write-ahead log still holds pages as they were: into the file with it, where deleted bytes are overwritten.
    emptyJournal(this.database, this.path);
    return destroyed;
  }

  override async close(): Promise<void> {
    this.forgetAtHand();
    if (this.database.open) closeDatabase(this.database);
  }

  private async made(shopperId: string): Promise<SealingKey> {
    this.wanted ??= this.makeSoon();
    this.wanted.shoppers.add(shopperId);
    await this.wanted.made;
    return this.forSealing(shopperId);
  }

  private async makeSoonAfter(shoppers: ReadonlySet<string>): Promise<void> {
    await setImmediate();
    this.wanted = undefined;
    this.rows.transaction(() => {
      for (const shopperId of shoppers) {
        // Another process may have been quicker.
        if (!this.rows.current(shopperId)) this.add(shopperId);
      }
    });
  }

  private makeSoon(): NonNullable<typeof this.wanted> {
    const shoppers = new Set<string>();
    return { shoppers, made: this.makeSoonAfter(shoppers) };
  }

  private add(shopperId: string): void {
    const id = randomUUID();
    const wrapped = sealBox(this.master, randomBytes(32), boundTo(id, shopperId));
    this.rows.add(id, shopperId, this.clock.now().toISOString(), wrapped);
  }

  private lookUp(id: string): FoundKey | undefined {
    const row = this.rows.find(id);
    this.remember(row);
    return this.found.get(id);
  }

  /** @returns the key, where it can still be sealed under */
  private remember(row: WrappedKey | undefined): SealingKey | undefined {
    if (!row) return undefined;
    if (this.found.size >= AT_HAND) this.forgetAtHand();
    if (!row.wrapped) {
      this.found.set(row.id, { kind: 'destroyed', at: row.destroyedAt ?? '' });
      return undefined;
    }
    const bound = boundTo(row.id, row.shopperId);
    const secret = openBox(this.master, row.wrapped, bound, `Key ${row.id} in ${this.path}`);
    const key = { id: row.id, secret };
    this.found.set(row.id, { kind: 'held', secret });
    this.inUse.set(row.shopperId, key);
    return key;
  }

  private lookForChanges(): void {
    const now = this.rows.dataVersion();
    if (now === this.seen) return;
    this.seen = now;
    this.forgetAtHand();
  }

  private forgetAtHand(): void {
    this.found.clear();
    this.inUse.clear();
  }

  /** The file tells by itself whether it belongs to the master key, before anything is read or sealed. */
  private proveMaster(): void {
    const select = this.database.prepare('SELECT proof FROM master').raw();
    const insert = this.database.prepare('INSERT INTO master (proof) VALUES (?)');
    const proof = this.rows.transaction(() => {
      if (!select.get()) insert.run([sealBox(this.master, PROOF, PROOF)]);
      return (select.get() as [Buffer])[0];
    });
    try {
      openBox(this.master, proof, PROOF, this.path);
    } catch (error) {
      this.database.close();
      throw new MasterKeyUnusable(
        `The keys in ${this.path} were made under another master key: start with the one that belongs to them (PRESAGE_MASTER_KEY, or master.key beside it).`,
        { cause: error },
      );
    }
  }
}

const boundTo = (id: string, shopperId: string): string => `${id}\n${shopperId}`;

/** SQLite makes its journals with the permissions of the file, so the file is made first. */
function makePrivate(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch (error) {
    throw DatabaseUnusable.from(path, error);
  }
}
