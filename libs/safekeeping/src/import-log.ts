import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { LogEnd } from './line-format.js';
import { LogChain } from './log-chain.js';
import { FileIncomplete, readLogFile } from './read-log-file.js';

export interface ImportedLog {
  /** Events in the file. */
  readonly events: number;
  /** Those that the log did not hold before. */
  readonly stored: number;
  /** Value of the chain over the events of the file. */
  readonly chain: string;
}

export interface ImportLogOptions {
  /** Called after each batch with the number of events read so far. */
  readonly onProgress?: (events: number) => void;
}

/** The log holds something that does not come from the file. */
export class LogNotEmpty extends Error {
  override readonly name = 'LogNotEmpty';
  constructor(readonly events: number) {
    super(
      `The log holds ${String(events)} events already, and not only what is to be taken over: name an empty ` +
        'folder, for example --var restored.',
    );
  }
}

const BATCH = 1_000;

/**
 * Takes over an exported log into an empty one, or goes on where that was interrupted: the same ids, order,
 * revisions and times. Whatever stops it, what was stored is a beginning of the file, and repeating it goes on.
 *
 * @throws LogNotEmpty where the log holds something else
 * @throws UnreadableLine with the number of the line that does not fit
 * @throws FileIncomplete where the file was cut off, or changed after it was written
 * @throws RevisionConflict where the file lacks earlier events of a stream
 */
export async function importLog(
  log: EventStore,
  chunks: AsyncIterable<Uint8Array>,
  { onProgress = () => undefined }: ImportLogOptions = {},
): Promise<ImportedLog> {
  const chain = new LogChain();
  const target = new Target(log);
  let batch: RecordedEvent[] = [];
  let end: LogEnd | undefined;
  try {
    for await (const item of readLogFile(chunks)) {
      if (item.kind === 'end') {
        end = item.end;
        continue;
      }
      chain.add(item.event);
      batch.push(item.event);
      if (batch.length < BATCH) continue;
      await target.store(batch);
      onProgress(chain.events);
      batch = [];
    }
    await target.store(batch);
  } finally {
    await target.settled();
  }
  onProgress(chain.events);
  assertComplete(chain, end);
  return { events: chain.events, stored: target.stored, chain: chain.value };
}

/** Stores one batch while the next is read. */
class Target {
  stored = 0;
  private isFirst = true;
  private storing: Promise<number> = Promise.resolve(0);

  constructor(private readonly log: EventStore) {}

  /** Resolves when the batch before is stored. @throws what storing that one threw */
  async store(batch: readonly RecordedEvent[]): Promise<void> {
    if (batch.length === 0) return;
    if (this.isFirst) await assertBeginsWith(this.log, batch[0]);
    this.isFirst = false;
    this.stored += await this.storing;
    this.storing = this.log.restore(batch);
    // It is awaited with the next batch, or at the end: until then a failure waits there.
    this.storing.catch(() => undefined);
  }

  async settled(): Promise<void> {
    this.stored += await this.storing;
    this.storing = Promise.resolve(0);
  }
}

async function assertBeginsWith(log: EventStore, first: RecordedEvent | undefined): Promise<void> {
  const [found] = await log.readAll(0n, {}, 1);
  if (found && found.id !== first?.id) throw new LogNotEmpty(await log.count());
}

/** @throws FileIncomplete unless the file ends as it was written */
export function assertComplete(chain: LogChain, end: LogEnd | undefined): void {
  const events = String(chain.events);
  if (!end) {
    throw new FileIncomplete(
      `The file breaks off after ${events} events: its last line is missing. Export it again, or copy it whole; ` +
        'repeating the import goes on from here.',
    );
  }
  if (end.events !== chain.events || end.chain !== chain.value) {
    throw new FileIncomplete(
      `The file was changed after it was written: it should hold ${String(end.events)} events with checksum ` +
        `${end.chain}, and holds ${events} with ${chain.value}.`,
    );
  }
}
