import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEAVE, NO_QUESTION, Vocabulary } from '../encoding/vocabulary.js';
import { type BehaviourSequence, type Moment, QUESTION } from '../moment.js';
import { lessonsOf } from './examples.js';
import { endOf, splitByShopper, splitByTime } from './splits.js';
import { targetsOf, UNTOLD } from './targets.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let made = 0;
const moment = (at: number, type: string, more: Partial<Moment> = {}): Moment => ({
  eventId: `e-${++made}`,
  at,
  type,
  ...more,
});
const question = (at: number, detail: string): Moment => moment(at, QUESTION, { detail });
const of = (moments: readonly Moment[], shopperId = 'a-x'): BehaviourSequence => ({ shopperId, moments });
const learnt = (...sequences: readonly BehaviourSequence[]): Vocabulary =>
  Vocabulary.learn(sequences, { atLeast: 1, itemsAtLeast: 1 });

const view = (at: number, item: string): Moment => moment(at, 'ProductViewed', { item });
const visit = [
  view(0, 'p-1'),
  moment(2 * MINUTE, 'ProductAdded', { item: 'p-1' }),
  view(3 * MINUTE, 'p-2'),
  moment(5 * MINUTE, 'PaymentFailed', { detail: 'funds' }),
  question(8 * MINUTE, 'greeting'),
  question(9 * MINUTE, 'payment_failed'),
  moment(20 * MINUTE, 'OrderCompleted'),
  moment(3 * DAY, 'OrderUpdated', { detail: 'delayed' }),
  moment(3 * DAY + HOUR, 'PageViewed', { detail: 'order' }),
  question(3 * DAY + HOUR + MINUTE, 'order_status'),
];
const vocabulary = learnt(of(visit));
const after = (end: number) => targetsOf(visit, vocabulary, end);

