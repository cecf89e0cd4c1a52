import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { retryDelay } from '../../apps/widget/src/back-off.js';
import { nextToSend, Outbox, type Unsent } from '../../apps/widget/src/chat/outbox.js';
import { MemoryShelf, readJson } from '../../apps/widget/src/shelf.js';
import { type Call, CallQueue } from '../../apps/widget/src/tracker/call-queue.js';
import { beginsSession } from '../../apps/widget/src/tracker/session.js';

const call = (messageId: string, at = 0, properties = {}): Call => ({
  type: 'track',
  event: 'Product Viewed',
  messageId,
  timestamp: new Date(Date.UTC(2026, 0, 1) + at).toISOString(),
  properties,
  context: {},
});
const ids = (queue: CallQueue, limit?: number): readonly string[] =>
  queue.next(limit).map(({ call: { messageId } }) => messageId);

describe('the queue of behaviour calls', () => {
  it('gives calls back in order until they are confirmed, also to the next page', () => {
    const shelf = new MemoryShelf();
    const queue = new CallQueue(shelf);
    for (const id of ['c', 'a', 'b']) queue.add(call(id));
    expect(ids(new CallQueue(shelf))).toEqual(['c', 'a', 'b']);
    queue.confirm(queue.next(2));
    expect(ids(new CallQueue(shelf))).toEqual(['b']);
  });

  it('lets two tabs add and confirm without losing each other’s calls', () => {
    const shelf = new MemoryShelf();
    const [one, two] = [new CallQueue(shelf), new CallQueue(shelf)];
    one.add(call('1', 0));
    const sent = one.next();
    two.add(call('2', 5));
    one.confirm(sent);
    expect(ids(two)).toEqual(['2']);
  });

  it('stays bounded by giving up the oldest', () => {
    const queue = new CallQueue(new MemoryShelf(), 3);
    for (const [at, id] of ['a', 'b', 'c', 'd', 'e'].entries()) queue.add(call(id, at));
    expect(ids(queue)).toEqual(['c', 'd', 'e']);
  });

  it('makes room where the storage is full', () => {
    const shelf = new (class extends MemoryShelf {
      override set(key: string, value: string): boolean {
        return this.keys('').length < 2 && super.set(key, value);
      }
    })();
    const queue = new CallQueue(shelf);
    for (const [at, id] of ['a', 'b', 'c'].entries()) queue.add(call(id, at));
    expect(ids(queue)).toEqual(['b', 'c']);
  });

  it('keeps a request below what a browser sends while a page closes, but never sends none', () => {
    const queue = new CallQueue(new MemoryShelf());
    for (let at = 0; at < 5; at++) queue.add(call(String(at), at, { note: 'x'.repeat(20_000) }));
    expect(ids(queue)).toEqual(['0', '1']);
    const large = new CallQueue(new MemoryShelf());
    large.add(call('large', 0, { note: 'x'.repeat(100_000) }));
    expect(ids(large)).toEqual(['large']);
  });

  it('passes over what somebody else spoilt', () => {
    const shelf = new MemoryShelf();
    const queue = new CallQueue(shelf);
    queue.add(call('a'));
    shelf.set('call.000', '{');
    expect(ids(queue)).toEqual(['a']);
  });
});

describe('the outbox', () => {
  const item = (messageId: string, at: number, refused?: boolean): Unsent => ({
    messageId,
    text: messageId,
    language: 'en',
    at: new Date(at).toISOString(),
    ...(refused && { refused }),
  });

  it('survives the page, in the order of writing', () => {
    const shelf = new MemoryShelf();
    const outbox = new Outbox(shelf);
    for (const one of [item('z', 1), item('a', 2), item('m', 3)]) outbox.keep(one);
    outbox.remove('a');
    expect(new Outbox(shelf).all().map(({ messageId }) => messageId)).toEqual(['z', 'm']);
  });

  it('does not let a refused message hold up the others', () => {
    expect(nextToSend([item('a', 1, true), item('b', 2), item('c', 3)])?.messageId).toBe('b');
    expect(nextToSend([item('a', 1, true)])).toBeUndefined();
  });
});

describe('waiting', () => {
  it('is never shorter than half a second nor longer than a minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, random) => {
          const delay = retryDelay(n, random);
          return delay >= 500 && delay <= 60_000;
        },
      ),
    );
    expect(retryDelay(3, 0)).toBe(2 * retryDelay(2, 0));
  });
});

describe('a visit', () => {
  it('begins after half an hour of silence, whatever the number of pages', () => {
    const shelf = new MemoryShelf();
    const minute = 60_000;
    const begins = [1, 20, 45, 74, 105].map((at) => beginsSession(shelf, at * minute));
    expect(begins).toEqual([true, false, false, false, true]);
  });
});

it('removes a stored value it cannot read', () => {
  const shelf = new MemoryShelf();
  shelf.set('visitor', '{"token":');
  expect(readJson(shelf, 'visitor')).toBeUndefined();
  expect(shelf.get('visitor')).toBeUndefined();
});
