import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import { BEHAVIOUR_STREAMS, behaviourProjection, type StoredBehaviour } from '#foresight';
import type { RecordedEvent } from '#kernel';
import { shopperStream } from '#protocol';
import type { ReadModels } from '#read-models';
import { isPointer, type Pointer } from '#shopper';

/** Documents, and the events since that they may not show. */
export interface Read {
  readonly documents: ReadonlyMap<string, StoredBehaviour>;
  readonly since: readonly RecordedEvent[];
  /** Of those events' shoppers, the ones who are known to be somebody else: it may be them who were asked for. */
  readonly pointers: ReadonlyMap<string, Pointer>;
}

/** Positions that the projection may be behind and are read from the log instead. */
const CLOSE = 5_000n;
const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 10_000;
/** After it was in vain, nobody waits again for so long. */
const IMPATIENT_FOR_MS = 60_000;
const OWN_EVENTS = 64;

interface Parts {
  readonly store: Pick<EventStore, 'readAll' | 'readStream'>;
  readonly readModels: Pick<ReadModels, 'checkpoint' | 'getMany'>;
  readonly log: Pick<Logger, 'warn'>;
  /** Nobody waits any more when it aborts. */
  readonly signal?: AbortSignal;
}

/** What is stored of shoppers' behaviour: by the projection, and in the log where the projection has not come to it. */
export class StoredHistory {
  private gaveUpAt = -Infinity;

  constructor(
    private readonly parts: Parts,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** @param upTo position up to which everything counts; documents may show more than that, never less than `since` lacks */
  async read(keys: readonly string[], upTo: bigint): Promise<Read> {
    const { readModels } = this.parts;
    // The place is read first: what is stored meanwhile is then in the documents as well as among the events.
    const from = await this.place(upTo);
    const documents = await readModels.getMany<StoredBehaviour>(behaviourProjection, keys);
    const since = upTo - from > CLOSE ? await this.ownEvents(keys, upTo) : await this.between(from, upTo);
    return { documents, since, pointers: await this.pointers(since, new Set(keys)) };
  }

  private async pointers(
    since: readonly RecordedEvent[],
    asked: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, Pointer>> {
    const others = new Set(
      since.flatMap((event) => behaviourProjection.keysOf(event)).filter((key) => !asked.has(key)),
    );
    if (others.size === 0) return new Map();
    const found = await this.parts.readModels.getMany<StoredBehaviour>(behaviourProjection, [...others]);
    return new Map([...found].flatMap(([key, document]) => (isPointer(document) ? [[key, document]] : [])));
  }

  /** Where the projection is; one that is far behind gets some time to catch up. */
  private async place(upTo: bigint): Promise<bigint> {
    const { readModels, log, signal } = this.parts;
    const begun = performance.now();
    for (;;) {
      const from = await readModels.checkpoint(behaviourProjection);
      const now = performance.now();
      if (upTo - from <= CLOSE || now - this.gaveUpAt < IMPATIENT_FOR_MS || signal?.aborted) return from;
      if (now - begun > this.patienceMs) {
        this.gaveUpAt = now;
        log.warn(
          { behind: String(upTo - from) },
          'the projection `behaviour` is far behind: older moments are left out',
        );
        return from;
      }
      await wait(LOOK_EVERY_MS, undefined, { ref: false });
    }
  }

  private async between(from: bigint, upTo: bigint): Promise<readonly RecordedEvent[]> {
    if (from >= upTo) return [];
    const filter = { types: behaviourProjection.handles, streamPrefixes: BEHAVIOUR_STREAMS };
    const events = await this.parts.store.readAll(from, filter, Number(CLOSE));
    return events.filter(({ position }) => position <= upTo);
  }

  /** What shoppers did last, without their questions and what they did under other ids. */
  private async ownEvents(keys: readonly string[], upTo: bigint): Promise<readonly RecordedEvent[]> {
    const options = { direction: 'backwards', limit: OWN_EVENTS } as const;
    const streams = await Promise.all(
      keys.map((key) => this.parts.store.readStream(shopperStream(key), options)),
    );
    const handled = new Set(behaviourProjection.handles);
    return streams
      .flat()
      .filter(({ type, position }) => position <= upTo && handled.has(type))
      .sort((a, b) => (a.position < b.position ? -1 : 1));
  }
}
