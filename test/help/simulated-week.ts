import {
  behaviourProjection,
  type BehaviourSequence,
  explain,
  type ForesightModel,
  type StoredBehaviour,
} from '#foresight';
import { derivedId, type RecordedEvent } from '#kernel';
import { foresightStream } from '#protocol';
import { rootOf } from '#shopper';
import { asRecorded, simulate } from '#simulator';
import { loadSimulatedShop } from '../../src/demo/simulated-shop.js';
import { believed } from '../../src/foresight/online/believed.js';
import { isNews, type Said } from '../../src/foresight/online/leading-question.js';
import { questionPredicted } from '../../src/foresight/online/question-predicted.js';

export const WEEK_BEGINS = Date.UTC(2026, 10, 2);
export const WEEK_ENDS = WEEK_BEGINS + 7 * 86_400_000;
const BATCH = 256;
const MOST_EVIDENCE = 10;

/** What is to be believed of somebody after an event. */
interface Moment {
  readonly event: RecordedEvent;
  readonly shopperId: string;
  readonly sequence: BehaviourSequence;
}

/**
 * A simulated week as a log: what shoppers did and asked, and after each event that changes what is believed of them the
 * prediction that the model makes of it, as it would have been written down live.
 */
export async function simulatedWeek(
  shoppers: number,
  model: ForesightModel,
  seed = 1,
): Promise<readonly RecordedEvent[]> {
  const shop = await loadSimulatedShop();
  const settings = { ...shop, seed, shoppers, days: 7, from: new Date(WEEK_BEGINS) };
  const behaviour = [...asRecorded(simulate(settings))];
  const predictions = await predicted(momentsIn(behaviour), model);
  const log: RecordedEvent[] = [];
  const revisions = new Map<string, number>();
  const add = (event: Omit<RecordedEvent, 'position' | 'revision'>): void => {
    const revision = (revisions.get(event.stream) ?? -1) + 1;
    revisions.set(event.stream, revision);
    log.push({ ...event, revision, position: BigInt(log.length + 1) });
  };
  for (const event of behaviour) {
    add(event);
    const prediction = predictions.get(event.id);
    if (prediction) add(prediction);
  }
  return log;
}

function momentsIn(events: readonly RecordedEvent[]): readonly Moment[] {
  const documents = new Map<string, StoredBehaviour>();
  const reading = { get: (key: string) => documents.get(key) };
  return events.flatMap((event) => {
    const [key] = behaviourProjection.keysOf(event);
    if (key === undefined || !behaviourProjection.handles.includes(event.type)) return [];
    for (const change of behaviourProjection.apply(event, reading))
      if (change.kind === 'put') documents.set(change.key, change.document);
    const shopperId = rootOf(reading, key);
    const sequence = documents.get(shopperId);
    return sequence && 'moments' in sequence ? [{ event, shopperId, sequence }] : [];
  });
}

async function predicted(
  moments: readonly Moment[],
  model: ForesightModel,
): Promise<ReadonlyMap<string, Omit<RecordedEvent, 'position' | 'revision'>>> {
  const said = new Map<string, Said>();
  const found = new Map<string, Omit<RecordedEvent, 'position' | 'revision'>>();
  for (let from = 0; from < moments.length; from += BATCH) {
    const batch = moments.slice(from, from + BATCH);
    const foresights = await model.predict(batch.map(({ sequence }) => sequence));
    for (const [i, { event, shopperId, sequence }] of batch.entries()) {
      const foresight = foresights[i];
      if (!foresight) continue;
      const { id: eventId, position, metadata } = event;
      const cause = { eventId, position, correlationId: metadata.correlationId };
      const belief = believed({ sequence, model, cause }, foresight);
      const { question } = belief;
      if (!isNews(question, said.get(shopperId))) continue;
      said.set(shopperId, question);
      const evidence = question.intent === null ? [] : await explain(model, sequence, question.intent);
      const told = { ...belief, shopperId, evidence: evidence.slice(0, MOST_EVIDENCE) };
      const fact = questionPredicted(told, cause, metadata.occurredAt);
      const recordedAt = metadata.occurredAt;
      found.set(eventId, {
        ...fact,
        id: derivedId('week', fact.id),
        stream: foresightStream(shopperId),
        recordedAt,
      });
    }
  }
  return found;
}
