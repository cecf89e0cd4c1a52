import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReplyPart, ShopperDetail, TranscriptEntry } from '#protocol';
import { offeredTags } from '../../apps/console/src/features/desk/acts/offered-tags.js';
import { asLocalField, snoozeUntil } from '../../apps/console/src/features/desk/acts/snooze-times.js';
import {
  Compositions,
  EMPTY,
  readComposition,
  withPart,
} from '../../apps/console/src/features/desk/composer/compositions.js';
import { knownProducts } from '../../apps/console/src/features/desk/composer/known-products.js';
import { sends } from '../../apps/console/src/features/desk/composer/sends.js';
import { mentionedIn, replaced, triggerAt } from '../../apps/console/src/features/desk/composer/trigger.js';
import { refusalOf } from '../../apps/console/src/features/desk/composer/uploads.js';
import { isPage } from '../../apps/console/src/features/desk/parts/is-page.js';
import { howFar } from '../../apps/console/src/features/desk/transcript/come-far.js';
import { flowState } from '../../apps/console/src/features/desk/transcript/flow-state.js';
import { withMentions } from '../../apps/console/src/features/desk/transcript/mention-pieces.js';

const entry = (id: string, more: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  id,
  kind: 'agent',
  at: '2026-11-20T10:00:00Z',
  text: id,
  ...more,
});

describe('while a reply is written', () => {
  const trigger = (text: string) => triggerAt(text, text.length, 'reply');
  it('a slash at the beginning of a line begins a canned reply, elsewhere it is a slash', () => {
    expect(trigger('/ord')).toMatchObject({ kind: 'canned', query: 'ord', start: 0, end: 4 });
    expect(trigger('Hello,\n/')).toMatchObject({ query: '', start: 7 });
    expect(trigger('/order status')).toMatchObject({ query: 'order status' });
    for (const text of ['and/or', 'see /path', 'https://shop', '/a\nnext', '/ two  blanks', 'plain'])
      expect([text, trigger(text)]).toEqual([text, undefined]);
  });
  it('an at sign names nobody; in a note it does, also behind Chinese words', () => {
    expect(trigger('@Mi')).toBeUndefined();
    expect(triggerAt('请看，@Mi', 6, 'note')).toMatchObject({ kind: 'mention', query: 'Mi', start: 3 });
    expect(triggerAt('mail me@shop', 12, 'note')).toBeUndefined();
  });
  it('what is picked takes the place of what was written for it, whatever stands around', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[a-z]{0,8}$/), fc.string(), (before, query, after) => {
        const head = before === '' ? '' : `${before}\n`;
        const found = triggerAt(`${head}/${query}${after}`, head.length + query.length + 1, 'reply');
        if (found === undefined) throw new Error('nothing found');
        expect(replaced(`${head}/${query}${after}`, found, 'Hello')).toEqual({
          text: `${head}Hello${after}`,
          caret: head.length + 5,
        });
      }),
    );
  });
  it('Enter sends where it was chosen to, Ctrl+Enter always, and neither while characters are composed', () => {
    const enter = { key: 'Enter', shiftKey: false, ctrlKey: false, metaKey: false, isComposing: false };
    expect(sends(enter, 'enter')).toBe(true);
    expect(sends(enter, 'ctrl-enter')).toBe(false);
    expect(sends({ ...enter, shiftKey: true }, 'enter')).toBe(false);
    expect(sends({ ...enter, ctrlKey: true }, 'ctrl-enter')).toBe(true);
    expect(sends({ ...enter, isComposing: true }, 'enter')).toBe(false);
  });
});

