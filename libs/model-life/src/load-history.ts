import { type EventStore, streamPages } from '#event-store';
import type { EventMetadata } from '#kernel';
import { modelStream } from '#protocol';
import { isModelEvent } from './facts.js';
import { evolve, type ModelHistory, nothingHappened } from './history.js';

/** What of the log the life of models needs. */
export type ModelStreams = Pick<EventStore, 'readStream'>;

export interface LoadedHistory {
  readonly history: ModelHistory;
  /** When each training was asked for, and by whom, by its id. */
  readonly starts: ReadonlyMap<string, EventMetadata>;
  /** When each version was trained, and last began to answer. */
  readonly trainedAt: ReadonlyMap<string, string>;
  readonly promotedAt: ReadonlyMap<string, string>;
  /** Of the stream's last event, -1 where there is none. */
  readonly revision: number;
}

const nothingLoaded = (name: string): LoadedHistory => ({
  history: nothingHappened(name),
  starts: new Map(),
  trainedAt: new Map(),
  promotedAt: new Map(),
  revision: -1,
});

/**
 * Everything that happened to one model.
 *
 * @param seen what was loaded before; only what came after is read
 */
export async function loadHistory(
  store: ModelStreams,
  name: string,
  seen: LoadedHistory = nothingLoaded(name),
): Promise<LoadedHistory> {
  let { history, revision } = seen;
  const starts = new Map(seen.starts);
  const trainedAt = new Map(seen.trainedAt);
  const promotedAt = new Map(seen.promotedAt);
  for await (const page of streamPages(store, modelStream(name), revision + 1)) {
    for (const event of page) {
      revision = event.revision;
      if (!isModelEvent(event)) continue;
      history = evolve(history, event);
      const { occurredAt } = event.metadata;
      if (event.type === 'ModelTrainingStarted') starts.set(event.data.trainingId, event.metadata);
      if (event.type === 'ModelTrained') trainedAt.set(event.data.version, occurredAt);
      if (event.type === 'ModelPromoted' || event.type === 'ModelRolledBack') {
        promotedAt.set(event.data.version, occurredAt);
      }
    }
  }
  return { history, starts, trainedAt, promotedAt, revision };
}
