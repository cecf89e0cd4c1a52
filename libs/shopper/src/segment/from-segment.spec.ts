import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { definitionOf } from '#protocol';
import { fromSegment, type Reception } from '#shopper';

const reception: Reception = {
  receivedAt: '2026-03-02T10:00:00.000Z',
  writeKeyId: 'demo',
  correlationId: 'request-1',
  nextId: () => 'fresh',
};

const view = (more: object = {}): object => ({
  type: 'track',
  event: 'Product Viewed',
  userId: '7',
  messageId: 'm-1',
  properties: { product_id: 'p-1', price: '18.99' },
  ...more,
});

function translated(call: object, by = reception) {
  const result = fromSegment(call, by);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const only = (call: object, by = reception) => {
  const [first, ...others] = translated(call, by);
  expect(others).toEqual([]);
  if (!first) throw new Error('nothing was translated');
  return first;
};

const refusal = (call: unknown): string => {
  const result = fromSegment(call, reception);
  return result.ok ? 'accepted' : result.error;
};

describe('fromSegment: what happened', () => {
  it.each(['Product Viewed', 'product viewed', 'ProductViewed', ' PRODUCT  VIEWED '])(
    'knows the name "%s"',
    (event) => {
      expect(only(view({ event })).event).toMatchObject({
        type: 'ProductViewed',
        data: { product_id: 'p-1', price: 18.99 },
      });
    },
  );

  it('keeps a name it does not know, with everything that was said', () => {
    const { event } = only(view({ event: 'Quiz Finished', properties: { score: 7, deep: { a: [1] } } }));
    expect(event.type).toBe('CustomEventTracked');
    expect(event.data).toEqual({ name: 'Quiz Finished', properties: { score: 7, deep: { a: [1] } } });
  });

  it('refuses a known name with wrong properties, and says which', () => {
    expect(refusal(view({ properties: { price: 3 } }))).toMatch(/^Product Viewed: product_id: /);
    expect(refusal(view({ properties: { product_id: 'p', price: 'cheap' } }))).toMatch(/price/);
  });

  it.each(['ShoppersMerged', 'Shoppers Merged', 'shopperidentified', 'CustomEventTracked'])(
    'does not let a tracked name "%s" say who somebody is',
    (event) => {
      const properties = { from: 'u-victim', into: 'u-7' };
      expect(only(view({ event, properties })).event.type).toBe('CustomEventTracked');
    },
  );

  it('takes null for an absent property, also within products', () => {
    const products = [{ product_id: 'p', price: null }];
    const { event } = only(
      view({ event: 'Order Completed', properties: { order_id: 5, coupon: null, products } }),
    );
    expect(event.data).toEqual({ order_id: '5', products: [{ product_id: 'p' }] });
  });

  it('reads pages and screens, and fills in the page from the context', () => {
    const context = { page: { path: '/help', title: 'Help' } };
    const page = only({ type: 'page', anonymousId: 'x', name: 'Help page', context });
    expect(page.shopperId).toBe('a-x');
    expect(page.event).toMatchObject({
      type: 'PageViewed',
      data: { name: 'Help page', path: '/help', title: 'Help', context },
    });
    expect(only({ type: 'screen', anonymousId: 'x', name: 'Home' }).event.type).toBe('PageViewed');
    expect(only({ type: 'group', userId: '7', groupId: 'g' }).event.data).toMatchObject({ name: 'group' });
  });

  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148', 'mobile'],
    ['Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) Mobile/15E148', 'tablet'],
    ['Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/120 Mobile Safari/537.36', 'mobile'],
    ['Mozilla/5.0 (Linux; Android 13; SM-X700) Chrome/120 Safari/537.36', 'tablet'],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/120 Safari/537.36', 'desktop'],
  ])('tells the device from %s', (userAgent, device) => {
    expect(only(view({ context: { userAgent } })).event.data).toMatchObject({ context: { device } });
  });
});

