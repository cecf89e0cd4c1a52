import { describe, expect, it } from '@jest/globals';
import { derivedId, UuidV7Ids, uuidV7 } from '#kernel';

describe('UUID v7', () => {
  it('carries version, variant and time', () => {
    const id = uuidV7(Date.UTC(2026, 0, 1), 0, new Uint8Array(8).fill(0xff));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 0, 1));
  });

  it('grows strictly, also beyond 4,096 in one millisecond', () => {
    const ids = new UuidV7Ids();
    const made = Array.from({ length: 20_000 }, () => ids.next());
    expect(new Set(made).size).toBe(made.length);
    expect([...made].sort()).toEqual(made);
  });
});

describe('derived id', () => {
  it('is the same for the same parts, and tells where one part ends', () => {
    expect(derivedId('a', 'b')).toBe(derivedId('a', 'b'));
    expect(derivedId('a', 'b')).not.toBe(derivedId('ab'));
    expect(derivedId('a', 'b')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
