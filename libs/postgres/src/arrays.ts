/**
 * Arrays in PostgreSQL's binary form (array_recv in src/backend/utils/adt/arrayfuncs.c): a header of five 32-bit
 * numbers, then length and bytes of each element. Nothing needs escaping, neither here nor in the server.
 */
const HEADER = 20;
const OID = { int8: 20, int4: 23, text: 25 } as const;

export function textArray(items: readonly (string | null)[]): Buffer {
  const sizes = items.map((item) => (item === null ? -1 : Buffer.byteLength(item)));
  return filled(OID.text, sizes, (buffer, i, at) => void buffer.write(items[i] ?? '', at));
}

/** @param items whole numbers of 32 bits */
export function integerArray(items: readonly (number | null)[]): Buffer {
  const sizes = items.map((item) => (item === null ? -1 : 4));
  return filled(OID.int4, sizes, (buffer, i, at) => void buffer.writeInt32BE(items[i] ?? 0, at));
}

/** @param items whole numbers */
export function bigintArray(items: readonly (number | null)[]): Buffer {
  const sizes = items.map((item) => (item === null ? -1 : 8));
  return filled(OID.int8, sizes, (buffer, i, at) => void buffer.writeBigInt64BE(BigInt(items[i] ?? 0), at));
}

/** @param sizes bytes of each element, -1 for null */
function filled(
  oid: number,
  sizes: readonly number[],
  write: (buffer: Buffer, index: number, at: number) => void,
): Buffer {
  const total = sizes.reduce((sum, size) => sum + 4 + Math.max(size, 0), HEADER);
  const buffer = Buffer.allocUnsafe(total);
  const header = sizes.length === 0 ? [0, 0, oid] : [1, Number(sizes.includes(-1)), oid, sizes.length, 1];
  let at = 0;
  for (const number of header) at = buffer.writeInt32BE(number, at);
  sizes.forEach((size, index) => {
    at = buffer.writeInt32BE(size, at);
    if (size > 0) write(buffer, index, at);
    at += Math.max(size, 0);
  });
  return buffer.subarray(0, at);
}
