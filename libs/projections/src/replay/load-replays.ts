import { type EventStore, streamPages } from '#event-store';
import { projectionStream } from '#protocol';
import { isReplayEvent, type ReplayEvent } from './facts.js';
import { evolve, noReplays, type Replays } from './state.js';

/** What of the log replays need to be known by. */
export type ReplayStreams = Pick<EventStore, 'readStream'>;

export interface LoadedReplays {
  readonly replays: Replays;
  /** When each was asked for, and by whom, by its id. */
  readonly starts: ReadonlyMap<string, ReplayEvent['metadata']>;
  /** Of the stream's last event, -1 where there is none. */
  readonly revision: number;
}

export const nothingLoaded: LoadedReplays = { replays: noReplays, starts: new Map(), revision: -1 };

/**
 * Everything that was asked of one projection, and what became of it.
 *
 * @param seen what was loaded before; only what came after is read
 */
export async function loadReplays(
  store: ReplayStreams,
  projection: string,
  seen: LoadedReplays = nothingLoaded,
): Promise<LoadedReplays> {
  let { replays, starts, revision } = seen;
  for await (const page of streamPages(store, projectionStream(projection), revision + 1)) {
    for (const event of page) {
      revision = event.revision;
      if (!isReplayEvent(event)) continue;
      replays = evolve(replays, event);
      if (event.type === 'ReplayStarted') starts = new Map(starts).set(event.data.replayId, event.metadata);
    }
  }
  return { replays, starts, revision };
}
