import { beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import type { NewEvent, RecordedEvent } from '#kernel';
import { BoxTampered, InMemoryShopperKeys, SealingEventStore, ShopperKeyMissing } from '#privacy';
import { type DataOf, type EventType, FORGOTTEN } from '#protocol';
import { eventStoreContract } from '../../event-store/src/event-store.contract.js';
import { newEvent } from '../../event-store/src/contract-events.contract.js';

eventStoreContract('SealingEventStore over InMemoryEventStore', {
  open: async () => new SealingEventStore(new InMemoryEventStore(), new InMemoryShopperKeys()),
});

const event = <Type extends EventType>(
  type: Type,
  data: DataOf<Type>,
  part: Partial<NewEvent> = {},
): NewEvent => newEvent({ type, data, ...part });
const said = (text: string, shopperId = 'a-anna'): NewEvent =>
  event('ShopperMessageSent', { conversationId: 'c1', shopperId, messageId: 'm1', text });
const identified = (traits: Record<string, unknown>): NewEvent =>
  event('ShopperIdentified', { user_id: '7', traits });

describe('a sealing store', () => {
  let log: InMemoryEventStore;
  let keys: InMemoryShopperKeys;
  let store: SealingEventStore;
  beforeEach(() => {
    log = new InMemoryEventStore();
    keys = new InMemoryShopperKeys();
    store = new SealingEventStore(log, keys);
  });
  const inLog = async (): Promise<string> =>
    JSON.stringify((await log.readAll(0n)).map(({ position: _, ...rest }) => rest));
  const read = async (): Promise<unknown[]> => (await store.readAll(0n)).map(({ data }) => data);
  const forget = async (...shopperIds: string[]): Promise<void> => {
    const records = await keys.of(shopperIds);
    await keys.destroy(
      records.map(({ id }) => id),
      '2026-05-06T07:08:09.000Z',
    );
  };

  it('keeps personal fields out of the log and gives them back, in the order of the fields', async () => {
    const message = said('My number is 0151 2345678');
    await store.append('conversation-c1', [message]);
    expect(await inLog()).not.toContain('2345678');
    expect(JSON.stringify(await read())).toBe(JSON.stringify([message.data]));
  });

  it('reads as forgotten after the key is gone, whichever way it is read, and leaves the rest', async () => {
    const [message, traits] = [said('secret'), identified({ email: 'anna@example.com' })];
    await store.append('conversation-c1', [message, said('of bob', 'u-bob')]);
    await store.append('shopper-a-anna', [traits]);
    await forget('a-anna');
    const texts = (events: readonly RecordedEvent[]): unknown[] =>
      events.map(({ data }) => (data as { text?: unknown }).text);
    expect(await read()).toMatchObject([
      { messageId: 'm1', text: FORGOTTEN },
      { text: 'of bob' },
      { user_id: '7', traits: FORGOTTEN },
    ]);
    expect(texts(await store.readStream('conversation-c1'))).toEqual([FORGOTTEN, 'of bob']);
    expect(texts(await store.readAllBackwards(99n))).toEqual([undefined, 'of bob', FORGOTTEN]);
    expect((await store.readEvent(message.id))?.data).toMatchObject({ text: FORGOTTEN });
    for await (const item of store.subscribe(0n, { types: ['ShopperMessageSent'] })) {
      if (item.kind === 'events') expect(texts(item.events)).toEqual([FORGOTTEN, 'of bob']);
      else break;
    }
  });

  it('opens what several follow once, and shows it to none of them when the key is gone', async () => {
    await store.append('conversation-c1', [said('secret')]);
    const follow = async (): Promise<readonly RecordedEvent[]> => {
      for await (const item of store.subscribe(0n)) if (item.kind === 'events') return item.events;
      return [];
    };
    const [one, other] = [await follow(), await follow()];
    expect(one).toMatchObject([{ data: { text: 'secret' } }]);
    expect(other[0]).toBe(one[0]);
    await forget('a-anna');
    expect(await follow()).toMatchObject([{ data: { text: FORGOTTEN } }]);
  });

  it('seals under a new key when a forgotten shopper comes back', async () => {
    await store.append('conversation-c1', [said('before')]);
    await forget('a-anna');
    await store.append('conversation-c1', [said('after')]);
    expect(await read()).toMatchObject([{ text: FORGOTTEN }, { text: 'after' }]);
  });

  it('seals what a schema does not know, also deep inside, and only that', async () => {
    const order = {
      order_id: '5',
      email: 'anna@example.com',
      products: [{ product_id: 'p' }, { product_id: 'q', engraving: 'For Anna' }],
      $sealed: 'not ours',
    };
    await store.append('shopper-a-anna', [
      event('OrderCompleted', order),
      event('ProductViewed', { product_id: 'p' }),
    ]);
    const stored = await inLog();
    expect(stored).not.toMatch(/example\.com|For Anna|not ours/);
    expect(stored).toContain('"product_id":"q"');
    expect(await read()).toEqual([order, { product_id: 'p' }]);
    await forget('a-anna');
    expect(await read()).toMatchObject([
      { order_id: '5', email: FORGOTTEN, products: [{ product_id: 'p' }, { engraving: FORGOTTEN }] },
      { product_id: 'p' },
    ]);
  });

  it('touches no event that holds nothing personal, and makes no key for it', async () => {
    const plain = event('PageViewed', { path: '/lamps', title: 'Lamps', context: { device: 'mobile' } });
    await store.append('shopper-a-anna', [plain, event('ShopperIdentified', { user_id: '7' })]);
    expect(await store.readAll(0n)).toEqual(await log.readAll(0n));
    expect(await keys.of(['a-anna'])).toEqual([]);
  });

  it('reads what was stored before there was sealing', async () => {
    await log.append('conversation-c1', [said('in plain text')]);
    expect(await read()).toMatchObject([{ text: 'in plain text' }]);
  });

  it('opens a box only in the event, and at the places, that it was sealed for', async () => {
    await store.append('conversation-c1', [said('one')]);
    const [{ data }] = (await log.readAll(0n)) as [RecordedEvent];
    await log.append('conversation-c2', [newEvent({ type: 'ShopperMessageSent', data })]);
    await expect(store.readStream('conversation-c2')).rejects.toBeInstanceOf(BoxTampered);
    const sealed = (data as { $sealed: { paths: unknown } }).$sealed;
    const moved = { ...(data as object), $sealed: { ...sealed, paths: [['messageId']] } };
    const other = new InMemoryEventStore();
    await other.append('conversation-c1', [{ ...said('one'), id: 'moved', data: moved }]);
    await expect(new SealingEventStore(other, keys).readAll(0n)).rejects.toBeInstanceOf(BoxTampered);
  });

  it('says which key is missing instead of taking its shopper for forgotten', async () => {
    await store.append('conversation-c1', [said('one')]);
    const stranger = new SealingEventStore(log, new InMemoryShopperKeys());
    await expect(stranger.readAll(0n)).rejects.toBeInstanceOf(ShopperKeyMissing);
  });

  it('refuses personal fields of nobody', async () => {
    await expect(store.append('odd', [identified({ name: 'Anna' })])).rejects.toThrow('names no shopper');
    expect(await log.count()).toBe(0);
  });

  it.each([
    ['is being made', false],
    ['is at hand', true],
  ])('takes what it stores by value, and keeps the order of appends, while a key %s', async (_, isKnown) => {
    if (isKnown) await keys.forSealing('a-anna');
    const traits = { name: 'Anna' };
    const view = { product_id: 'p' };
    const first = store.append('shopper-a-anna', [identified(traits), event('ProductViewed', view)]);
    const second = store.append('shopper-a-anna', [event('PageViewed', { path: '/' })]);
    traits.name = view.product_id = 'changed';
    await Promise.all([second, first]);
    expect(await read()).toEqual([
      { user_id: '7', traits: { name: 'Anna' } },
      { product_id: 'p' },
      { path: '/' },
    ]);
  });

  it('restores opened events sealed again, under the same ids and places', async () => {
    await store.append('conversation-c1', [said('one'), said('two')]);
    const elsewhere = new InMemoryEventStore();
    const target = new SealingEventStore(elsewhere, keys);
    expect(await target.restore(await store.readAll(0n))).toBe(2);
    expect(await target.readAll(0n)).toEqual(await store.readAll(0n));
    expect(
      JSON.stringify((await elsewhere.readStream('conversation-c1')).map(({ data }) => data)),
    ).not.toMatch(/"one"|"two"/);
  });
});
