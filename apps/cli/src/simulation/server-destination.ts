import { setTimeout } from 'node:timers/promises';
import { ingestReply } from '#protocol';
import { asSegmentCall, type SegmentCall, type SimulatedEvent } from '#simulator';
import { UsageError } from '../usage-error.js';
import { Destination } from './destination.js';

/** Calls in one request: well below the 512 KB that the server takes. */
const CALLS = 200;
const TRIES = 6;

/**
 * A running server, through its public door for behaviour. What is said in conversations does not go this way:
 * a page cannot write what an assistant answered.
 */
export class ServerDestination extends Destination {
  private readonly authorization: string;

  constructor(
    private readonly server: URL,
    writeKey: string,
  ) {
    super();
    this.authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  }

  override async write(events: readonly SimulatedEvent[]): Promise<void> {
    const calls = events.flatMap((event) => asSegmentCall(event) ?? []);
    this.written.leftOut += events.length - calls.length;
    for (let from = 0; from < calls.length; from += CALLS) await this.send(calls.slice(from, from + CALLS));
  }

  /** @throws UsageError where the server refuses it, or is away for longer than a minute */
  private async send(batch: readonly SegmentCall[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const waits = await this.attempt(batch, attempt);
      if (waits === undefined) return;
      await setTimeout(waits);
    }
  }

  /** @returns milliseconds until it should be tried again; undefined where it is done */
  private async attempt(batch: readonly SegmentCall[], attempt: number): Promise<number | undefined> {
    const later = 500 * 2 ** attempt;
    let response: Response;
    try {
      response = await fetch(new URL('/v1/batch', this.server), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: this.authorization },
        body: JSON.stringify({ batch }),
      });
    } catch (error) {
      if (attempt < TRIES) return later;
      throw new UsageError(`${this.server.origin} does not answer: ${String(error)}. Is the server running?`);
    }
    if (response.ok) {
      this.count(ingestReply.parse(await response.json()));
      return undefined;
    }
    const reason = await response.text();
    if ((response.status === 429 || response.status >= 500) && attempt < TRIES) {
      return 1000 * Number(response.headers.get('retry-after') ?? later / 1000);
    }
    const hint = response.status === 401 ? ' Name the write key with --write-key.' : '';
    throw new UsageError(`${this.server.origin} refused: ${String(response.status)} ${reason}${hint}`);
  }

  private count({ accepted, duplicates, rejected }: ReturnType<typeof ingestReply.parse>): void {
    const [first] = rejected;
    if (first) throw new UsageError(`The server refused a simulated event: ${first.reason}`);
    this.written.stored += accepted;
    this.written.duplicates += duplicates;
  }
}
