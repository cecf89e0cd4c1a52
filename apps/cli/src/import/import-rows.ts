import type { EventStore } from '#event-store';
import { derivedId } from '#kernel';
import { fromSegment, type Reception } from '#shopper';
import type { Mapping } from './mapping.js';
import { readRows } from './read-rows.js';
import type { Row } from './row.js';
import { RowIds } from './row-ids.js';
import { rowToCall } from './row-to-call.js';
import { ShopperBatches } from './shopper-batches.js';
import type { RejectedFile } from './rejected-file.js';

export interface ImportedRows {
  readonly rows: number;
  /** Events that are in the store now and were not before. */
  readonly stored: number;
  /** Events that were in the store already. */
  readonly duplicates: number;
  /** Rows that the mapping leaves out. */
  readonly skipped: number;
  readonly rejected: number;
  /** Distinct shoppers in the file. */
  readonly shoppers: number;
}

export interface ImportTask {
  readonly file: string;
  readonly mapping: Mapping;
  readonly store: EventStore;
  readonly rejected: RejectedFile;
  /** ISO 8601; later times in the file become this one. */
  readonly startedAt: string;
  /** Told after every so many rows. */
  readonly onProgress?: (bytes: number, rows: number) => void;
}

const PROGRESS_EVERY = 1_000;

/**
 * Reads a file into the log, each row as a Segment call through the door that live calls take. May be run again
 * from the start at any time, also after a crash: events have ids that follow from the rows, and are stored once.
 */
export async function importRows(task: ImportTask): Promise<ImportedRows> {
  const { mapping, rejected } = task;
  const batches = new ShopperBatches(task.store, (row) => rejected.write(row));
  const translate = translator(mapping, task.startedAt);
  let [rows, skipped, bytes] = [0, 0, 0];
  const unreadable = (row: Parameters<RejectedFile['write']>[0]): void => {
    rows++;
    rejected.write(row);
  };

  for await (const row of readRows(task.file, mapping, unreadable, (count) => (bytes += count))) {
    if (++rows % PROGRESS_EVERY === 0) task.onProgress?.(bytes, rows);
    const events = translate(row);
    if (events === null) skipped++;
    else if (!events.ok) rejected.write({ line: row.line, reason: events.error, row: row.fields });
    else for (const event of events.value) await batches.add(event, row);
  }
  await batches.flush();
  const { stored, duplicates, shoppers } = batches;
  return { rows, stored, duplicates, skipped, rejected: rejected.count, shoppers };
}

/** What a row says as events; null where the mapping leaves it out. */
function translator(mapping: Mapping, startedAt: string) {
  const ids = new RowIds(mapping.name);
  const call = rowToCall(mapping);
  const reception: Reception = {
    receivedAt: startedAt,
    writeKeyId: `import:${mapping.name}`,
    correlationId: derivedId('import', mapping.name, startedAt),
    nextId: () => {
      throw new Error('An imported call always carries an id.');
    },
  };
  return (row: Row): ReturnType<typeof fromSegment> | null => {
    const made = call(row, ids.next(row));
    if (!made.ok) return made;
    return made.value === null ? null : fromSegment(made.value, reception);
  };
}
