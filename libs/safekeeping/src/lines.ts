import { TextDecoder } from 'node:util';
import { BadLine } from './line-format.js';

/** A line longer than this is no event. */
const LONGEST = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/** A line that cannot be used, and where it stands. */
export class UnreadableLine extends Error {
  override readonly name = 'UnreadableLine';
  constructor(
    /** From 1. */
    readonly line: number,
    reason: string,
  ) {
    super(`Line ${String(line)} cannot be read: ${reason}.`);
  }
}

export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/**
 * Lines of a UTF-8 text, ended by a line feed and by nothing else: JSON may hold U+2028, which Node's own `readline`
 * takes for the end of a line. Empty lines are left out.
 *
 * @throws UnreadableLine where a line is not UTF-8, or longer than 64 MiB
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let number = 1;
  let rest: Uint8Array[] = [];
  let size = 0;
  const line = (): NumberedLine | undefined => {
    const text = decoded(decoder, rest, number).trim();
    rest = [];
    size = 0;
    return text === '' ? undefined : { number, text };
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      rest.push(chunk.subarray(start, end));
      start = end + 1;
      const whole = line();
      if (whole) yield whole;
      number += 1;
    }
    rest.push(chunk.subarray(start));
    size += chunk.length - start;
    if (size > LONGEST) throw new UnreadableLine(number, 'it is longer than 64 MiB');
  }
  const last = line();
  if (last) yield last;
}

function decoded(decoder: TextDecoder, parts: readonly Uint8Array[], number: number): string {
  try {
    return decoder.decode(Buffer.concat(parts));
  } catch (error) {
    throw new UnreadableLine(number, `it is not UTF-8 (${String(error)})`);
  }
}

/** What `read` makes of a line. @throws UnreadableLine in the place of its BadLine */
export function readLine<Value>(number: number, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadLine) throw new UnreadableLine(number, error.message);
    throw error;
  }
}
