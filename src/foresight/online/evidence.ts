import type { BehaviourSequence, ForesightModel } from '#foresight';
import type { Influence } from '#protocol';

const LOOKED_AT = 24;
const TOLD = 10;

/**
 * Which events speak for a question: how much its probability falls when one of them had not been, as a share of what
 * all such falls sum to. Most influential first; empty where none raised it.
 */
export async function evidenceFor(
  model: ForesightModel,
  sequence: BehaviourSequence,
  intent: string,
): Promise<readonly Influence[]> {
  const looked = sequence.moments.slice(-LOOKED_AT);
  const without = looked.map((left) => ({
    ...sequence,
    moments: sequence.moments.filter((moment) => moment !== left),
  }));
  const [whole = 0, ...others] = (await model.predict([sequence, ...without])).map(
    ({ questions }) => questions.find((question) => question.intent === intent)?.probability ?? 0,
  );
  const falls = looked.map(({ eventId }, i) => ({ eventId, fall: Math.max(0, whole - (others[i] ?? 0)) }));
  const sum = falls.reduce((total, { fall }) => total + fall, 0);
  return falls
    .filter(({ fall }) => fall > 0)
    .sort((a, b) => b.fall - a.fall)
    .slice(0, TOLD)
    .map(({ eventId, fall }) => ({ eventId, influence: fall / sum }));
}
