import { expect, it } from '@jest/globals';
import { namesOf } from './intent-names.js';

it('reads the names of intents as examples where there are few others', () => {
  const few = Array.from({ length: 40 }, () => ({ text: 't', intent: 'i' }));
  const names = ['card_arrival', 'lostCard', 'faq/opening-hours', '退款'];
  expect(namesOf(names, few).map(({ text }) => text)).toEqual([
    'card arrival',
    'lost Card',
    'faq opening hours',
    '退款',
  ]);
  expect(namesOf(names, [...few, ...few, ...few])).toEqual([]);
});
