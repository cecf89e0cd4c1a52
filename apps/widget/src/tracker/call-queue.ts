import { readJson, type Shelf, writeJson } from '../shelf.js';

/** A Segment-style call on its way to `POST /v1/batch`. */
export interface Call {
  readonly type: 'track' | 'page' | 'identify';
  readonly messageId: string;
  readonly timestamp: string;
  /** Absent until the server has named this visitor. */
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly event?: string;
  readonly name?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
}

export interface Queued {
  readonly key: string;
  readonly call: Call;
}

const PREFIX = 'call.';
/** Most calls kept while the server cannot be reached; the oldest give way. */
export const QUEUE_LIMIT = 500;
/** Keepalive requests share 64 KiB a page; a batch stays well below. */
const BATCH_LIMIT = 50;
const BATCH_BYTES = 48_000;

/**
 * Calls that the server has not confirmed. Each lies under its own key, named by time, so that tabs add without
 * overwriting each other and a closed page loses nothing. Sending one twice is safe: the server knows `messageId`.
 */
export class CallQueue {
  private sequence = 0;

  constructor(
    private readonly shelf: Shelf,
    private readonly limit = QUEUE_LIMIT,
  ) {}

  add(call: Call): void {
    const time = Date.parse(call.timestamp).toString(36).padStart(9, '0');
    const order = (this.sequence++ % 1_679_616).toString(36).padStart(4, '0');
    const key = `${PREFIX}${time}.${order}.${call.messageId}`;
    const keys = this.shelf.keys(PREFIX);
    for (const old of keys.slice(0, Math.max(0, keys.length + 1 - this.limit))) this.shelf.remove(old);
    while (!writeJson(this.shelf, key, call)) {
      const oldest = this.shelf.keys(PREFIX)[0];
      if (oldest === undefined) return;
      this.shelf.remove(oldest);
    }
  }

  /** The oldest calls that fit into one request; always at least one where there is any. */
  next(limit = BATCH_LIMIT): readonly Queued[] {
    const batch: Queued[] = [];
    let bytes = 0;
    for (const key of this.shelf.keys(PREFIX).slice(0, limit)) {
      const call = readJson<Call>(this.shelf, key);
      if (call === undefined) continue;
      bytes += JSON.stringify(call).length;
      if (batch.length > 0 && bytes > BATCH_BYTES) break;
      batch.push({ key, call });
    }
    return batch;
  }

  confirm(sent: readonly Queued[]): void {
    for (const { key } of sent) this.shelf.remove(key);
  }

  get size(): number {
    return this.shelf.keys(PREFIX).length;
  }
}
