import { describe, expect, it } from '@jest/globals';
import { type Article, ArticleIndex, SEARCH_SETTINGS, WordIndex, wordsOf } from './index.js';

const article = (articleId: string, en: string, zh: string, over: Partial<Article> = {}): Article => ({
  articleId,
  title: { en: articleId, zh: '' },
  text: { en, zh },
  intents: [],
  ...over,
});
const articles = [
  article(
    'cards',
    'Gift cards are valid for three years and never lose their value in our shop.',
    '礼品卡有效期三年。',
  ),
  article(
    'returns',
    'Return goods within thirty days of delivery, with the label from your account page.',
    '三十天内可以退货。',
    {
      intents: ['return_item'],
      asked: { en: ['how do I send something back'], zh: ['我想把东西寄回去'] },
    },
  ),
  article('english', 'Umbrellas are repaired in our workshop, free of charge, as long as you own them.', ''),
];
const index = new ArticleIndex(articles);
const ids = (text: string, language: 'en' | 'zh', intent: string | null = null) =>
  index.search({ text, language, intent }).map(({ articleId }) => articleId);

describe('articles', () => {
  it('are found by words, whatever their ending, and in the language of the question', () => {
    expect(ids('is my gift card still valid?', 'en')).toEqual(['cards']);
    expect(index.search({ text: '礼品卡多久过期', language: 'zh' })[0]).toMatchObject({
      articleId: 'cards',
      passage: '礼品卡有效期三年。',
    });
  });
  it('are found in the other language only where there is none in this one', () => {
    expect(ids('gift cards valid', 'zh')).toEqual([]);
    expect(ids('umbrellas repaired', 'zh')).toEqual(['english']);
  });
  it('are found by how shoppers ask, and shown with their passage', () => {
    expect(index.search({ text: 'how can I send it back', language: 'en' })[0]?.passage).toMatch(
      /^Return goods/,
    );
    expect(ids('寄回去', 'zh')).toEqual(['returns']);
  });
  it('gain where they answer the intent, and are not shown for that alone', () => {
    const withIntent = index.search({ text: 'delivery label', language: 'en', intent: 'return_item' });
    const without = index.search({ text: 'delivery label', language: 'en' }, { least: 0 });
    expect(withIntent[0]?.score).toBeCloseTo((without[0]?.score ?? 0) + SEARCH_SETTINGS.intent);
  });
  it('gain by how probably the question is read as what they answer, which may show one by itself', () => {
    const read = (probability: number, inScope = 1) => ({
      text: 'it goes away again',
      language: 'en' as const,
      read: { ranking: [{ intent: 'return_item', probability }], inScope },
    });
    const first = (probability: number, inScope?: number) => index.search(read(probability, inScope))[0];
    expect(first(1)?.articleId).toBe('returns');
    expect(first(0.1)).toBeUndefined();
    expect(first(1, 0.1)).toBeUndefined();
    expect(first(1)?.score).toBeGreaterThan(first(0.8)?.score ?? 1);
  });
  it('need no more where they answer no intent that could be read', () => {
    const read = { ranking: [{ intent: 'stock', probability: 0.2 }], inScope: 0.3 };
    const query = { text: 'umbrellas repaired', language: 'en' } as const;
    expect(index.search({ ...query, read })).toEqual(index.search(query));
  });
  it('are not shown where they do not fit', () => {
    expect(ids('who won the football match in Norway yesterday?', 'en')).toEqual([]);
    expect(ids('', 'en')).toEqual([]);
    expect(new ArticleIndex([]).search({ text: 'gift card', language: 'en' })).toEqual([]);
  });
  it('are found by meaning where words say nothing, once there are vectors', () => {
    const near = Float32Array.of(1, 0);
    const vectors = new Map(index.sentences('en').map((one) => [one, Float32Array.of(0, 1)]));
    vectors.set('Umbrellas are repaired in our workshop, free of charge, as long as you own them.', near);
    const query = { text: 'brolly broken', language: 'en', vector: near } as const;
    expect(index.search(query, { vectors })[0]?.articleId).toBe('english');
    expect(index.search({ ...query, vector: undefined })).toEqual([]);
  });
});

describe('words', () => {
  it('meet in all their forms, and say nothing where they only join', () => {
    expect(wordsOf('Deliveries, delivering, delivered')).toEqual(['deliver', 'deliver', 'deliver']);
    expect(wordsOf('shipped shipping ships ship')).toEqual(['ship', 'ship', 'ship', 'ship']);
    expect(wordsOf('Where is the one I have?')).toEqual([]);
    expect(wordsOf('€4.90')).toEqual(['4.90']);
    expect(wordsOf('我的卡')).toEqual(['卡', '的卡']);
    expect(wordsOf('訂單')).toEqual(wordsOf('订单'));
  });
  it('score a text that says all of the question higher than one that says a part of it', () => {
    const words = new WordIndex([['gift', 'card'], ['gift', 'paper'], ['shoe']]);
    const [all, part, none] = words.scores(['gift', 'card']);
    expect(all).toBeGreaterThan(part ?? 0);
    expect(part).toBeGreaterThan(0);
    expect(none).toBe(0);
    expect([...words.scores(['unheard'])]).toEqual([0, 0, 0]);
  });
});
