import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { REMEMBERED_MOMENTS } from '#foresight';
import type { RecordedEvent } from '#kernel';
import { shopperStream } from '#protocol';
import { RecentBehaviour } from '../../src/foresight/online/recent-behaviour.js';
import type { StoredHistory } from '../../src/foresight/online/stored-history.js';
import type { Report } from '../report.js';

const SHOPPERS = 1_000;

/** What the role keeps of shoppers who are active, each of whom did as much as is remembered. */
export async function memoryOfRole(report: Report): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const recent = new RecentBehaviour(NOTHING_STORED);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < SHOPPERS; n++) await recent.take(deedsOf(n), () => true);
  collect();
  const value = (process.memoryUsage().heapUsed - before) / 1e6;
  report({ figure: `memory of the role, ${String(recent.shoppers)} active shoppers`, value, unit: 'MB' });
}

const NOTHING_STORED: Pick<StoredHistory, 'read'> = {
  read: () => Promise.resolve({ documents: new Map(), pointers: new Map(), since: [] }),
};

/** As a store gives them back: no text is shared with another event. */
function deedsOf(shopper: number): readonly RecordedEvent[] {
  const shopperId = `a-${String(shopper)}`;
  return Array.from({ length: REMEMBERED_MOMENTS }, (_, i) => {
    const at = new Date(1.7e12 + 1_000 * i).toISOString();
    const data = {
      product_id: `sku-${String((7 * shopper + i) % 1_000)}`,
      category: 'shoes',
      price: 10.5 + i,
    };
    const place = { stream: shopperStream(shopperId), revision: i, recordedAt: at };
    const metadata = {
      correlationId: randomUUID(),
      actor: { kind: 'shopper', id: shopperId },
      occurredAt: at,
    };
    const event = { ...place, id: randomUUID(), type: 'ProductViewed', schemaVersion: 1, data, metadata };
    const parsed = JSON.parse(JSON.stringify(event)) as Omit<RecordedEvent, 'position'>;
    return { ...parsed, position: BigInt(shopper * REMEMBERED_MOMENTS + i + 1) };
  });
}
