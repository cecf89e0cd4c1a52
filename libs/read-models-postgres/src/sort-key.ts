import { createHash } from 'node:crypto';
import { plainText } from './plain-text.js';

/** Bytes of a text that are kept; PostgreSQL indexes up to about 2,700. */
const LONGEST = 300;

/**
 * A value as a text whose order by bytes is the order of values: numbers and booleans (as 1 and 0) before texts,
 * numbers by size, texts by their UTF-8 bytes. Equal values have equal keys, different ones different keys; only the
 * order of texts that agree in their first 300 bytes is another. It holds nothing that `jsonb` cannot hold.
 *
 * @returns undefined for what cannot be filtered or sorted by: null, lists and objects
 */
export function sortKey(value: unknown): string | undefined {
  switch (typeof value) {
    case 'boolean':
      return `1${ordered(Number(value))}`;
    case 'number':
      return `1${ordered(value)}`;
    case 'string':
      return `2${short(value)}`;
    default:
      return undefined;
  }
}

/** The sort keys of a document's own fields, as JSON. */
export function fieldsOf(document: unknown): string {
  const fields = Object.entries((document ?? {}) as Record<string, unknown>).map(
    ([name, value]) => [plainText(name), sortKey(value)] as const,
  );
  return JSON.stringify(Object.fromEntries(fields));
}

/** The bits of a double, such that their order is that of the numbers: sign flipped, and all else where negative. */
function ordered(value: number): string {
  const bits = Buffer.alloc(8);
  // -0 equals 0.
  bits.writeDoubleBE(value === 0 ? 0 : value);
  const number = bits.readBigUInt64BE();
  const sign = 1n << 63n;
  return (number & sign ? ~number & 0xffff_ffff_ffff_ffffn : number | sign).toString(16).padStart(16, '0');
}

function short(text: string): string {
  const whole = plainText(text);
  if (whole.length <= LONGEST / 3 || Buffer.byteLength(whole) <= LONGEST) return whole;
  const hash = createHash('sha256').update(text, 'utf16le').digest('hex');
  return (
    Buffer.from(whole)
      .subarray(0, LONGEST)
      .toString()
      .replace(/\uFFFD+$/u, '') + hash
  );
}
