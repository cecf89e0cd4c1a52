import { type Database, type Statement } from '#sqlite';
import type { KeyRecord } from '#privacy';

export interface WrappedKey {
  readonly id: string;
  readonly shopperId: string;
  /** Absent in a tombstone. */
  readonly wrapped: Buffer | null;
  readonly destroyedAt: string | null;
}

type Row = [
  id: string,
  shopperId: string,
  madeAt: string,
  wrapped: Buffer | null,
  destroyedAt: string | null,
];

/** The statements on the keys' file. */
export class KeyRows {
  private readonly version: Statement;
  private readonly byId: Statement;
  private readonly inUse: Statement;
  private readonly ofShopper: Statement;
  private readonly insert: Statement;
  private readonly bury: Statement;
  private readonly buryUnknown: Statement;

  constructor(private readonly database: Database) {
    const columns = 'id, shopper_id, made_at, wrapped, destroyed_at';
    this.version = database.prepare('PRAGMA data_version').raw();
    this.byId = database.prepare(`SELECT ${columns} FROM keys WHERE id = ?`).raw();
    this.inUse = database
      .prepare(`SELECT ${columns} FROM keys WHERE shopper_id = ? AND destroyed_at IS NULL`)
      .raw();
    this.ofShopper = database
      .prepare(`SELECT ${columns} FROM keys WHERE shopper_id = ? ORDER BY sequence`)
      .raw();
    this.insert = database.prepare('INSERT INTO keys (id, shopper_id, made_at, wrapped) VALUES (?, ?, ?, ?)');
    this.bury = database.prepare(
      'UPDATE keys SET wrapped = NULL, destroyed_at = ? WHERE id = ? AND destroyed_at IS NULL',
    );
    this.buryUnknown = database.prepare(
      `INSERT INTO keys (id, shopper_id, made_at, destroyed_at) VALUES (?1, '', ?2, ?2) ON CONFLICT (id) DO NOTHING`,
    );
  }

  /** Changes when another connection, of whatever process or thread, has written. */
  dataVersion(): number {
    return (this.version.get() as [number])[0];
  }

  find(id: string): WrappedKey | undefined {
    return wrappedKey(this.byId.get(id) as Row | undefined);
  }

  /** The key in use of a shopper. */
  current(shopperId: string): WrappedKey | undefined {
    return wrappedKey(this.inUse.get(shopperId) as Row | undefined);
  }

  of(shopperId: string): readonly KeyRecord[] {
    return (this.ofShopper.all(shopperId) as Row[]).map(([id, owner, madeAt, , destroyedAt]) => ({
      id,
      shopperId: owner,
      madeAt,
      ...(destroyedAt !== null && { destroyedAt }),
    }));
  }

  add(id: string, shopperId: string, madeAt: string, wrapped: Buffer): void {
    this.insert.run([id, shopperId, madeAt, wrapped]);
  }

  /** @returns whether there was a key, or nothing, where a tombstone is now */
  destroy(id: string, at: string): boolean {
    return this.bury.run([at, id]).changes + this.buryUnknown.run([id, at]).changes > 0;
  }

  /** All or nothing, and on the disk when it returns. */
  transaction<Result>(work: () => Result): Result {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }
}

const wrappedKey = (row: Row | undefined): WrappedKey | undefined =>
  row && { id: row[0], shopperId: row[1], wrapped: row[3], destroyedAt: row[4] };
