import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { ProjectionRunner } from '#projections';
import type { ConversationFeed } from './conversation-feed.js';

/** Which documents of which projection may now read differently. */
export interface Changed {
  readonly projection: string;
  readonly keys: readonly string[] | 'any';
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
    this.unsubscribe = this.runner.onCommitted(({ projection, changes, everything }) =>
      this.tell({ projection, keys: everything ? 'any' : changes.map(({ key }) => key) }),
    );
  }
  override async stop(): Promise<void> {
    this.unsubscribe();
  }
}

/** Projections of another process need a moment after the event; the second look is for a slow one. */
const LOOKS_AFTER_MS = [150, 1500];
const SHOPPERS_EVERY_MS = 1000;

/** Where projections run elsewhere: guessed from the log, a moment later. */
export class LogChanges extends Changes {
  private timer: NodeJS.Timeout | undefined;
  private lastHead = 0n;

  constructor(
    private readonly store: Pick<EventStore, 'head'>,
    private readonly feed: Pick<ConversationFeed, 'listen'>,
    private readonly log: Logger,
  ) {
    super();
  }

  override async start(): Promise<void> {
    this.feed.listen(({ data }) => {
      const changed = { projection: 'open-conversations', keys: [data.conversationId] };
      for (const delay of LOOKS_AFTER_MS) setTimeout(() => this.tell(changed), delay).unref();
    });
    this.timer = setInterval(() => void this.lookAtHead(), SHOPPERS_EVERY_MS);
    this.timer.unref();
  }

  override async stop(): Promise<void> {
    clearInterval(this.timer);
  }

  /** Reading every shopper's events only to learn that somebody changed would cost more than looking again. */
  private async lookAtHead(): Promise<void> {
    try {
      const head = await this.store.head();
      if (head !== this.lastHead) this.tell({ projection: 'journey', keys: 'any' });
      this.lastHead = head;
    } catch (error) {
      this.log.warn({ err: error }, 'the head of the log could not be read');
    }
  }
}
