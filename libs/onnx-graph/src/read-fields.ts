/** One field of a message as it stands in a file. */
export interface Field {
  readonly number: number;
  /** The whole field, tag and all: to be written again as it is. */
  readonly bytes: Buffer;
  /** Of a bytes, string or message field. */
  readonly body: Buffer;
  /** Of a varint field. */
  readonly value: number;
}

/**
 * The fields of a protocol-buffers message, in their order.
 *
 * @throws where the bytes are cut off or are none
 */
export function readFields(message: Buffer): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < message.length;) {
    const from = at;
    const tag = varint(message, at);
    const [body, value, end] = content(message, tag.end, tag.value & 7);
    at = end;
    if (at > message.length) throw new Error('The file is cut off.');
    fields.push({ number: tag.value >>> 3, bytes: message.subarray(from, at), body, value });
  }
  return fields;
}

const NOTHING = Buffer.alloc(0);

function content(message: Buffer, at: number, wireType: number): [Buffer, number, number] {
  switch (wireType) {
    case 0: {
      const { value, end } = varint(message, at);
      return [NOTHING, value, end];
    }
    case 1:
      return [NOTHING, 0, at + 8];
    case 2: {
      const { value: length, end } = varint(message, at);
      return [message.subarray(end, end + length), 0, end + length];
    }
    case 5:
      return [NOTHING, 0, at + 4];
    default:
      throw new Error('The file is no protocol-buffers message.');
  }
}

/** Read as a double: dimensions and enumerations fit, and negative numbers are not asked for. */
function varint(message: Buffer, from: number): { value: number; end: number } {
  let value = 0;
  for (let at = from; at < message.length; at++) {
    const byte = message[at] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * (at - from));
    if (byte < 0x80) return { value, end: at + 1 };
  }
  throw new Error('The file is cut off.');
}
