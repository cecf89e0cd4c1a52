import type { EventStore } from '#event-store';
import { derivedId, ok, type Result } from '#kernel';
import { fromSegment, type Reception, type ShopperEvent } from '#shopper';
import type { Mapping } from './mapping.js';
import { readRows } from './read-rows.js';
import type { OnRejected, Row } from './row.js';
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
  /** Rows without a time that took the one of the row before, as the mapping says. */
  readonly timesInferred: number;
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
  let [rows, skipped, timesInferred, bytes] = [0, 0, 0, 0];
  const unreadable: OnRejected = (row) => {
    rows++;
    rejected.write(row);
  };

  try {
    for await (const row of readRows(task.file, mapping, unreadable, (count) => (bytes += count))) {
      if (++rows % PROGRESS_EVERY === 0) task.onProgress?.(bytes, rows);
      const translated = translate(row);
      if (!translated.ok) rejected.write({ line: row.line, reason: translated.error, row: row.fields });
      else if (translated.value === null) skipped++;
      else {
        if (translated.value.isTimeInferred) timesInferred++;
        for (const event of translated.value.events) await batches.add(event, row);
      }
    }
  } finally {
    // Where the file breaks off, what was read of it is kept all the same.
    await batches.flush();
  }
  const { stored, duplicates, shoppers } = batches;
  return { rows, stored, duplicates, skipped, rejected: rejected.count, timesInferred, shoppers };
}

interface TranslatedRow {
  readonly events: readonly ShopperEvent[];
  readonly isTimeInferred: boolean;
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
  return (row: Row): Result<TranslatedRow | null, string> => {
    const made = call(row, ids.next(row));
    if (!made.ok || made.value === null) return made as Result<null, string>;
    const events = fromSegment(made.value.call, reception);
    return events.ok ? ok({ events: events.value, isTimeInferred: made.value.isTimeInferred }) : events;
  };
}
