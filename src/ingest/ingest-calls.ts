import { Injectable } from '@nestjs/common';
import { EventIdTaken, EventStore, RejectedInputs } from '#event-store';
import { derivedId, Ids, type NewEvent } from '#kernel';
import { type IngestReply, shopperStream } from '#protocol';
import { fromSegment, type Reception } from '#shopper';
import { WriteKey } from './write-key.js';

/** How calls reached us. */
export interface Arrival {
  readonly receivedAt: string;
  readonly correlationId: string;
  /** For what is kept aside. */
  readonly source: string;
  readonly sentAt?: string | undefined;
  readonly context?: Reception['context'];
}

/** What one shopper's stream is about to get. */
interface Share {
  readonly events: NewEvent[];
  calls: number;
}

const KEPT_ASIDE = 64 * 1024;

/**
 * Turns tracking calls into events of the shoppers' streams. Each call stands for itself: a bad one is kept aside
 * with its reason and the others are stored. Resolves when everything is durable.
 */
@Injectable()
export class IngestCalls {
  private readonly nextId = (): string => this.ids.next();

  constructor(
    private readonly store: EventStore,
    private readonly rejectedInputs: RejectedInputs,
    private readonly ids: Ids,
    private readonly writeKey: WriteKey,
  ) {}

  async take(calls: readonly unknown[], arrival: Arrival): Promise<IngestReply> {
    const reception = { ...arrival, writeKeyId: this.writeKey.id, nextId: this.nextId };
    const shares = new Map<string, Share>();
    const rejected: IngestReply['rejected'] = [];
    for (const [index, call] of calls.entries()) {
      const translated = fromSegment(call, reception);
      if (translated.ok)
        translated.value.forEach((one, i) => share(shares, one.shopperId, one.event, i === 0));
      else
        rejected.push({
          index,
          reason: translated.error,
          ...(await this.keepAside(call, translated.error, arrival)),
        });
    }
    const duplicates = await this.appendAll(shares);
    return { success: true, accepted: calls.length - rejected.length - duplicates, duplicates, rejected };
  }

  /** Keeps input that could not become an event; the same input is kept once. */
  async keepAside(input: unknown, reason: string, arrival: Arrival): Promise<{ rejectedId: string }> {
    const whole = typeof input === 'string' ? input : JSON.stringify(input);
    const payload = whole.slice(0, KEPT_ASIDE).toWellFormed();
    const id = derivedId(arrival.source, reason, payload);
    await this.rejectedInputs.keep({ id, at: arrival.receivedAt, source: arrival.source, reason, payload });
    return { rejectedId: id };
  }

  /** @returns how many calls were in the store already */
  private async appendAll(shares: ReadonlyMap<string, Share>): Promise<number> {
    const missing = await Promise.all(
      Array.from(shares, async ([shopperId, { events, calls }]) => {
        const stored = await this.append(shopperStream(shopperId), events);
        return Math.max(0, calls - stored);
      }),
    );
    return missing.reduce((sum, count) => sum + count, 0);
  }

  private async append(stream: string, events: readonly NewEvent[]): Promise<number> {
    try {
      return (await this.store.append(stream, events, 'any')).stored;
    } catch (error) {
      if (!(error instanceof EventIdTaken)) throw error;
      // A message id that came under another shopper before: it counts once, the rest of the batch goes in.
      if (events.length === 1) return 0;
      let stored = 0;
      for (const event of events) stored += await this.append(stream, [event]);
      return stored;
    }
  }
}

function share(shares: Map<string, Share>, shopperId: string, event: NewEvent, first: boolean): void {
  let own = shares.get(shopperId);
  if (own === undefined) shares.set(shopperId, (own = { events: [], calls: 0 }));
  own.events.push(event);
  if (first) own.calls += 1;
}