describe('what was not sent', () => {
  const kept = () => {
    const all = new Map<string, string>();
    return {
      getItem: (key: string) => all.get(key) ?? null,
      setItem: (key: string, value: string) => void all.set(key, value),
      removeItem: (key: string) => void all.delete(key),
      all,
    };
  };
  const lamp = { productId: 'p1', name: 'Lamp' };
  it('is there again after a reload, and leaves nothing behind once it is gone', () => {
    const storage = kept();
    const written = { ...EMPTY, reply: 'Hello', note: 'Ask Lin' };
    new Compositions(storage).of('c').change(() => written);
    const reloaded = new Compositions(storage).of('c');
    expect(reloaded.get()).toEqual(written);
    reloaded.change(() => EMPTY);
    expect(storage.all.size).toBe(0);
  });
  it('is read as plain words where it was kept as such', () => {
    expect(readComposition('Hello {')).toEqual({ ...EMPTY, reply: 'Hello {' });
    expect(readComposition('42')).toEqual({ ...EMPTY, reply: '42' });
    expect(readComposition(null)).toEqual(EMPTY);
  });
  it('takes a product once, beside the others, and says where there is no room', () => {
    const compositions = new Compositions(kept());
    const card: ReplyPart = { kind: 'products', products: [lamp] };
    expect(compositions.add('c', card)).toBe(true);
    expect(compositions.add('c', card)).toBe(true);
    expect(compositions.of('c').get().parts).toEqual([card]);
    const input = (id: string): ReplyPart => ({
      kind: 'input',
      flowId: id,
      field: 'f',
      label: 'l',
      type: 'text',
    });
    compositions.of('c').change((now) => ({ ...now, parts: ['a', 'b', 'c', 'd'].map(input) }));
    expect(compositions.add('c', card)).toBe(false);
  });
  it('never holds more than a message carries', () => {
    const many = Array.from({ length: 12 }, (_, n) => ({ productId: String(n), name: String(n) }));
    const parts = many.reduce<readonly ReplyPart[]>(
      (all, product) => withPart(all, { kind: 'products', products: [product] }),
      [],
    );
    expect(parts).toEqual([{ kind: 'products', products: many.slice(0, 8) }]);
  });
});

describe('products to send', () => {
  it('are those recommended, in the cart and bought, each once, without why they were recommended', () => {
    const reason = { kind: 'foreseen' };
    const shopper = {
      foresight: { products: [{ productId: 'a', name: 'A', price: 3, currency: 'EUR', reason }] },
      portrait: {
        cart: [
          { productId: 'b', name: 'B', quantity: 1 },
          { productId: 'x', quantity: 1 },
        ],
      },
      orders: [
        { placedAt: '2026-01-01', products: [{ productId: 'c', name: 'C', quantity: 1 }] },
        { placedAt: '2026-02-01', products: [{ productId: 'a', name: 'A', quantity: 1 }] },
      ],
    } as unknown as ShopperDetail;
    expect(knownProducts(shopper)).toEqual([
      { productId: 'a', name: 'A', price: 3, currency: 'EUR' },
      { productId: 'b', name: 'B' },
      { productId: 'c', name: 'C' },
    ]);
  });
});

describe('snoozing', () => {
  // A Sunday, by the clock of whoever reads.
  const sunday = new Date(2026, 10, 22, 17, 30).getTime();
  it('ends in an hour, tomorrow at nine, or on a Monday that is not tomorrow at nine, by the reader’s clock', () => {
    expect(asLocalField(snoozeUntil('hour', sunday))).toBe('2026-11-22T18:30');
    expect(asLocalField(snoozeUntil('tomorrow', sunday))).toBe('2026-11-23T09:00');
    expect(asLocalField(snoozeUntil('week', sunday))).toBe('2026-11-30T09:00');
    const friday = new Date(2026, 10, 20, 8).getTime();
    expect(asLocalField(snoozeUntil('week', friday))).toBe('2026-11-23T09:00');
    const monday = new Date(2026, 10, 23, 8).getTime();
    expect(asLocalField(snoozeUntil('week', monday))).toBe('2026-11-30T09:00');
  });
  it('always ends in the future, at most nine days ahead', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(2026, 0, 1), max: new Date(2027, 0, 1), noInvalidDate: true }),
        (now) => {
          for (const snooze of ['hour', 'tomorrow', 'week'] as const) {
            const ahead = snoozeUntil(snooze, now.getTime()).getTime() - now.getTime();
            expect(ahead).toBeGreaterThan(0);
            expect(ahead).toBeLessThan(9 * 24 * 3_600_000);
          }
        },
      ),
    );
  });
});

