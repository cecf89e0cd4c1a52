import { describe, expect, it } from '@jest/globals';
import type { EncodedSequence, Targets } from '../encoding/encoded.js';
import { contextsAt, Markov, popularityOf } from './markov.js';

const classes = { question: 3, type: 6, purchase: 2, comeBack: 2 };
const [LOOK, FAIL, DELAY] = [3, 4, 5] as const;

/** After a failure the question is 1, after a delay 2, else none. */
function example(type: readonly number[]): { input: EncodedSequence; targets: Targets } {
  const none = new Int32Array(type.length).fill(-1);
  const question = Int32Array.from(type, (each) => (each === FAIL ? 1 : each === DELAY ? 2 : 0));
  const column = Int32Array.from(type);
  const input = { type: column, item: none, category: none, price: none, gap: none, device: 1 };
  return { input, targets: { item: none, type: none, question, purchase: none, comeBack: none } };
}
const examples = Array.from({ length: 20 }, (_, i) =>
  example(i % 2 === 0 ? [LOOK, LOOK, FAIL] : [LOOK, DELAY, LOOK]),
);
const markov = Markov.learn(examples, classes);

const asked = (model: Markov, ...type: readonly number[]): readonly number[] => {
  const { question } = model.probabilities([{ type: Int32Array.from(type) }], false);
  return Array.from(question?.values ?? [], Math.exp);
};

describe('a Markov chain', () => {
  it('foresees what followed the same steps', () => {
    const [none = 1, first = 0, second = 0] = asked(markov, LOOK, LOOK, FAIL);
    expect(first).toBeGreaterThan(0.9);
    expect(none + first + second).toBeCloseTo(1, 5);
    expect(asked(markov, LOOK, DELAY)[2]).toBeGreaterThan(0.9);
  });

  it('goes by fewer steps where it never saw all of them, and by none where it knows nothing', () => {
    expect(asked(markov, DELAY, DELAY, FAIL)[1]).toBeGreaterThan(0.8);
    const known = asked(popularityOf(markov, classes), LOOK);
    expect(asked(markov, 2)).toEqual(known);
    expect(asked(markov)).toEqual(known);
    expect(known[0]).toBeGreaterThan(known[1] ?? 1);
  });

  it('takes steps that are repeated for one that was taken again', () => {
    expect(contextsAt([LOOK, FAIL, LOOK, LOOK, LOOK], 4)).toEqual(['', '3+', '4 3+', '3 4 3+']);
  });

  it('is the same when it is read from a file', () => {
    const again = new Markov(JSON.parse(JSON.stringify(markov.file)) as typeof markov.file, classes);
    expect(asked(again, LOOK, FAIL)).toEqual(asked(markov, LOOK, FAIL));
  });
});
