import { setTimeout as wait } from 'node:timers/promises';
import type { EventStore } from '#event-store';
import type { ProjectionRunner } from '#projections';
import { shopperOfStream } from '#protocol';

/** Which documents of which projection may now read differently. */
export interface Changed {
  readonly projection: string;
  readonly keys: readonly string[];
}
export type ChangeListener = (changed: Changed) => void;

/** Tells when read models have changed. */
export abstract class Changes {
  private readonly listeners = new Set<ChangeListener>();
  abstract start(): Promise<void>;
  abstract stop(): Promise<void>;

  listen(listener: ChangeListener): void {
    this.listeners.add(listener);
  }
  protected tell(changed: Changed): void {
    for (const listener of this.listeners) listener(changed);
  }
}

/** Where projections run in this process: told by their commits. */
export class CommittedChanges extends Changes {
  private unsubscribe: () => void = () => undefined;
  constructor(private readonly runner: Pick<ProjectionRunner, 'onCommitted'>) {
    super();
  }
  override async start(): Promise<void> {
    this.unsubscribe = this.runner.onCommitted(({ projection, changes }) =>
      this.tell({ projection, keys: changes.map(({ key }) => key) }),
    );
  }
  override async stop(): Promise<void> {
    this.unsubscribe();
  }
}

/** Projections of another process need a moment after the event; the second look is for a slow one. */
const LOOKS_AFTER_MS = [150, 1500];

/** Where projections run elsewhere: guessed from the log, a moment later. */
export class LogChanges extends Changes {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  constructor(private readonly store: Pick<EventStore, 'subscribe' | 'head'>) {
    super();
  }
  override async start(): Promise<void> {
    this.running = this.follow(await this.store.head());
  }
  override async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async follow(after: bigint): Promise<void> {
    const filter = { streamPrefixes: ['conversation-', 'shopper-'] };
    for await (const item of this.store.subscribe(after, filter, this.stopping.signal)) {
      if (item.kind !== 'events') continue;
      const streams = [...new Set(item.events.map(({ stream }) => stream))];
      for (const delay of LOOKS_AFTER_MS) void this.tellLater(streams, delay);
    }
  }

  private async tellLater(streams: readonly string[], delay: number): Promise<void> {
    await wait(delay, undefined, { ref: false });
    if (this.stopping.signal.aborted) return;
    const shoppers = streams.flatMap((stream) => shopperOfStream(stream) ?? []);
    const conversations = streams.flatMap((stream) =>
      stream.startsWith('conversation-') ? [stream.slice('conversation-'.length)] : [],
    );
    if (shoppers.length > 0) this.tell({ projection: 'journey', keys: shoppers });
    if (conversations.length > 0) this.tell({ projection: 'open-conversations', keys: conversations });
  }
}
