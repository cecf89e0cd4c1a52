import { describe, expect, it } from '@jest/globals';
import { IntentClassifier, type Classified } from './intent-classifier.js';
import { questionsOf, type Question } from './question.js';
import { SwappableClassifier } from './swappable-classifier.js';

/** Answers when told to, with its own version as the intent. */
class Slow extends IntentClassifier {
  readonly intents = ['a'];
  readonly model;
  closed = 0;
  readonly #held: (() => void)[] = [];

  constructor(version: string) {
    super();
    this.model = { name: 'intents', version };
  }

  async classify(questions: readonly Question[]): Promise<readonly Classified[]> {
    await new Promise<void>((resolve) => this.#held.push(resolve));
    if (this.closed > 0) throw new Error('closed while it answered');
    if (questions.some(({ text }) => text === 'broken')) throw new Error('broken');
    return questions.map(() => classified(this.model.version));
  }

  /** Answers the calls that wait, and lets the answers arrive. */
  async finish(): Promise<void> {
    for (const answer of this.#held.splice(0)) answer();
    await settled();
  }

  override async close(): Promise<void> {
    this.closed++;
  }
}

const classified = (intent: string): Classified => ({
  ranking: [{ intent, probability: 1 }],
  outOfScope: false,
  inScope: 1,
  band: 'sure',
  language: 'en',
  words: [],
  also: [],
});
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const leading = (answers: readonly Classified[]): (string | undefined)[] =>
  answers.map(({ ranking }) => ranking[0]?.intent);

describe('SwappableClassifier', () => {
  it('lets the former answer what it was asked, names it, and closes it after its last answer', async () => {
    const [first, second] = [new Slow('1'), new Slow('2')];
    const swappable = new SwappableClassifier(first);
    const running = [swappable.answer(questionsOf(['x', 'y'])), swappable.answer(questionsOf(['z']))];
    const swapping = swappable.swap(second);
    expect(swappable.model.version).toBe('2');
    const later = swappable.answer(questionsOf(['x']));
    await settled();
    expect(first.closed).toBe(0);
    await second.finish();
    expect((await later).model.version).toBe('2');
    await first.finish();
    await swapping;
    for (const answered of await Promise.all(running)) {
      expect(answered.model.version).toBe('1');
      expect(new Set(leading(answered.answers))).toEqual(new Set(['1']));
    }
    expect([first.closed, second.closed]).toEqual([1, 0]);
  });

  it('closes an idle former at once, and one whose last call failed as well', async () => {
    const [first, second, third] = [new Slow('1'), new Slow('2'), new Slow('3')];
    const swappable = new SwappableClassifier(first);
    await swappable.swap(second);
    expect(first.closed).toBe(1);
    const failing = expect(swappable.classify(questionsOf(['broken']))).rejects.toThrow('broken');
    const swapping = swappable.swap(third);
    await second.finish();
    await Promise.all([failing, swapping]);
    expect(second.closed).toBe(1);
  });

  it('survives several swaps while one call runs, and a swap to the one that serves', async () => {
    const models = ['1', '2', '3'].map((version) => new Slow(version));
    const [first, second, third] = models as [Slow, Slow, Slow];
    const swappable = new SwappableClassifier(first);
    const call = swappable.classify(questionsOf(['x']));
    const swaps = [swappable.swap(second), swappable.swap(third), swappable.swap(third)];
    await first.finish();
    await Promise.all(swaps);
    expect(leading(await call)).toEqual(['1']);
    expect(models.map(({ closed }) => closed)).toEqual([1, 1, 0]);
    expect(swappable.model.version).toBe('3');
  });

  it('answers what it was asked before it closes, and refuses what comes later', async () => {
    const only = new Slow('1');
    const swappable = new SwappableClassifier(only);
    const call = swappable.classify(questionsOf(['x']));
    const closing = [swappable.close(), swappable.close()];
    await expect(swappable.classify(questionsOf(['y']))).rejects.toThrow('closed');
    await expect(swappable.swap(new Slow('2'))).rejects.toThrow('closed');
    await only.finish();
    expect(leading(await call)).toEqual(['1']);
    await Promise.all(closing);
    expect(only.closed).toBe(1);
  });
});
