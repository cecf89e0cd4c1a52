import type { RecordedEvent } from '#kernel';
import type { Documents, Projection } from '#projections';
import { foresightStream, type Influence, isOneOf, type PredictedQuestion } from '#protocol';
import type { Change } from '#read-models';

/** One prediction that was said. */
export interface SaidQuestion extends PredictedQuestion {
  readonly eventId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly evidence: readonly Influence[];
  readonly model: { readonly name: string; readonly version: string };
  readonly upTo: string;
}

/** What was said of a shopper's next question, last and before that. */
export interface SaidOfShopper {
  readonly shopperId: string;
  /** Of the last one, to look for. Null: none. */
  readonly intent: string | null;
  readonly at: string;
  /** Newest last, at most 20. */
  readonly said: readonly SaidQuestion[];
}

const KEPT = 20;
const isPrediction = isOneOf(['QuestionPredicted']);

/** What is each shopper about to ask, and what was believed before? Keyed by the id it was said of. */
export const foresightProjection: Projection<SaidOfShopper> = {
  name: 'foresight',
  version: 1,
  indexes: ['intent', 'at'],
  handles: ['QuestionPredicted'],
  links: [],
  apply(event: RecordedEvent, documents: Documents<SaidOfShopper>): readonly Change<SaidOfShopper>[] {
    if (!isPrediction(event)) return [];
    const { shopperId, horizonHours: _, ...prediction } = event.data;
    const at = event.metadata.occurredAt;
    const one: SaidQuestion = { eventId: event.id, at, ...prediction };
    const said = [...(documents.get(shopperId)?.said ?? []), one].slice(-KEPT);
    return [{ kind: 'put', key: shopperId, document: { shopperId, intent: one.intent, at, said } }];
  },
  keysOf: (event) => (isPrediction(event) ? [event.data.shopperId] : []),
  sourceOf: (shopperId) => ({ streams: [foresightStream(shopperId)] }),
};
