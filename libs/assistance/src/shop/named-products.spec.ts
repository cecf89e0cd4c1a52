import { describe, expect, it } from '@jest/globals';
import { namedProducts } from './named-products.js';

const products = [
  { productId: 'skillet', name: { en: 'Cast-iron skillet 26 cm', zh: '26厘米铸铁煎锅' } },
  { productId: 'pan', name: { en: 'Ceramic frying pan 24 cm', zh: '24厘米陶瓷涂层平底锅' } },
  { productId: 'casserole', name: { en: 'Enamel casserole 4.2 l', zh: '4.2升珐琅铸铁炖锅' } },
  { productId: 'linen', name: { en: 'Linen cushion', zh: '亚麻靠垫' } },
  { productId: 'linen-shirt', name: { en: 'Linen shirt', zh: '亚麻衬衫' } },
];
const found = (text: string) => namedProducts(text, products, 4).map(({ productId }) => productId);

describe('products that a text names', () => {
  it.each([
    ['is the skillet in stock', ['skillet']],
    ['Do you have skillets?', ['skillet']],
    ['铸铁煎锅还有货吗', ['skillet']],
    ['linen', ['linen', 'linen-shirt']],
    ['any linen shirts left?', ['linen-shirt']],
    ['is it in stock', []],
    ['do you have this in another colour', []],
    ['有货吗', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
  it('are no more than asked for', () => {
    expect(namedProducts('linen', products, 1)).toHaveLength(1);
  });
});
