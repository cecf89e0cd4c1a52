import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Coalesced } from './coalesced.js';

describe('what is to be done', () => {
  it('holds nobody twice, and counts what was skipped', () => {
    const queue = new Coalesced();
    queue.mark('a', 1n);
    queue.mark('b', 2n);
    queue.mark('a', 3n);
    queue.mark('a');
    expect([queue.size, queue.skipped]).toEqual([2, 1]);
    expect(queue.take(1)).toEqual(['a']);
    queue.mark('a', 4n);
    expect(queue.take(5)).toEqual(['b', 'a']);
    expect(queue.take(5)).toEqual([]);
  });

  it('puts back what could not be done, and what nobody did is done by no event', () => {
    const queue = new Coalesced();
    queue.mark('asked');
    expect(queue.floor()).toBeUndefined();
    queue.mark('asked', 7n);
    expect(queue.floor()).toBe(7n);
    queue.putBack(queue.take(1));
    queue.mark('asked', 9n);
    expect([queue.floor(), queue.take(1)]).toEqual([7n, ['asked']]);
    queue.drop('asked');
    expect(queue.isIdle).toBe(true);
  });

  it('never says that more is done than is, whatever is marked, taken, done and put back', () => {
    const step = fc.oneof(
      fc.record({ mark: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ take: fc.integer({ min: 1, max: 3 }), works: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const queue = new Coalesced();
        const open = new Map<string, bigint[]>();
        let position = 0n;
        for (const one of steps) {
          if ('mark' in one) {
            position += 1n;
            queue.mark(one.mark, position);
            open.set(one.mark, [...(open.get(one.mark) ?? []), position]);
          } else {
            const keys = queue.take(one.take);
            if (one.works) queue.settle(keys);
            else queue.putBack(keys);
            if (one.works) for (const key of keys) open.delete(key);
          }
          const [first] = [...open.values()].flat().sort((a, b) => (a < b ? -1 : 1));
          expect(queue.floor()).toBe(first);
        }
      }),
    );
  });
});
