import { expect, it } from '@jest/globals';
import { detectLanguage } from './language.js';

it.each([
  ['Where is my order?', 'en'],
  ['如何修改收货地址？', 'zh'],
  ['我的 iPhone 到了吗', 'zh'],
  ['does the shop 京东 deliver to me?', 'en'],
  ['返品できますか', 'und'],
  ['где мой заказ', 'und'],
  ['12345 ?!', 'und'],
  ['', 'und'],
])('calls %j %s', (text, language) => expect(detectLanguage(text)).toBe(language));
