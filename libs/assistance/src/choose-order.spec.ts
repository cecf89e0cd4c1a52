import { describe, expect, it } from '@jest/globals';
import { order } from '../test/shop.js';
import { chooseOrder } from './choose-order.js';

const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T10:00:00Z`;
const oldOpen = order({ orderId: '1001', status: 'shipped', placedAt: day(1) });
const newOpen = order({ orderId: '1002', status: 'placed', placedAt: day(2) });
const delivered = order({ orderId: '1003', status: 'delivered', placedAt: day(3) });
const cancelled = order({ orderId: '1004', status: 'cancelled', placedAt: day(4) });
const own = [oldOpen, newOpen, delivered, cancelled];
const chosen = (text: string, prefer: Parameters<typeof chooseOrder>[2] = 'open', orders = own) => {
  const choice = chooseOrder(text, orders, prefer);
  return choice.kind === 'order' ? choice.order.orderId : choice;
};

describe('the order a message is about', () => {
  it('is the newest open one, and a closed one only where none is open', () => {
    expect(chosen('where is it')).toBe('1002');
    expect(chosen('where is it', 'open', [delivered, cancelled])).toBe('1004');
    expect(chosen('where is it', 'open', [])).toEqual({ kind: 'none' });
  });
  it('follows what the answer prefers', () => {
    expect(chosen('pay', 'newest')).toBe('1004');
    expect(chosen('broken', 'delivered')).toBe('1003');
    expect(chosen('refund', 'refunded')).toBe('1004');
  });
  it.each(['order 1001?', 'status of #1001 pls', '订单1001呢', '1001这单有没有寄', 'Order No. 1001'])(
    'is the one it names: %s',
    (text) => {
      expect(chosen(text)).toBe('1001');
    },
  );
  it('is named by the whole number only', () => {
    expect(chosen('my phone is 91001 and 10012')).toBe('1002');
    expect(chosen('order a-1001x', 'open', [order({ orderId: 'A-1001X' })])).toBe('A-1001X');
  });
  it('is not named by a small number that stands for something else', () => {
    const seven = order({ orderId: '7', placedAt: day(1) });
    expect(chosen('waiting for 7 days', 'open', [seven, newOpen])).toBe('1002');
    expect(chosen('order 7', 'open', [seven, newOpen])).toBe('7');
  });
  it.each([
    ['where is order 99999', '99999'],
    ['订单号：99999 到哪了', '99999'],
    ['my order number is AB-99999', 'AB-99999'],
  ])('is not another one where it names one that is not theirs: %s', (text, number) => {
    expect(chosen(text)).toEqual({ kind: 'not-theirs', number });
  });
  it.each(['I ordered 2 chairs', 'order 2026-11-03 was late', 'order from last week'])(
    'is not looked for where no order is named: %s',
    (text) => {
      expect(chosen(text)).toBe('1002');
    },
  );
  it('survives ids made of pattern characters', () => {
    expect(chosen('about (.*)+[1', 'open', [order({ orderId: '(.*)+[1' })])).toBe('(.*)+[1');
  });
});
