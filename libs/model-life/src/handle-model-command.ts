import { type EventStore, RevisionConflict } from '#event-store';
import { derivedId, type EventMetadata, type NewEvent, ok, type Result } from '#kernel';
import { schemaVersionOf, modelStream } from '#protocol';
import type { ModelCommand } from './commands.js';
import { modelDecider } from './decide.js';
import type { ModelFact } from './facts.js';
import { type LoadedHistory, loadHistory } from './load-history.js';
import { type ModelRejection, rejected } from './rejections.js';

/** Every lost race means somebody else has written to the stream, so this many must race for one to be refused. */
const ATTEMPTS = 50;

/**
 * Carries out a command: reads what happened to the model, decides, appends where nothing came between, else
 * decides again. It may be repeated at any time; what was done already is not done again.
 *
 * @param name of the model
 * @param metadata who asks, when, and what led to it
 * @returns the model's life after it
 */
export async function handleModelCommand(
  store: Pick<EventStore, 'append' | 'readStream'>,
  name: string,
  command: ModelCommand,
  metadata: EventMetadata,
): Promise<Result<LoadedHistory, ModelRejection>> {
  const decider = modelDecider(name);
  let loaded = await loadHistory(store, name);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const decision = decider.decide(command, loaded.history);
    if (!decision.ok) return decision;
    if (decision.value.length === 0) return ok(loaded);
    const { revision } = loaded;
    const events = decision.value.map((fact, i) => eventOf(fact, revision + 1 + i, metadata));
    try {
      await store.append(modelStream(name), events, revision < 0 ? 'none' : revision);
      return ok(await loadHistory(store, name, loaded));
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      loaded = await loadHistory(store, name, loaded);
    }
  }
  return rejected('busy');
}

/** Two who ask the same at the same moment make the same event, and it is stored once. */
function eventOf({ type, data }: ModelFact, revision: number, metadata: EventMetadata): NewEvent {
  const id = derivedId('model', data.name, type, String(revision), JSON.stringify(data));
  return { id, type, schemaVersion: schemaVersionOf(type), data, metadata };
}
