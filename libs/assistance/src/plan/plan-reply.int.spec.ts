import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { orderStatus } from '#protocol';
import { asked, everyAct, order, shop } from '../../test/shop.js';
import {
  type Answers,
  type Asked,
  type Found,
  type Knowledge,
  type Plan,
  planReply,
  readAnswers,
  turnOf,
} from '../index.js';

let answers: Answers;
beforeAll(async () => {
  answers = await readAnswers('answers');
});
const known = (): Knowledge => ({ answers, shop, acts: everyAct });
const reply = (question: Asked, found: Found = {}): Plan =>
  planReply(turnOf(question, known()), question, found, known());
const labels = ({ parts }: Plan): readonly string[] =>
  parts.flatMap((part) => (part.kind === 'choices' ? part.choices.map(({ label }) => label) : []));
const where = [['order_status', 0.95]] as const;

describe('the shop’s own answers', () => {
  it('answer every intent there is, and no other', async () => {
    const files = (await readdir('intents')).filter((name) => name.endsWith('.yml'));
    const sources = await Promise.all(files.map((name) => readFile(`intents/${name}`, 'utf8')));
    const intents = sources.flatMap((source) =>
      (parse(source) as { nlu: { intent: string }[] }).nlu.map(({ intent }) => intent),
    );
    expect([...answers.keys()].sort()).toEqual([...new Set(intents)].sort());
  });
  it('leave no gap in any state of an order, in either language', () => {
    const { total: _t, expectedAt: _e, ...bare } = order({ products: [] });
    const cases = [
      ...orderStatus.options.flatMap((status) => [order({ status }), { ...bare, status }]),
      undefined,
    ];
    for (const one of cases) {
      for (const intent of answers.keys()) {
        for (const text of ['hello there', '您好']) {
          const said = reply(asked(text, [[intent, 0.9]], { orders: one ? [one] : [] })).text;
          expect(said).not.toMatch(/\{\{|undefined|NaN|\(\s*[,)]|（\s*[，）]|\*\*\*\*| {2}/);
          expect(/\p{Script=Han}/u.test(said)).toBe(text === '您好');
        }
      }
    }
  });
});

describe('a reply', () => {
  it('answers a sure reading with the order', () => {
    const said = reply(asked('where is my order', where));
    expect(said).toMatchObject({ intent: 'order_status', orderId: '10234' });
    expect(said.text).toMatch(/^The latest on your order 10234 \(Linen shirt\)/);
  });
  it('says first how it understood a likely one, except for pleasantries', () => {
    expect(reply(asked('parcel?', where, {}, 'likely')).text).toMatch(
      /^If you mean "Where is my order":\n\n/,
    );
    expect(reply(asked('包裹？', where, {}, 'likely')).text).toMatch(/^如果您想问的是“我的订单在哪里”：\n\n/);
    expect(reply(asked('thx', [['thanks', 0.6]], {}, 'likely')).text).toMatch(/^You are welcome/);
  });
  it('speaks the language of the message; without letters, the conversation’s', () => {
    expect(reply(asked('10234?', where, { language: 'zh' })).text).toMatch(/^您的订单10234/);
    expect(reply(asked('where?', where, { language: 'zh' })).text).toMatch(/^The latest/);
  });
  it('asks between two readings that are close, by buttons, and in general where none stands out', () => {
    const close = [
      ['return_item', 0.35],
      ['exchange_item', 0.3],
    ] as const;
    const which = reply(asked('swap it back', close, {}, 'unsure'));
    expect(which).toMatchObject({ kind: 'clarify', intent: null });
    expect(labels(which)).toEqual(['Return an item', 'Exchange an item', 'None of these']);
    const apart = [
      ['return_item', 0.45],
      ['exchange_item', 0.2],
    ] as const;
    expect(reply(asked('退一下', apart, {}, 'unsure')).text).toContain('您想问的是“退货”吗？');
    const faint = [
      ['return_item', 0.1],
      ['greeting', 0.09],
    ] as const;
    expect(reply(asked('hm', faint, {}, 'unsure'))).toMatchObject({
      kind: 'rephrase',
      text: expect.stringContaining('say it in other words'),
    });
  });
  it('shows what help pages say beside a question back', () => {
    const close = asked(
      'is tea returnable',
      [
        ['return_item', 0.35],
        ['return_policy', 0.3],
      ],
      {},
      'unsure',
    );
    const article = { articleId: 'return-policy', title: 'Our return policy', passage: 'Opened tea: no.' };
    for (const question of [close, asked('tea?', [['return_policy', 0.3]], {}, 'unsure')]) {
      const said = reply(question, { articles: [article] });
      expect(said).toMatchObject({ kind: 'clarify', parts: [{ kind: 'articles', articles: [article] }, {}] });
    }
  });
  it('has what else was asked for, and what else may be meant, a button away', () => {
    const more = asked('where is it, and I need a bill', where);
    const also = {
      ...more,
      classification: {
        ...more.classification,
        also: [
          { intent: 'shipping_cost', probability: 0.9 },
          { intent: 'thanks', probability: 0.9 },
        ],
      },
    };
    const said = reply(also);
    expect(labels(said)[0]).toBe('Shipping cost');
    expect(labels(said)).not.toContain('Thanks');
    expect(said).toMatchObject({
      intent: 'order_status',
      text: expect.stringContaining('about "Shipping cost" too?'),
    });
    const close = [
      ['size', 0.5],
      ['exchange_item', 0.3],
    ] as const;
    expect(labels(reply(asked('too small', close, {}, 'likely')))).toEqual([
      'Exchange an item',
      'Talk to a person',
    ]);
    expect(labels(reply(asked('too small', close)))).toEqual(['Talk to a person']);
  });
  it('takes a message that is nothing by itself for more of what was answered before', () => {
    const faint = [['size', 0.2]] as const;
    const more = (text: string, lastIntent?: string, over = {}) =>
      reply(asked(text, faint, { ...(lastIntent !== undefined && { lastIntent }), ...over }, 'unsure'))
        .intent;
    expect(more('and the desk lamp?', 'stock')).toBe('stock');
    expect(more('那台灯呢', 'stock')).toBe('stock');
    expect(more('and the desk lamp?')).toBeNull();
    expect(more('and the desk lamp?', 'thanks')).toBeNull();
    expect(more('my sister likes the desk lamp', 'stock')).toBeNull();
    expect(more('and 10234?', 'refund_status')).toBe('refund_status');
    expect(more('10234')).toBe('order_status');
    expect(more('10234呢', 'greeting')).toBe('order_status');
    expect(more('who won the lottery with 10234 and when', 'greeting')).toBeNull();
    expect(reply(asked('and the price?', [['price_change', 0.9]], { lastIntent: 'stock' })).intent).toBe(
      'price_change',
    );
  });
  it('does not say again what was just denied, nor take a complaint for a farewell', () => {
    const wrong = [['wrong_item', 0.99]] as const;
    expect(reply(asked('no, I chose it myself', wrong, { lastIntent: 'wrong_item' })).intent).toBeNull();
    expect(reply(asked('no, it is the wrong one', wrong)).intent).toBe('wrong_item');
    const doubtful = reply(
      asked(
        'you know nothing',
        [
          ['goodbye', 0.55],
          ['complaint', 0.3],
        ],
        {},
        'likely',
      ),
    );
    expect(labels(doubtful)[0]).toBe('Complaint');
    expect(doubtful.intent).toBeNull();
  });
  it('does not guess at what is out of scope, however sure it looks', () => {
    const question = asked('who won the match', where);
    const outside = { ...question, classification: { ...question.classification, outOfScope: true } };
    expect(reply(outside)).toMatchObject({ intent: null, text: expect.not.stringContaining('order') });
  });
  it('offers a person the second time in a row, with how long it takes, and calls one the third', () => {
    const desk = { open: true, agents: 1, expectedWaitMinutes: 4 };
    const again = asked('hm', [['greeting', 0.1]], { unsureReplies: 1 }, 'unsure');
    const offer = reply(again, { desk });
    expect(offer).toMatchObject({ kind: 'rephrase', text: expect.stringContaining('in about 4 minutes') });
    expect(offer).not.toHaveProperty('handoff');
    expect(labels(offer)).toEqual(['Talk to a person']);
    const third = { ...again, unsureReplies: 2 };
    expect(reply(third)).toMatchObject({ kind: 'handoff', intent: null, handoff: 'assistant-unsure' });
    expect(reply({ ...third, text: '嗯' }).text).toMatch(/^抱歉/);
  });
  it('hands over where a human is asked for, sure or likely', () => {
    for (const band of ['sure', 'likely'] as const) {
      const said = reply(asked('agent please', [['talk_to_human', 0.7]], {}, band));
      expect(said).toMatchObject({ intent: 'talk_to_human', handoff: 'shopper-asked' });
    }
  });
  it('treats an intent without an answer as not understood', () => {
    expect(reply(asked('x', [['brand_new_intent', 0.99]]))).toMatchObject({ intent: null });
  });
  it('knows an order of the time before logging in', () => {
    expect(reply(asked('where', where, { orders: [order({ shopperId: 'a-1' })] })).orderId).toBe('10234');
  });
  it('never tells of another shopper’s order, though it be named and handed in', () => {
    const foreign = order({
      orderId: '55555',
      shopperId: 'u-2',
      products: [{ productId: 'secret', name: 'Secret gift', quantity: 1 }],
      placedAt: '2026-11-22T07:00:00Z',
    });
    const question = asked('where is order 55555', where, { orders: [foreign, order()] });
    const plan = reply(question);
    expect(plan).not.toHaveProperty('orderId');
    expect(plan).toMatchObject({
      intent: 'order_status',
      text: expect.stringMatching(/^I can't find an order 55555 among yours/),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...answers.keys()),
        fc.string({ unit: 'binary', maxLength: 4000 }),
        (intent, text) => {
          const said = JSON.stringify(reply(asked(`${text} 55555`, [[intent, 0.9]], { orders: [foreign] })));
          expect(said).not.toMatch(/Secret|\$89\.90|"orderId"/);
        },
      ),
    );
  });
  it.each([
    ['markup', '<script>alert(1)</script> where is my order'],
    ['4,000 characters', `order ${'a'.repeat(3994)}`],
    ['4,000 digits', `order ${'1'.repeat(3994)}`],
    ['4,000 spaces', `order${' '.repeat(3994)}`],
    ['a lone surrogate', 'where \uD800'],
  ])('withstands %s and repeats none of it', (_, text) => {
    const said = reply(asked(text, where));
    expect(said.orderId).toBe('10234');
    expect(said.text).not.toMatch(/<script|aaaa|1111/);
    expect(said.text.isWellFormed()).toBe(true);
  });
});
