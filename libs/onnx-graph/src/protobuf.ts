/**
 * The few pieces of the protocol-buffers wire format an ONNX file needs
 * (https://protobuf.dev/programming-guides/encoding). Each function returns one complete field.
 */
const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** An unsigned base-128 varint of a non-negative safe integer. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(value);
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Buffer.from(bytes);
}

const tag = (field: number, wireType: number): Buffer => varint((field << 3) | wireType);

/** An int32, int64 or enum field; `value` must not be negative. */
export const integer = (field: number, value: number): Buffer =>
  Buffer.concat([tag(field, VARINT), varint(value)]);

export function float(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([tag(field, FIXED_32), bytes]);
}

/** A bytes field, or an embedded message given as its own fields. */
export function message(field: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([tag(field, LENGTH_DELIMITED), varint(body.length), body]);
}

export const string = (field: number, value: string): Buffer => message(field, Buffer.from(value, 'utf8'));
