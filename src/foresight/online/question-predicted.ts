import { derivedId } from '#kernel';
import { schemaVersionOf, type New } from '#protocol';
import type { Believed, Cause } from './believed.js';

/** The fact that a question is predicted. Its id follows from its cause: predicting it again stores nothing. */
export function questionPredicted(
  { shopperId, question, model, evidence = [] }: Believed,
  cause: Cause,
  occurredAt: string,
): New<'QuestionPredicted'> {
  return {
    id: derivedId('question-predicted', shopperId, cause.eventId),
    type: 'QuestionPredicted',
    schemaVersion: schemaVersionOf('QuestionPredicted'),
    data: {
      shopperId,
      intent: question.intent,
      probability: question.probability,
      band: question.band,
      alternatives: [...question.alternatives],
      none: question.none,
      horizonHours: model.horizonHours,
      evidence: [...evidence],
      model: { name: model.model.name, version: model.model.version },
      upTo: String(cause.position),
    },
    metadata: {
      correlationId: cause.correlationId,
      causationId: cause.eventId,
      actor: { kind: 'assistant', id: model.model.name },
      occurredAt,
    },
  };
}
