import { expect, it } from '@jest/globals';
import { type Foresight, ForesightModel } from '../model/foresight-model.js';
import type { BehaviourSequence } from '../moment.js';
import { explain } from './explain.js';

/** Failures raise the question, each a bit more; looking lowers it. */
class Raised extends ForesightModel {
  override readonly model = { name: 'fake', version: '1' };
  override readonly horizonHours = 6;
  override readonly comeBackDays = 7;
  calls = 0;

  override predict(sequences: readonly BehaviourSequence[]): Promise<readonly Foresight[]> {
    this.calls++;
    return Promise.resolve(
      sequences.map(({ moments }) => {
        const odds = moments.reduce(
          (sum, { type, price = 1 }) => sum + (type === 'PaymentFailed' ? 2 * price : -0.1),
          moments.some(({ type }) => type === 'OrderUpdated') ? 0 : -3,
        );
        const probability = 1 / (1 + Math.exp(-odds));
        const questions = [{ intent: 'payment_failed', probability }];
        return {
          questions,
          none: 1 - probability,
          nextTypes: [],
          leave: 0,
          purchase: 0,
          comeBack: 0,
          items: [],
        };
      }),
    );
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}

const moments = ['ProductViewed', 'PaymentFailed', 'PageViewed', 'PaymentFailed'].map((type, i) => ({
  eventId: `e-${i}`,
  at: i,
  type,
  price: i === 3 ? 3 : 1,
}));

it('names the events that raised the question, most influential first, and asks the model once', async () => {
  const model = new Raised();
  const evidence = await explain(model, { shopperId: 'a-x', moments }, 'payment_failed');
  expect(evidence.map(({ eventId }) => eventId)).toEqual(['e-3', 'e-1']);
  expect(evidence[0]?.influence).toBeCloseTo(0.6, 3);
  expect(evidence.reduce((sum, { influence }) => sum + influence, 0)).toBeCloseTo(1, 5);
  expect(model.calls).toBe(1);
});

it('names all of several events of which each alone would do', async () => {
  const late = [1, 2].map((at) => ({ eventId: `late-${at}`, at, type: 'OrderUpdated' }));
  const evidence = await explain(new Raised(), { shopperId: 'a-x', moments: late }, 'payment_failed');
  expect(evidence.map(({ influence }) => influence)).toEqual([0.5, 0.5]);
});

it('names nothing for a question that no event raised', async () => {
  expect(await explain(new Raised(), { shopperId: 'a-x', moments }, 'size')).toEqual([]);
  expect(await explain(new Raised(), { shopperId: 'a-x', moments: [] }, 'payment_failed')).toEqual([]);
});
