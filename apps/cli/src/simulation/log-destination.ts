import type { NewEvent } from '#kernel';
import type { SimulatedEvent } from '#simulator';
import { openStores, type Stores } from '../open-stores.js';
import { Destination } from './destination.js';

/** The log of an installation; personal fields are sealed on the way, as everything's are. */
export class LogDestination extends Destination {
  private taken = 0;

  private constructor(private readonly stores: Stores) {
    super();
  }

  /** @throws UsageError where the folder cannot be used */
  static async open(varFolder: string): Promise<LogDestination> {
    return new LogDestination(await openStores(varFolder));
  }

  /** One append a stream: between streams the order of the log is that of their first events. */
  override async write(events: readonly SimulatedEvent[]): Promise<void> {
    const streams = new Map<string, NewEvent[]>();
    for (const { stream, event } of events) {
      const own = streams.get(stream);
      if (own) own.push(event);
      else streams.set(stream, [event]);
    }
    const appended = Array.from(streams, ([stream, own]) => this.stores.store.append(stream, own, 'any'));
    for (const { stored } of await Promise.all(appended)) this.written.stored += stored;
    const { written } = this;
    this.taken += events.length;
    written.duplicates = this.taken - written.stored;
  }
  override async [Symbol.asyncDispose](): Promise<void> {
    await this.stores[Symbol.asyncDispose]();
  }
}