describe('tags', () => {
  it('that are there are not offered; what nobody used yet is new, whatever its case', () => {
    expect(offeredTags('v', ['vip'], ['vip', 'vat', 'gift'])).toEqual({ offered: ['vat'], isNew: true });
    expect(offeredTags('VAT', [], ['vat', 'vat-id'])).toEqual({ offered: ['vat', 'vat-id'], isNew: false });
    expect(offeredTags('', ['vip'], ['vip', 'gift'])).toEqual({ offered: ['gift'], isNew: false });
  });
});

describe('naming colleagues', () => {
  const people = [
    { id: '1', name: 'Lin' },
    { id: '2', name: 'Lina Berg' },
  ];
  it('cuts a note where somebody is named, by the longest name, and loses nothing', () => {
    const names = people.map(({ name }) => name);
    expect(withMentions('Ask @Lina Berg or @Lin, not @Bo', names)).toEqual([
      { piece: 'Ask ' },
      { piece: '@Lina Berg', name: 'Lina Berg' },
      { piece: ' or ' },
      { piece: '@Lin', name: 'Lin' },
      { piece: ', not @Bo' },
    ]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          withMentions(text, names)
            .map(({ piece }) => piece)
            .join(''),
        ).toBe(text);
      }),
    );
  });
  it('tells only those whose names stand there', () => {
    expect(mentionedIn('Ask @Lin', people).map(({ id }) => id)).toEqual(['1']);
    expect(mentionedIn('Lin knows', people)).toEqual([]);
  });
});

describe('how far our messages came', () => {
  it('is said under the last read, the last delivered and the last sent', () => {
    const entries = ['a', 'b', 'c', 'd'].map((id) => entry(id));
    const reached = howFar(entries, { shopper: { delivered: 'c', read: 'b' }, agent: {} });
    expect([...reached]).toEqual([
      ['b', 'read'],
      ['c', 'delivered'],
      ['d', 'sent'],
    ]);
  });
  it('is by place, also where a mark stands at a line of somebody else', () => {
    const entries = [entry('a'), entry('s', { kind: 'shopper' }), entry('b')];
    expect([...howFar(entries, { shopper: { read: 's' }, agent: {} })]).toEqual([
      ['a', 'read'],
      ['b', 'sent'],
    ]);
  });
});

describe('what the assistant is in the middle of', () => {
  const input = { kind: 'input', flowId: 'f', field: 'email', label: 'E-mail', type: 'email' } as const;
  const collects = entry('1', { kind: 'assistant', reply: 'collect', parts: [input] });
  it('is the detail it asked for last, or the confirmation', () => {
    expect(flowState([collects, entry('2', { kind: 'shopper' })])).toMatchObject({
      step: 'collect',
      label: 'E-mail',
    });
    expect(flowState([collects, entry('2', { kind: 'assistant', reply: 'confirm' })])?.step).toBe('confirm');
  });
  it('is nothing after an answer, or once the task has ended', () => {
    expect(flowState([collects, entry('2', { kind: 'assistant', reply: 'answer' })])).toBeUndefined();
    expect(flowState([collects, entry('2', { kind: 'note', event: 'FlowEnded' })])).toBeUndefined();
    expect(flowState([])).toBeUndefined();
  });
});

describe('what is let in', () => {
  it('are files up to 5 MB of kinds that can be shown; what the browser cannot name the server looks at', () => {
    expect(refusalOf({ size: 5 * 1024 * 1024, type: 'image/png' })).toBeUndefined();
    expect(refusalOf({ size: 5 * 1024 * 1024 + 1, type: 'image/png' })).toBe('tooBig');
    expect(refusalOf({ size: 1, type: 'image/svg+xml' })).toBe('wrongType');
    expect(refusalOf({ size: 1, type: '' })).toBeUndefined();
  });
  it('are addresses of pages, never of scripts or of another host in disguise', () => {
    for (const url of ['https://shop.example/p', 'http://a', '/shop/p/1']) expect(isPage(url)).toBe(true);
    for (const url of ['javascript:alert(1)', '//evil', '/\\evil', 'data:text/html,x', undefined])
      expect(isPage(url)).toBe(false);
  });
});
