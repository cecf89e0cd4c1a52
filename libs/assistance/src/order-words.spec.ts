import { describe, expect, it } from '@jest/globals';
import { orderStatus } from '#protocol';
import { order, shop } from '../test/shop.js';
import { formatDay, formatMoney } from './local-formats.js';
import { orderWords } from './order-words.js';

const now = new Date('2026-11-22T08:00:00Z');
const words = (over: Parameters<typeof order>[0] = {}, language: 'en' | 'zh' = 'en', timeZone = 'UTC') =>
  orderWords(order(over), language, { ...shop, timeZone }, now);

describe('the words for an order', () => {
  it('tell dates, money and state in the reader’s language', () => {
    expect(words()).toEqual({
      'order.number': '10234',
      'order.items': 'Linen shirt',
      'order.total': '$89.90',
      'order.status': 'on its way',
      'order.placedAt': '20 November',
      'order.expected': 'it should arrive on Tuesday 24 November.',
    });
    expect(words({ currency: 'CNY' }, 'zh')).toMatchObject({
      'order.total': '¥89.90',
      'order.status': '运输中',
      'order.placedAt': '11月20日',
      'order.expected': '预计11月24日星期二送达。',
    });
  });
  it('have one for every state in both languages', () => {
    for (const status of orderStatus.options) {
      expect(words({ status })['order.status']).toMatch(/^[a-z ]+$/);
      expect(words({ status }, 'zh')['order.status']).toMatch(/^\p{Script=Han}+$/u);
    }
  });
  it('name the carrier and number, and own up to being late', () => {
    const late = { carrier: 'DHL', trackingNumber: 'JD1', expectedAt: '2026-11-20' };
    expect(words(late)['order.expected']).toBe(
      "it travels with DHL, tracking number JD1. It was expected on Friday 20 November and is late; I'm sorry about that.",
    );
    expect(words({ expectedAt: '2026-11-22' }, 'zh')['order.expected']).toBe('预计今天送达。');
  });
  it('take the shop’s day, not the server’s', () => {
    const evening = { expectedAt: '2026-11-22', placedAt: '2026-11-21T20:00:00Z' };
    expect(words(evening, 'en', 'Asia/Shanghai')['order.placedAt']).toBe('22 November');
    expect(words(evening, 'en', 'Pacific/Honolulu')['order.expected']).toMatch(/Sunday 22 November/);
  });
  it('expect nothing of what is over, or where nothing is known', () => {
    for (const status of ['delivered', 'cancelled', 'refunded'] as const) {
      expect(words({ status, carrier: 'DHL' })['order.expected']).toBe('');
    }
    const { expectedAt: _, ...unknown } = order();
    expect(orderWords(unknown, 'en', shop, now)['order.expected']).toBe('');
  });
  it("call a product what the shop calls it in the reader's language, where the shop has told", () => {
    const productNames = new Map([['p1', { en: 'Linen shirt', zh: '亚麻衬衫' }]]);
    const named = { ...shop, productNames };
    expect(orderWords(order(), 'zh', named, now)['order.items']).toBe('亚麻衬衫');
    expect(orderWords(order(), 'zh', shop, now)['order.items']).toBe('Linen shirt');
  });

  it('still make a sentence where items or total are not known', () => {
    const { total: _, ...unknown } = order({ products: [] });
    expect(orderWords(unknown, 'en', shop, now)).toMatchObject({
      'order.items': 'your items',
      'order.total': 'the total in your confirmation',
    });
  });
  it('count and shorten long lists', () => {
    const products = Array.from({ length: 6 }, (_, n) => ({ productId: `p${n}`, quantity: n + 1 }));
    expect(words({ products })['order.items']).toBe('p0, 2 × p1, 3 × p2 and 3 more');
    expect(words({ products }, 'zh')['order.items']).toBe('p0、p1 ×2、p2 ×3等6种商品');
  });
  it('keep names from outside on one line, without bold of their own, and short', () => {
    const name = `**Sale**\n\n# now <b>x</b> ${'x'.repeat(200)}`;
    const items = words({ products: [{ productId: 'p', name, quantity: 1 }] })['order.items'];
    expect(items).toMatch(/^\*Sale\* # now <b>x<\/b> x+…$/);
    expect(items.length).toBeLessThanOrEqual(80);
  });
});

describe('formats', () => {
  it('leave out cents that are none, and survive what is no currency', () => {
    expect(formatMoney(49, 'USD', 'en')).toBe('$49');
    expect(formatMoney(49.5, 'usd', 'en')).toBe('$49.50');
    expect(formatMoney(5, 'points!', 'en')).toBe('5 points!');
    expect(formatMoney(5, undefined, 'zh')).toBe('5');
  });
  it('tell the year where it is another, and leave alone what is no date', () => {
    expect(formatDay('2025-12-31', 'en', { now })).toBe('31 December 2025');
    expect(formatDay('soon', 'en', { now })).toBe('soon');
  });
});
