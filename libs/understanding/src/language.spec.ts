import { expect, it } from '@jest/globals';
import { detectLanguage } from './language.js';

it.each([
  ['Where is my order?', 'en'],
  ['ok no', 'en'],
  ['如何修改收货地址？', 'zh'],
  ['我的 iPhone 到了吗', 'zh'],
  ['does the shop 京东 deliver to me?', 'en'],
  ['Où est ma commande ?', 'fr'],
  ['返品できますか', 'ja'],
  ['где мой заказ', 'ru'],
  ['12345 ?!', 'und'],
  ['', 'und'],
])('calls %j %s', (text, language) => expect(detectLanguage(text)).toBe(language));
