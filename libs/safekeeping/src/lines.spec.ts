import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linesOf, type NumberedLine } from './lines.js';

async function* chunked(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  let start = 0;
  for (const end of ends) {
    yield bytes.subarray(start, end);
    start = end;
  }
}

async function read(bytes: Uint8Array, cuts: readonly number[] = []): Promise<NumberedLine[]> {
  const lines: NumberedLine[] = [];
  for await (const line of linesOf(chunked(bytes, cuts))) lines.push(line);
  return lines;
}

describe('linesOf', () => {
  it('finds the same lines however the bytes arrive', async () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((line) => line.trim() === line && !line.includes('\n'));
    await fc.assert(
      fc.asyncProperty(fc.array(text), fc.array(fc.nat(400)), fc.boolean(), async (lines, cuts, ended) => {
        const bytes = Buffer.from(lines.join('\n') + (ended ? '\n' : ''));
        const expected = lines
          .map((line, i) => ({ number: i + 1, text: line }))
          .filter(({ text: line }) => line !== '');
        expect(await read(bytes, cuts)).toEqual(expected);
      }),
    );
  });

  it('ends lines at line feeds only, and leaves empty ones out', async () => {
    const bytes = Buffer.from('\ufeffa\u2028b\u0085c\r\n\r\n  \nd\re');
    expect(await read(bytes)).toEqual([
      { number: 1, text: 'a\u2028b\u0085c' },
      { number: 4, text: 'd\re' },
    ]);
  });

  it('says in which line the text is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('fine\n'), Buffer.from([0x7b, 0xff, 0x0a])]);
    await expect(read(bytes)).rejects.toMatchObject({ name: 'UnreadableLine', line: 2 });
  });
});
