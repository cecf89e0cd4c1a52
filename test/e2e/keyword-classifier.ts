import type { Opened } from '../../src/roles/understanding-role.js';

const KEYWORDS: readonly (readonly [RegExp, string])[] = [
  [/order|订单/i, 'order_status'],
  [/price|价格/i, 'price_change'],
  [/human|人工/i, 'talk_to_human'],
];

/** Understands three words: enough where the model is not the point. */
export const keywordClassifier = async (): Promise<Opened> => ({
  answer: async (questions) => ({
    model: { name: 'intents', version: 'keywords' },
    answers: questions.map(({ text }) => {
      const intent = KEYWORDS.find(([pattern]) => pattern.test(text))?.[1];
      return {
        ranking: [{ intent: intent ?? 'greeting', probability: intent === undefined ? 0.2 : 0.9 }],
        outOfScope: intent === undefined,
        inScope: intent === undefined ? 0.1 : 0.9,
        band: intent === undefined ? 'unsure' : 'sure',
        language: 'en',
        words: [],
        also: [],
      };
    }),
  }),
  close: async () => undefined,
});
