import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '#kernel';
import { Vocabulary } from '../encoding/vocabulary.js';
import { measureForesight } from '../evaluation/measure.js';
import { lessonsOf } from '../labels/examples.js';
import { ServedForesight } from '../model/served-foresight.js';
import { type BehaviourSequence, type Moment, QUESTION } from '../moment.js';
import { TooLittleToLearn } from './lesson-plan.js';
import { FORESIGHT_SETTINGS } from './settings.js';
import { trainForesight, type TrainedForesight } from './train-foresight.js';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const DAYS = 20;

/** Visits every few days; after two failed payments most people ask about them, five minutes later. */
function shop(seed: number, shoppers: number): readonly BehaviourSequence[] {
  const random = seededRandom(seed);
  return Array.from({ length: shoppers }, (_, i) => {
    const moments: Moment[] = [];
    let at = random() * DAY;
    const add = (type: string, minutes: number, more: Partial<Moment> = {}): void => {
      at += minutes * MINUTE;
      if (at < DAYS * DAY) moments.push({ eventId: `${seed}-${i}-${moments.length}`, at, type, ...more });
    };
    while (at < DAYS * DAY) {
      for (let views = 1 + 3 * random(); views > 0; views--) add('ProductViewed', 1, { item: 'p', price: 9 });
      if (random() < 0.3) {
        add('PaymentFailed', 2, { detail: 'declined' });
        add('PaymentFailed', 1, { detail: 'declined' });
        if (random() < 0.8) add(QUESTION, 5, { detail: 'payment_failed' });
      } else if (random() < 0.4) add('OrderCompleted', 3, { price: 20 });
      if (random() < 0.05) add(QUESTION, 2, { detail: 'size' });
      at += (2 + 3 * random()) * DAY;
    }
    return { shopperId: `a-${seed}-${i}`, moments };
  });
}

const origin = {
  simulated: true,
  upTo: '0',
  trainedAt: '2026-01-01T00:00:00.000Z',
  trainer: 'onnx',
} as const;
const workshop = { open: () => Promise.reject(new Error('No network was trained.')) };
const settings = { ...FORESIGHT_SETTINGS, split: 'shopper' as const };
const trained = trainForesight({ sequences: shop(1, 80), end: DAYS * DAY }, origin, workshop, settings);

const served = ({ vocabulary, calibration, card, version }: TrainedForesight): ServedForesight =>
  new ServedForesight({
    model: { name: 'foresight', version },
    horizonHours: card.horizonHours,
    comeBackDays: card.comeBackDays,
    vocabulary: new Vocabulary(vocabulary),
    calibration,
  });

describe('a model that has learnt', () => {
  it('foresees the question that followed the same troubles, and no other', async () => {
    const failed = (at: number): Moment => ({
      eventId: `f-${at}`,
      at,
      type: 'PaymentFailed',
      detail: 'declined',
    });
    const view: Moment = { eventId: 'v', at: 0, type: 'ProductViewed', item: 'p' };
    const [calm, troubled, nobody] = await served(await trained).predict([
      { shopperId: 'a', moments: [view] },
      { shopperId: 'b', moments: [view, failed(MINUTE), failed(2 * MINUTE)] },
      { shopperId: 'c', moments: [] },
    ]);
    expect(troubled?.questions[0]?.intent).toBe('payment_failed');
    expect(troubled?.questions[0]?.probability).toBeGreaterThan(0.5);
    expect(calm?.none).toBeGreaterThan(0.5);
    for (const { none, questions, leave, nextTypes } of [calm, troubled, nobody].flatMap(
      (one) => one ?? [],
    )) {
      expect(questions.reduce((sum, { probability }) => sum + probability, none)).toBeCloseTo(1, 4);
      expect(nextTypes.reduce((sum, { probability }) => sum + probability, leave)).toBeCloseTo(1, 4);
    }
  });

  it('is measured on other people: which question, whether, how sure and how long before', async () => {
    const model = served(await trained);
    const slice = { from: -Infinity, until: DAYS * DAY };
    const lessons = lessonsOf(shop(2, 50), model.vocabulary, slice);
    const figures = await measureForesight(model, lessons);
    expect(figures.map(({ source }) => source)).toEqual(['blend', 'markov', 'popularity']);
    const { question, purchase, nextType } = figures[0] ?? {};
    expect(question?.top1).toBeGreaterThan(0.7);
    expect(question?.auc).toBeGreaterThan(0.65);
    expect(question?.ece).toBeLessThan(0.06);
    expect(question?.leadMinutes).toBeGreaterThanOrEqual(5);
    expect(question?.foreseen).toBeGreaterThan(0.5);
    expect(figures[2]?.question?.auc).toBeCloseTo(0.5, 5);
    expect(purchase?.cases).toBeGreaterThan(50);
    expect(nextType?.accuracy).toBeGreaterThan(0.4);
  });

  it('says of itself what it learnt from and how its parts are weighed', async () => {
    const { card, version } = await trained;
    expect(card).toMatchObject({ version, simulated: true, epochs: 0, device: 'none' });
    expect(card.shoppers).toBeLessThan(80);
    for (const what of ['question', 'type', 'purchase', 'comeBack']) {
      const weights = card.weights.filter((one) => one.what === what);
      expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 5);
    }
  });

  it('comes out the same again', async () => {
    const again = await trainForesight(
      { sequences: shop(1, 80), end: DAYS * DAY },
      origin,
      workshop,
      settings,
    );
    expect(again.version).toBe((await trained).version);
  });

  it('does not come of too little', async () => {
    const few = trainForesight({ sequences: shop(1, 2), end: DAYS * DAY }, origin, workshop, settings);
    await expect(few).rejects.toThrow(TooLittleToLearn);
  });
});
