import { describe, expect, it } from '@jest/globals';
import type { Classified } from '../intent-classifier.js';
import { alsoAsked, clausesOf } from './clauses.js';

describe('clausesOf', () => {
  it.each([
    ['cancel my order and refund me', ['cancel my order', 'refund me']],
    ['Where is it? I also need an invoice', ['Where is it', 'need an invoice']],
    ['什么时候到货，另外能开发票吗', ['什么时候到货', '能开发票吗']],
    ['我要退货还有发票怎么开', ['我要退货', '发票怎么开']],
    ['退货，顺便问下 how do I pay by card', ['退货', '问下 how do I pay by card']],
  ])('parts %j', (text, clauses) => {
    expect(clausesOf(text)).toEqual(clauses);
  });

  it.each(['cancel my order', '', 'hi, thanks', '?!。', 'sand castle', '好，谢谢', 'rock and roll'])(
    'leaves %j whole',
    (text) => expect(clausesOf(text)).toEqual([]),
  );

  it('reads no more than six clauses of a long message', () => {
    expect(clausesOf('one two. '.repeat(100))).toHaveLength(6);
  });
});

const answer = (intent: string, probability: number, outOfScope = false): Classified => ({
  ranking: [{ intent, probability }],
  outOfScope,
  inScope: outOfScope ? 0 : 1,
  band: 'sure',
  language: 'en',
  words: [],
  also: [],
});

describe('alsoAsked', () => {
  it('names the wishes beside the leading one, surest first', () => {
    const parts = [answer('cancel', 0.9), answer('refund', 0.85), answer('invoice', 0.95)];
    expect(alsoAsked(answer('cancel', 0.7), parts).map(({ intent }) => intent)).toEqual([
      'invoice',
      'refund',
    ]);
  });

  it.each([
    ['one wish told twice', [answer('cancel', 0.9), answer('cancel', 0.95)]],
    ['a doubtful clause', [answer('cancel', 0.9), answer('refund', 0.7)]],
    ['a clause about something else', [answer('cancel', 0.9), answer('refund', 0.99, true)]],
  ])('sees no second wish in %s', (_, parts) => expect(alsoAsked(answer('cancel', 0.9), parts)).toEqual([]));
});
