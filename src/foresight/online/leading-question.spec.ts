import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { questionPredicted } from './question-predicted.js';
import { bandOf, isNews, leadingQuestion } from './leading-question.js';
import { definitionOf } from '#protocol';
import { CountingForesight } from '../../../test/e2e/counting-foresight.js';

const ranked = (...probabilities: number[]) =>
  probabilities.map((probability, i) => ({ intent: `q-${i}`, probability }));

describe('the leading question', () => {
  it('leads where help would be offered, or where it is more likely than not that anything is asked', () => {
    const leading = leadingQuestion({ questions: ranked(0.41, 0.1, 0.03), none: 0.46 });
    expect(leading).toMatchObject({ intent: 'q-0', probability: 0.41, band: 'likely', none: 0.46 });
    expect(leading.alternatives).toEqual(ranked(0, 0.1, 0.03).slice(1));
    expect(leadingQuestion({ questions: ranked(0.3, 0.1), none: 0.6 })).toMatchObject({
      intent: 'q-0',
      band: 'unsure',
    });
    expect(leadingQuestion({ questions: ranked(0.15, 0.14), none: 0.45 })).toMatchObject({ intent: 'q-0' });
    const none = leadingQuestion({ questions: ranked(0.19, 0.1), none: 0.71 });
    expect(none).toMatchObject({ intent: null, probability: 0.71, alternatives: ranked(0.19, 0.1) });
  });

  it('is news where another leads or its band is another, not where nothing was and is said', () => {
    const said = { intent: 'a', band: 'likely' } as const;
    expect(isNews(said, undefined)).toBe(true);
    expect(isNews(said, said)).toBe(false);
    expect(isNews({ ...said, band: 'sure' }, said)).toBe(true);
    expect(isNews({ intent: null, band: 'sure' }, said)).toBe(true);
    expect(isNews({ intent: null, band: 'sure' }, undefined)).toBe(false);
    expect(isNews({ intent: null, band: 'sure' }, { intent: null, band: 'unsure' })).toBe(false);
  });

  it('can always be written down, whatever a model gives', () => {
    const probability = fc.double({ min: -0.001, max: 1.001, noNaN: true });
    const questions = fc.array(fc.record({ intent: fc.constantFrom('a', 'b', 'c'), probability }), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(questions, probability, (asked, none) => {
        const sequence = { shopperId: 'a-x', moments: [] };
        const question = leadingQuestion({ questions: asked, none });
        const rest = { shopperId: 'a-x', sequence, purchase: 0, leave: 0, comeBack: 0 };
        const { data } = questionPredicted(
          { ...rest, question, model: new CountingForesight() },
          { eventId: 'e', correlationId: 'c', position: 3n },
          '2026-01-01T00:00:00.000Z',
        );
        expect(definitionOf('QuestionPredicted')?.data.safeParse(data).error).toBeUndefined();
        expect(question.band).toBe(bandOf(question.probability));
      }),
    );
  });
});
