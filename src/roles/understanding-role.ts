import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { ProjectionStatus } from '#protocol';
import type { ReadModels } from '#read-models';
import type { Config } from '../config/config.js';
import { openMessageReader } from './message-reader.js';
import type { Role } from './role.js';
import { Subscriber } from './subscriber.js';
import { type Answerer, understandMessages } from './understand-messages.js';

/** What understands messages, ready to work. */
export interface Opened extends Answerer {
  close(): Promise<void>;
}

export interface UnderstandingRoleParts {
  readonly config: Pick<Config, 'demo' | 'reading'>;
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Opens its classifier behind the started server, because a first training takes a while: messages that come in
 * meanwhile are safe in the log and are classified as soon as it is open.
 */
export class UnderstandingRole implements Role {
  private opened: Opened | undefined;
  private subscriber: Subscriber | undefined;
  private opening: Promise<void> = Promise.resolve();
  private failure: string | undefined;

  constructor(
    private readonly open: () => Promise<Opened>,
    private readonly parts: UnderstandingRoleParts,
  ) {}

  async start(): Promise<void> {
    this.opening = this.openAndFollow().catch((error: unknown) => {
      this.failure = error instanceof Error ? error.message : String(error);
      this.parts.log.error({ err: error }, 'the intent classifier could not be opened');
    });
  }

  /** Resolves when the classifier is open, or has failed to. */
  async settled(): Promise<void> {
    await this.opening;
  }

  async stop(): Promise<void> {
    await this.opening;
    await this.subscriber?.stop();
    await this.opened?.close();
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    if (this.subscriber) return this.subscriber.status();
    const head = String(await this.parts.store.head());
    const waiting = {
      name: 'understanding',
      version: 1,
      position: '0',
      head,
      lag: Number(head),
      documents: 0,
    };
    const error =
      this.failure === undefined ? {} : { error: { message: this.failure, position: '0', eventId: '' } };
    return [
      {
        ...waiting,
        state: this.failure === undefined ? 'catching-up' : 'stopped',
        eventsPerSecond: 0,
        ...error,
      },
    ];
  }

  private async openAndFollow(): Promise<void> {
    const { store, readModels, log } = this.parts;
    this.opened = await this.open();
    const read = await openMessageReader(this.parts.config);
    const reaction = understandMessages({ ...this.parts, answerer: this.opened, read });
    this.subscriber = new Subscriber(reaction, store, readModels, log);
    await this.subscriber.start();
  }
}
