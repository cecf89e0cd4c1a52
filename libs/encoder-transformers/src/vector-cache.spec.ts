import { describe, expect, it } from '@jest/globals';
import { VectorCache } from './vector-cache.js';

const vector = (value: number): Float32Array => Float32Array.of(value);

describe('VectorCache', () => {
  it('drops what was asked for longest ago', () => {
    const cache = new VectorCache(2);
    cache.set('a', vector(1));
    cache.set('b', vector(2));
    cache.get('a');
    cache.set('c', vector(3));
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([vector(1), undefined, vector(3)]);
    expect(cache.size).toBe(2);
  });

  it('tells malformed texts apart', () => {
    const cache = new VectorCache(10);
    cache.set('\ud800', vector(1));
    cache.set('\ud801', vector(2));
    expect([cache.get('\ud800'), cache.get('\ud801')]).toEqual([vector(1), vector(2)]);
  });

  it('keeps nothing where it has no room', () => {
    const cache = new VectorCache(0);
    cache.set('a', vector(1));
    expect(cache.get('a')).toBeUndefined();
  });
});
