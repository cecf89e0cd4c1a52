import type { CounterfactualView } from '#protocol';
import type { Foresight } from '../model/foresight-model.js';

/** One moment of one shopper, as two models would have foreseen it. */
export type SeenTwice = CounterfactualView['mostChanged'][number];

const SHOWN = 50;

/** What the two see differently: how often, from what to what, and for whom most. */
export function counterfactual(
  seen: readonly SeenTwice[],
): Pick<CounterfactualView, 'shoppers' | 'moments' | 'changed' | 'moves' | 'mostChanged'> {
  const changed = seen.filter(({ champion, candidate }) => champion.intent !== candidate.intent);
  const most = new Map<string, SeenTwice>();
  for (const one of seen) {
    if (one.change > (most.get(one.shopperId)?.change ?? 0)) most.set(one.shopperId, one);
  }
  return {
    shoppers: new Set(seen.map(({ shopperId }) => shopperId)).size,
    moments: seen.length,
    changed: changed.length,
    moves: movesIn(changed),
    mostChanged: [...most.values()].sort((a, b) => b.change - a.change).slice(0, SHOWN),
  };
}

/** Half the sum of differences of the probabilities (total variation), 0 to 1; *none* is one of the answers. */
export function changeBetween(one: Asked, other: Asked): number {
  const [first, second] = [probabilities(one), probabilities(other)];
  const answers = new Set([...first.keys(), ...second.keys()]);
  let sum = 0;
  for (const answer of answers) sum += Math.abs((first.get(answer) ?? 0) - (second.get(answer) ?? 0));
  return Math.min(1, sum / 2);
}

type Asked = Pick<Foresight, 'questions' | 'none'>;

const probabilities = ({ questions, none }: Asked): ReadonlyMap<string | null, number> =>
  new Map<string | null, number>([
    [null, none],
    ...questions.map(({ intent, probability }) => [intent, probability] as const),
  ]);

function movesIn(changed: readonly SeenTwice[]): CounterfactualView['moves'] {
  const moves = new Map<string, CounterfactualView['moves'][number]>();
  for (const { champion, candidate } of changed) {
    const [from, to] = [champion.intent, candidate.intent];
    const key = JSON.stringify([from, to]);
    moves.set(key, { from, to, moments: (moves.get(key)?.moments ?? 0) + 1 });
  }
  return [...moves.values()].sort((a, b) => b.moments - a.moments);
}
