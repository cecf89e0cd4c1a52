import type { EventStore } from '#event-store';
import type { EventMetadata, NewEvent } from '#kernel';
import { projectionStream, type RetryReply, retryReply } from '#protocol';
import { assertFoldsAlone } from '../adds-up-many.js';
import type { Projection } from '../projection.js';
import type { Selection } from './entries.js';
import { answerTo } from './facts.js';

/**
 * Asks whoever runs the projection, in this process or another, to try again what is set aside: through the log, so
 * that it is done even if nobody runs it now.
 *
 * @returns what became of it; undefined where there is no answer within the time
 * @throws AddsUpMany for an aggregate: only a replay of the whole takes in what it has set aside
 */
export async function retryQuarantine(
  store: Pick<EventStore, 'append' | 'subscribe'>,
  projection: Pick<Projection, 'name' | 'version' | 'aggregate'>,
  { cause, eventIds }: Selection,
  { id, metadata }: { readonly id: string; readonly metadata: EventMetadata },
  milliseconds: number,
): Promise<RetryReply | undefined> {
  assertFoldsAlone(projection);
  const { name, version } = projection;
  const data = {
    projection: name,
    version,
    ...(cause !== undefined && { cause }),
    ...(eventIds && { eventIds }),
  };
  const request: NewEvent = { id, type: 'QuarantineRetryRequested', schemaVersion: 1, data, metadata };
  const { position } = await store.append(projectionStream(name), [request]);
  const waiting = new AbortController();
  // Unlike `AbortSignal.timeout`, this keeps a process alive that does nothing but wait.
  const timer = setTimeout(() => {
    waiting.abort();
  }, milliseconds);
  try {
    return await answered(store, position, answerTo(id), waiting.signal);
  } finally {
    clearTimeout(timer);
  }
}

async function answered(
  store: Pick<EventStore, 'subscribe'>,
  after: bigint,
  answerId: string,
  signal: AbortSignal,
): Promise<RetryReply | undefined> {
  for await (const item of store.subscribe(after, { types: ['QuarantineRetried'] }, signal)) {
    const answer = item.kind === 'events' && item.events.find((event) => event.id === answerId);
    if (answer) return retryReply.parse(answer.data);
  }
  return undefined;
}
