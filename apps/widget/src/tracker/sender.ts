import type { IngestReply } from '#protocol';
import { retryDelay } from '../back-off.js';
import type { Site } from '../site.js';
import type { Visitor } from '../visitor/visitor.js';
import type { Call, CallQueue, Queued } from './call-queue.js';

/** Calls made close together travel together. */
const GATHER = 250;

/** Empties the queue into `POST /v1/batch`, one request at a time, for as long as it takes. */
export class Sender {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private failures = 0;
  private batchLimit: number | undefined;

  constructor(
    private readonly site: Site,
    private readonly queue: CallQueue,
    private readonly visitor: Visitor,
  ) {
    addEventListener('online', () => this.soon());
    addEventListener('pagehide', () => this.leave());
  }

  soon(delay = GATHER): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  private async flush(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (
        let batch = this.queue.next(this.batchLimit);
        batch.length > 0;
        batch = this.queue.next(this.batchLimit)
      ) {
        const wait = await this.send(batch);
        if (wait === 'stop') return;
        if (wait > 0) {
          this.soon(wait);
          return;
        }
      }
    } catch {
      // Offline, or the server is away: everything is still in the queue.
      this.soon(retryDelay(++this.failures, Math.random()));
    } finally {
      this.busy = false;
    }
  }

  /** @returns milliseconds to wait before the next batch, or `stop` where another try on this page is pointless */
  private async send(batch: readonly Queued[]): Promise<number | 'stop'> {
    const { anonymousId } = await this.visitor.current();
    const response = await fetch(this.site.url('v1/batch'), {
      method: 'POST',
      keepalive: true,
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${btoa(`${this.site.writeKey}:`)}`,
      },
      body: this.body(batch, anonymousId),
    });
    if (response.ok) {
      this.failures = 0;
      this.queue.confirm(batch);
      warnOfRejected((await response.json()) as IngestReply);
      return 0;
    }
    if (response.status === 413 && batch.length > 1) {
      this.batchLimit = Math.ceil(batch.length / 2);
      return 1;
    }
    if (response.status === 400 || response.status === 413) {
      console.warn('Presage: the server refused these calls; they are dropped.', batch);
      this.queue.confirm(batch);
      return 0;
    }
    if (response.status === 401 || response.status === 403) {
      console.warn('Presage: the write key was refused. Check data-write-key on the script tag.');
      return 'stop';
    }
    const asked = Number(response.headers.get('retry-after')) * 1000;
    return Math.max(asked || 0, retryDelay(++this.failures, Math.random()));
  }

  /** The page goes: what was not confirmed is sent once more without waiting, and stays queued in case that fails. */
  private leave(): void {
    const anonymousId = this.visitor.known?.anonymousId;
    const batch = this.queue.next();
    if (anonymousId === undefined || batch.length === 0) return;
    // As text/plain, which a browser sends to another site without asking it first.
    navigator.sendBeacon(this.site.url('v1/batch'), this.body(batch, anonymousId));
  }

  private body(batch: readonly Queued[], anonymousId: string): string {
    const calls = batch.map(({ call }): Call => ({ anonymousId, ...call }));
    // A beacon carries no headers, so the key is in the body too, as in Segment's own client.
    return JSON.stringify({ writeKey: this.site.writeKey, sentAt: new Date().toISOString(), batch: calls });
  }
}

function warnOfRejected(reply: IngestReply): void {
  if (reply.rejected.length > 0) console.warn('Presage: some calls were set aside.', reply.rejected);
}
