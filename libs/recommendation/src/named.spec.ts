import { describe, expect, it } from '@jest/globals';
import { InMemoryCatalogue } from './index.js';

describe('products by their words', () => {
  const catalogue = new InMemoryCatalogue([
    { id: 'p1', name: { en: 'Desk lamp', zh: '台灯' }, category: 'lighting', brand: 'Norrsken' },
    { id: 'p2', name: { en: 'Lamp shade' }, category: 'lighting' },
    { id: 'p3', name: { en: 'Wool scarf' }, category: 'clothing' },
  ]);
  const found = async (text: string, count = 9) => (await catalogue.named(text, count)).map(({ id }) => id);
  it('have all of them, in either language, those that begin with them first', async () => {
    expect(await found('lamp')).toEqual(['p2', 'p1']);
    expect(await found('台灯')).toEqual(['p1']);
    expect(await found('NORRSKEN lamp')).toEqual(['p1']);
    expect(await found('lamp scarf')).toEqual([]);
    expect(await found('lighting', 1)).toEqual(['p1']);
  });
});