describe('what is to be foreseen', () => {
  const targets = after(60 * DAY);
  const ask = (intent: string): number => vocabulary.questionOf(intent);

  it('is the first question within six hours that is one', () => {
    const [payment, status] = [ask('payment_failed'), ask('order_status')];
    const expected = [payment, payment, payment, payment, payment, NO_QUESTION, NO_QUESTION, status, status];
    expect([...targets.question]).toEqual([...expected, NO_QUESTION]);
  });

  it('is the next step of the shopper, not of the shop, or that they leave', () => {
    const names = [...targets.type].map((type) => (type === LEAVE ? 'leave' : vocabulary.typeName(type)));
    expect(names.slice(4)).toEqual([QUESTION, 'OrderCompleted', 'leave', undefined, QUESTION, 'leave']);
    expect(targets.type[7]).toBe(UNTOLD);
  });

  it('is an order later in the session, and a session in the days after it', () => {
    expect([...targets.purchase]).toEqual([1, 1, 1, 1, 1, 1, 0, UNTOLD, 0, 0]);
    expect([...targets.comeBack]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
  });

  it('is the next product that is another one', () => {
    const other = vocabulary.itemOf('p-2');
    expect([...targets.item].slice(0, 4)).toEqual([other, other, UNTOLD, UNTOLD]);
  });

  it('is not told where the data ends before it could have happened, not even what did', () => {
    const soon = after(3 * DAY + HOUR + 20 * MINUTE);
    expect(soon.question.at(-1)).toBe(UNTOLD);
    expect(soon.type.at(-1)).toBe(UNTOLD);
    expect(soon.purchase.at(-1)).toBe(UNTOLD);
    expect(soon.comeBack.at(-1)).toBe(UNTOLD);
    expect(soon.question[8]).toBe(UNTOLD);
    expect(soon.question[0]).toBe(ask('payment_failed'));
  });
});

const arbitraryMoment = fc.record({
  step: fc.constantFrom(1, 10 * MINUTE, HOUR, 3 * HOUR, 2 * DAY),
  type: fc.constantFrom('ProductViewed', 'PageViewed', QUESTION, 'OrderCompleted'),
  detail: fc.constantFrom('size', 'returns', 'greeting'),
  item: fc.constantFrom('p-1', 'p-2', 'p-3'),
});
const history = fc.array(arbitraryMoment, { minLength: 2, maxLength: 150 }).map((steps) => {
  let at = 0;
  return steps.map(({ step, ...facts }) => moment((at += step), facts.type, facts));
});
const everyWord = learnt(
  of(
    ['ProductViewed', 'PageViewed', QUESTION, 'OrderCompleted'].flatMap((type) =>
      ['size', 'returns', 'greeting'].flatMap((detail) =>
        ['p-1', 'p-2', 'p-3'].map((item) => moment(0, type, { detail, item })),
      ),
    ),
  ),
);
const always = { from: -Infinity, until: 1e15 };

describe('examples', () => {
  it('ask about every moment once, and show no more than a model sees', () => {
    fc.assert(
      fc.property(history, fc.nat(100), (moments, since) => {
        const from = moments[Math.min(since, moments.length - 1)]?.at ?? 0;
        const lessons = lessonsOf([of(moments)], everyWord, { from, until: 1e15 }, undefined, 16);
        const asked = lessons.flatMap(({ sequence, targets }) =>
          sequence.moments.filter((_, i) => targets.comeBack[i] !== UNTOLD).map(({ eventId }) => eventId),
        );
        expect(asked).toEqual(moments.filter(({ at }) => at >= from).map(({ eventId }) => eventId));
        for (const { input } of lessons) expect(input.type.length).toBeLessThanOrEqual(16);
      }),
    );
  });

  it('see nothing of what is to be foreseen: another future changes no input', () => {
    fc.assert(
      fc.property(history, history, fc.nat(), (moments, others, cut) => {
        const place = (cut % moments.length) + 1;
        const now = moments[place - 1]?.at ?? 0;
        const future = others.map((other) => ({ ...other, at: now + other.at }));
        const inputs = (sequence: readonly Moment[]): readonly number[] =>
          lessonsOf([of(sequence)], everyWord, always, undefined, 8)
            .flatMap(({ input, targets }) =>
              [...input.type.keys()]
                .filter((i) => targets.comeBack[i] !== UNTOLD)
                .map((i) => [input.type[i] ?? 0, input.item[i] ?? 0, input.gap[i] ?? 0]),
            )
            .slice(0, place)
            .flat();
        expect(inputs([...moments.slice(0, place), ...future])).toEqual(inputs(moments));
      }),
    );
  });

  it('are told by the future alone: another past changes no label', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.constantFrom('size', 'returns'), (moments, cut, detail) => {
        const place = cut % moments.length;
        const past = moments.map((each, i) =>
          i < place ? { ...each, type: 'PageViewed', detail, item: 'p-3' } : each,
        );
        const labels = (sequence: readonly Moment[]) => {
          const { item, type, question: asked, purchase, comeBack } = targetsOf(sequence, everyWord, 1e15);
          return [item, type, asked, purchase, comeBack].map((column) => [...column.slice(place)]);
        };
        expect(labels(past)).toEqual(labels(moments));
      }),
    );
  });

  it('of an earlier stretch of time know nothing of a later one', () => {
    const lessons = lessonsOf([of(visit)], vocabulary, { from: -Infinity, until: 6 * MINUTE });
    const known = lessonsOf([of(visit.slice(0, 4))], vocabulary, { from: -Infinity, until: 6 * MINUTE });
    expect(lessons.map(({ targets }) => targets)).toEqual(known.map(({ targets }) => targets));
    expect(lessons[0]?.targets.question[3]).toBe(UNTOLD);
  });

  it('know the device that was used when a window began, not a later one', () => {
    const devices = [
      { at: 0, device: 'mobile' },
      { at: 3 * DAY, device: 'desktop' },
    ];
    const [first] = lessonsOf([{ ...of(visit), device: 'desktop', devices }], vocabulary, always);
    expect(first?.sequence.device).toBe('mobile');
  });
});

describe('splits', () => {
  it('by time follow one another without a gap', () => {
    fc.assert(
      fc.property(fc.array(history, { minLength: 1, maxLength: 5 }), (histories) => {
        const sequences = histories.map((moments, i) => of(moments, `a-${i}`));
        const { train, validation, test } = splitByTime(sequences, { validation: 0.2, test: 0.2 });
        expect([train.until, validation.until]).toEqual([validation.from, test.from]);
        expect(test.until).toBe(endOf(sequences));
        expect(validation.until).toBeLessThanOrEqual(test.until);
      }),
    );
  });

  it('by shopper put everybody on one side, and the same one every time', () => {
    const sequences = Array.from({ length: 2_000 }, (_, i) => of([view(0, 'p')], `a-${i}`));
    const [rest, drawn] = splitByShopper(sequences, 0.2);
    expect(rest.length + drawn.length).toBe(2_000);
    expect(drawn.length / 2_000).toBeCloseTo(0.2, 1);
    expect(splitByShopper(sequences.toReversed(), 0.2)[1].length).toBe(drawn.length);
  });
});
