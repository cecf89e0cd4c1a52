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
 * a share of all such falls. Log-odds count a fall from 0.99 to 0.9 for what it is. Where several events of one type
 * say the same, leaving one out changes nothing: each of them counts for its part of the fall that comes of leaving
 * out all of them, if that is more. The model is asked once, about everything together.
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
  const repeated = [...new Set(looked.map(({ type }) => type))]
    .map((type) => looked.filter((moment) => moment.type === type))
    .filter(({ length }) => length > 1);
  const groups = [...looked.map((moment) => [moment]), ...repeated];
  const without = groups.map((group) => ({
    ...sequence,
    moments: sequence.moments.filter((moment) => !group.includes(moment)),
  }));
  const foresights = await model.predict([sequence, ...without]);
  const [whole = 0, ...others] = foresights.map(({ questions }) =>
    logOdds(questions.find((question) => question.intent === intent)?.probability ?? 0),
  );
  const falls = looked.map((moment) => {
    const parts = groups.map((group, i) =>
      group.includes(moment) ? (whole - (others[i] ?? whole)) / group.length : 0,
    );
    return { eventId: moment.eventId, fall: Math.max(0, ...parts) };
  });
  return shares(falls);
}

function shares(falls: readonly { readonly eventId: string; readonly fall: number }[]): readonly Evidence[] {
  const whole = falls.reduce((sum, { fall }) => sum + fall, 0);
  const told = falls.filter(({ fall }) => fall > FAINTEST * whole).sort((a, b) => b.fall - a.fall);
  const sum = told.reduce((total, { fall }) => total + fall, 0);
  return told.map(({ eventId, fall }) => ({ eventId, influence: fall / sum }));
}

const LEAST = 1e-6;

function logOdds(probability: number): number {
  const bounded = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return Math.log(bounded / (1 - bounded));
}
