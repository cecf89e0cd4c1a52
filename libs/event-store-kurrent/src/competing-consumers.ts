import {
  excludeSystemEvents,
  type KurrentDBClient,
  PARK,
  persistentSubscriptionToAllSettingsFromDefaults,
  PersistentSubscriptionExistsError,
  RETRY,
  START,
} from '@kurrent/kurrentdb-client';
import { type EventFilter, matches } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { fromServer, isSystem } from './recorded.js';
import { serverFilter } from './server-filter.js';

/** Several processes that share the work on the same events; the server remembers how far they have come. */
export interface ConsumerGroup {
  /** For example `understanding`. Every process of the group gives the same. */
  readonly name: string;
  readonly filter: EventFilter;
  /** Reacting to an event again must store nothing new: the server may hand it out twice. */
  react(event: RecordedEvent): Promise<void>;
  /** Hears of an event that was given up after ten attempts; the server keeps it parked for a replay. */
  onParked(event: RecordedEvent, error: unknown): void;
}

type PersistentClient = Pick<
  KurrentDBClient,
  'createPersistentSubscriptionToAll' | 'subscribeToPersistentSubscriptionToAll'
>;

/** As the server's own default: after so many failures an event is parked. */
const ATTEMPTS = 10;
/** Events handed to this process before it has acknowledged any: what keeps a slow one from drowning. */
const IN_HAND = 32;

/**
 * Takes part in a group until the signal aborts. Events of one correlation go to the same process, so that
 * what belongs together stays in order.
 */
export async function consumeTogether(
  client: PersistentClient,
  group: ConsumerGroup,
  signal: AbortSignal,
): Promise<void> {
  await makeGroup(client, group);
  const subscription = client.subscribeToPersistentSubscriptionToAll(group.name, { bufferSize: IN_HAND });
  signal.addEventListener('abort', () => void subscription.unsubscribe(), { once: true });
  for await (const resolved of subscription) {
    const { event, retryCount } = resolved;
    if (!event || isSystem(event) || !matches(group.filter, fromServer(event))) {
      await subscription.ack(resolved);
      continue;
    }
    try {
      await group.react(fromServer(event));
      await subscription.ack(resolved);
    } catch (error) {
      const giveUp = retryCount + 1 >= ATTEMPTS;
      await subscription.nack(giveUp ? PARK : RETRY, String(error), resolved);
      if (giveUp) group.onParked(fromServer(event), error);
    }
  }
}

async function makeGroup(client: PersistentClient, { name, filter }: ConsumerGroup): Promise<void> {
  const settings = persistentSubscriptionToAllSettingsFromDefaults({
    startFrom: START,
    maxRetryCount: ATTEMPTS,
    consumerStrategyName: 'PinnedByCorrelation',
  });
  const wanted = Object.keys(filter).length > 0 ? serverFilter(filter).filter : excludeSystemEvents();
  try {
    await client.createPersistentSubscriptionToAll(name, settings, { filter: wanted });
  } catch (error) {
    if (!(error instanceof PersistentSubscriptionExistsError)) throw error;
  }
}
