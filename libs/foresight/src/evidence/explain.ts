import type { ForesightModel } from '../model/foresight-model.js';
import type { BehaviourSequence } from '../moment.js';

/** An event that raised a question's probability, with its share of what all of them raised it by. */
export interface Evidence {
  readonly eventId: string;
  readonly influence: number;
}

/** What lies further back is not asked about. */
const LOOKED_AT = 24;
/** Weaker than that, an event is no reason. */
const FAINTEST = 0.02;

/**
 * Which events speak for a question: by how much its log-odds fall when one of them had not been (leave one out), as
 * a share of all such falls. Log-odds count a fall from 0.99 to 0.9 for what it is. The model is asked once, about all
 * of them together.
 *
 * @param intent the question; usually the leading one
 * @returns most influential first; empty where no event raised it
 */
export async function explain(
  model: ForesightModel,
  sequence: BehaviourSequence,
  intent: string,
): Promise<readonly Evidence[]> {
  const looked = sequence.moments.slice(-LOOKED_AT);
  const without = looked.map((left) => ({
    ...sequence,
    moments: sequence.moments.filter((moment) => moment !== left),
  }));
  const foresights = await model.predict([sequence, ...without]);
  const [whole = 0, ...others] = foresights.map(({ questions }) =>
    logOdds(questions.find((question) => question.intent === intent)?.probability ?? 0),
  );
  const falls = looked.map(({ eventId }, i) => ({
    eventId,
    fall: Math.max(0, whole - (others[i] ?? whole)),
  }));
  const sum = falls.reduce((total, { fall }) => total + fall, 0);
  return falls
    .filter(({ fall }) => fall > FAINTEST * sum)
    .sort((a, b) => b.fall - a.fall)
    .map(({ eventId, fall }) => ({ eventId, influence: fall / sum }));
}

const LEAST = 1e-6;

function logOdds(probability: number): number {
  const bounded = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return Math.log(bounded / (1 - bounded));
}
