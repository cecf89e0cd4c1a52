import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { images, pdf } from '../test/files.js';
import { toldByContent } from './index.js';

describe('what a file is', () => {
  it.each(Object.entries(images))('is told by its content: %s', (format, file) => {
    const type = `image/${format.split(',')[0] ?? ''}`;
    expect(toldByContent(file)).toEqual({ type, width: 30, height: 20 });
  });
  it('is told by its content: pdf', () => {
    expect(toldByContent(pdf)).toEqual({ type: 'application/pdf' });
  });
  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing that can hold scripts', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a program', 'MZ\u0090\u0000'],
    ['words', 'GIF of a cat'],
    ['nothing', ''],
  ])('is not guessed at: %s', (_, content) => {
    expect(toldByContent(Buffer.from(content, 'latin1'))).toBeUndefined();
  });
  it('is nothing where an image tells no size', () => {
    const flat = Buffer.from(images.png);
    flat.writeUInt32BE(0, 16);
    expect(toldByContent(flat)).toBeUndefined();
    expect(toldByContent(images.jpeg.subarray(0, 30))).toBeUndefined();
  });
  it('comes out, whatever is sent', () => {
    const beginnings = [...Object.values(images), pdf].map((file) => [...file.subarray(0, 16)]);
    const anything = fc
      .tuple(fc.constantFrom([], ...beginnings), fc.uint8Array({ maxLength: 200 }))
      .map(([beginning, rest]) => Uint8Array.from([...beginning, ...rest]));
    fc.assert(
      fc.property(anything, (content) => {
        const told = toldByContent(content);
        expect(told === undefined || told.type === 'application/pdf' || (told.width ?? 0) > 0).toBe(true);
      }),
    );
  });
});
