import { type EventStore, RevisionConflict } from '#event-store';
import { derivedId, type EventMetadata, type NewEvent, ok, type Result } from '#kernel';
import { schemaVersionOf, projectionStream } from '#protocol';
import type { ReplayCommand } from './commands.js';
import { replayDecider } from './decide.js';
import type { ReplayFact } from './facts.js';
import { type LoadedReplays, loadReplays } from './load-replays.js';
import { rejected, type ReplayRejection } from './rejections.js';

/** Every lost race means somebody else has written to the stream, so this many must race for one to be refused. */
const ATTEMPTS = 50;

/**
 * Carries out a command: reads what is known of the projection's replays, decides, appends where nothing came
 * between, else decides again. It may be repeated at any time; what was done already is not done again.
 *
 * @param projection name of the one whose replay it is
 * @param metadata who asks, when, and what led to it
 * @returns where all replays of the projection stand after it
 */
export async function handleReplayCommand(
  store: Pick<EventStore, 'append' | 'readStream'>,
  projection: string,
  command: ReplayCommand,
  metadata: EventMetadata,
): Promise<Result<LoadedReplays, ReplayRejection>> {
  let loaded = await loadReplays(store, projection);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const decision = replayDecider.decide(command, loaded.replays);
    if (!decision.ok) return decision;
    if (decision.value.length === 0) return ok(loaded);
    const { revision } = loaded;
    const events = decision.value.map((fact) => eventOf(fact, revision + 1, metadata));
    try {
      await store.append(projectionStream(projection), events, revision < 0 ? 'none' : revision);
      return ok(await loadReplays(store, projection, loaded));
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      loaded = await loadReplays(store, projection, loaded);
    }
  }
  return rejected('busy');
}

/** Two who ask the same at the same moment make the same event, and it is stored once. */
function eventOf({ type, data }: ReplayFact, revision: number, metadata: EventMetadata): NewEvent {
  const id = derivedId('replay', data.replayId, type, String(revision));
  return { id, type, schemaVersion: schemaVersionOf(type), data, metadata };
}
