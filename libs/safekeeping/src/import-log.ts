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
  let batch: RecordedEvent[] = [];
  let stored = 0;
  let end: LogEnd | undefined;
  const store = async (): Promise<void> => {
    if (chain.events === batch.length) await assertBeginsWith(log, batch[0]);
    stored += await log.restore(batch);
    batch = [];
    onProgress(chain.events);
  };
  for await (const item of readLogFile(chunks)) {
    if (item.kind === 'end') {
      end = item.end;
      continue;
    }
    chain.add(item.event);
    batch.push(item.event);
    if (batch.length === BATCH) await store();
  }
  if (batch.length > 0) await store();
  assertComplete(chain, end);
  return { events: chain.events, stored, chain: chain.value };
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
