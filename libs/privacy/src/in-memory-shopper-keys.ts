import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '#kernel';
import { type FoundKey, type KeyRecord, type SealingKey, ShopperKeys } from './shopper-keys.js';

interface Row extends KeyRecord {
  readonly secret?: Uint8Array;
}

/** Keys in a map, for tests. */
export class InMemoryShopperKeys extends ShopperKeys {
  private readonly rows = new Map<string, Row>();

  constructor(private readonly clock: Pick<Clock, 'now'> = { now: () => new Date() }) {
    super();
  }

  override forSealing(shopperId: string): SealingKey | Promise<SealingKey> {
    return this.known(shopperId) ?? this.made(shopperId);
  }

  override async find(ids: readonly string[]): Promise<ReadonlyMap<string, FoundKey>> {
    const found = new Map<string, FoundKey>();
    for (const id of ids) {
      const row = this.rows.get(id);
      if (row?.secret) found.set(id, { kind: 'held', secret: row.secret });
      else if (row) found.set(id, { kind: 'destroyed', at: row.destroyedAt ?? '' });
    }
    return found;
  }

  override async of(shopperIds: readonly string[]): Promise<readonly KeyRecord[]> {
    return [...this.rows.values()]
      .filter(({ shopperId }) => shopperIds.includes(shopperId))
      .map(({ secret: _, ...record }) => record);
  }

  override async destroy(ids: readonly string[], at: string): Promise<number> {
    let destroyed = 0;
    for (const id of new Set(ids)) {
      const { shopperId, madeAt, destroyedAt } = this.rows.get(id) ?? { shopperId: '', madeAt: at };
      if (destroyedAt !== undefined) continue;
      this.rows.set(id, { id, shopperId, madeAt, destroyedAt: at });
      destroyed += 1;
    }
    return destroyed;
  }

  override async close(): Promise<void> {
    // Nothing to let go of.
  }

  private known(shopperId: string): SealingKey | undefined {
    for (const row of this.rows.values()) {
      if (row.shopperId === shopperId && row.secret) return { id: row.id, secret: row.secret };
    }
    return undefined;
  }

  private async made(shopperId: string): Promise<SealingKey> {
    const made = { id: randomUUID(), shopperId, secret: randomBytes(32), madeAt: this.now() };
    this.rows.set(made.id, made);
    return { id: made.id, secret: made.secret };
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
