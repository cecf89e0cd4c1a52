import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { causeOf } from '#projections';

describe('the cause of an error', () => {
  it.each([
    ['cannot read "wool scarf" at 17', 'cannot read … at #'],
    ['no such order A-1007 of u-88 (2026-01-02T03:04:05.678Z)', 'no such order # of # (#)'],
    [
      "Cannot read properties of undefined (reading 'price')",
      "Cannot read properties of undefined (reading 'price')",
    ],
    ["can't take 'a scarf', it isn't there", "can't take …, it isn't there"],
    ['anna@shop.example paid 49.90, not 12', '# paid #, not #'],
    ['018f2b6e-7c7e-7d3a-9c11-1f6f0a3b2c4d is unknown', '# is unknown'],
    ['买家「安娜」不存在,编号 42', '买家…不存在,编号 #'],
    ['订单42不存在', '订单#不存在'],
    ['Invalid time value', 'Invalid time value'],
    ['two\n  lines', 'two lines'],
  ])('of %j is %j', (message, cause) => {
    expect(causeOf(message)).toBe(cause);
  });

  it('tells no number, and nothing that is quoted', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    fc.assert(
      fc.property(word, fc.nat(), word, (quoted, number, name) => {
        expect(causeOf(`no "${quoted}" in cart-${String(number)} of ${name}`)).toBe(`no … in # of ${name}`);
      }),
    );
  });

  it('is short and well-formed, whatever was thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (message) => {
        const cause = causeOf(message);
        expect(cause.length).toBeLessThanOrEqual(300);
        expect(cause.isWellFormed()).toBe(true);
      }),
    );
  });
});