describe('fromSegment: who', () => {
  it('prefers the user, takes the anonymous visitor, and refuses nobody', () => {
    expect(only(view({ userId: 7, anonymousId: 'x' })).shopperId).toBe('u-7');
    expect(only(view({ userId: null, anonymousId: 'x' })).shopperId).toBe('a-x');
    expect(refusal(view({ userId: undefined }))).toMatch(/userId or an anonymousId/);
    expect(refusal(view({ userId: 'x'.repeat(199) }))).toMatch(/userId: longer/);
    expect(refusal(view({ userId: 'a\u0000b' }))).toMatch(/userId: contains a NUL/);
    expect(refusal({ type: 'alias', userId: '7', previousId: '\ud800' })).toMatch(/previousId: .*surrogate/);
  });

  it('identifies, and merges the visitor into the user once, however often the client says so', () => {
    const call = (messageId: string) => ({
      type: 'identify',
      userId: '7',
      anonymousId: 'x',
      messageId,
      traits: { firstName: 'Ada', email: 'ada@example.com', address: { city: 'Turin' } },
    });
    const [identified, merge] = translated(call('m-1'));
    expect(identified?.event).toMatchObject({
      type: 'ShopperIdentified',
      data: { user_id: '7', anonymous_id: 'x', traits: { first_name: 'Ada', city: 'Turin' } },
    });
    expect(merge).toMatchObject({
      shopperId: 'u-7',
      event: { type: 'ShoppersMerged', data: { from: 'a-x', into: 'u-7' } },
    });
    const [again, mergedAgain] = translated(call('m-2'));
    expect(again?.event.id).not.toBe(identified?.event.id);
    expect(mergedAgain?.event.id).toBe(merge?.event.id);
  });

  it('takes traits of a visitor who has not logged in', () => {
    const { shopperId, event } = only({ type: 'identify', anonymousId: 'x', traits: { email: 'a@b.c' } });
    expect(shopperId).toBe('a-x');
    expect(event.data).toEqual({ anonymous_id: 'x', traits: { email: 'a@b.c' } });
  });

  it('never folds one customer into another by an alias', () => {
    const { event } = only({ type: 'alias', previousId: 'victim', userId: '7' });
    expect(event.data).toEqual({ from: 'a-victim', into: 'u-7' });
    expect(refusal({ type: 'alias', previousId: 'x', anonymousId: 'y' })).toMatch(/userId/);
  });
});

describe('fromSegment: once, and when', () => {
  it('gives a call that is sent again the same id, and another source another', () => {
    const { event } = only(view());
    expect(only(view()).event.id).toBe(event.id);
    expect(only(view(), { ...reception, writeKeyId: 'other' }).event.id).not.toBe(event.id);
    expect(only(view({ messageId: undefined })).event.id).toBe('fresh');
  });

  it('corrects a clock that is wrong', () => {
    const late = { timestamp: '2026-03-02T08:59:30.000Z', sentAt: '2026-03-02T09:00:00.000Z' };
    expect(only(view(late)).event.metadata.occurredAt).toBe('2026-03-02T09:59:30.000Z');
    const { timestamp, sentAt } = late;
    expect(only(view({ timestamp }), { ...reception, sentAt }).event.metadata.occurredAt).toBe(
      '2026-03-02T09:59:30.000Z',
    );
  });

  it('does not believe the future, and keeps the claim', () => {
    const { event } = only(view({ timestamp: '2099-01-01T00:00:00Z' }));
    expect(event.metadata.occurredAt).toBe(reception.receivedAt);
    expect(event.data).toMatchObject({ claimed_at: '2099-01-01T00:00:00Z' });
    const soon = only(view({ timestamp: '2026-03-02T10:04:59.000Z' })).event;
    expect(soon.metadata.occurredAt).toBe('2026-03-02T10:04:59.000Z');
  });

  it('takes anything without throwing, and what it accepts its own schema accepts', () => {
    const anything = fc.anything({ withNullPrototype: true, maxDepth: 3 });
    const call = fc.record(
      {
        type: fc.constantFrom('track', 'identify', 'page', 'alias', 'group', 'x'),
        event: fc.constantFrom('Product Viewed', 'Order Completed', 'Anything', '__proto__'),
        userId: fc.oneof(fc.string(), anything),
        anonymousId: fc.string({ unit: 'binary' }),
        previousId: fc.string(),
        groupId: fc.string(),
        messageId: fc.string({ minLength: 1 }),
        properties: fc.oneof(
          fc.dictionary(fc.string(), anything),
          fc.constant({ product_id: 1, order_id: 2 }),
        ),
        traits: fc.dictionary(fc.string(), anything),
        context: fc.record({ page: anything, userAgent: anything, locale: anything, library: anything }),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(fc.oneof(call, anything), (value) => {
        const result = fromSegment(value, reception);
        if (!result.ok) {
          expect(result.error).not.toBe('');
          return;
        }
        for (const { shopperId, event } of result.value) {
          expect(shopperId.isWellFormed() && !shopperId.includes('\u0000')).toBe(true);
          expect(definitionOf(event.type)?.data.safeParse(event.data).error).toBeUndefined();
        }
      }),
      { numRuns: 2000 },
    );
  });
});
