import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { UsageError } from '../../usage-error.js';

export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
}

/** The lines of a text file that are not empty. @throws UsageError where it cannot be read */
export async function* linesIn(file: string): AsyncGenerator<Line> {
  let number = 0;
  try {
    for await (const text of createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Infinity,
    })) {
      number++;
      if (text.trim() !== '') yield { text: text.trim(), number };
    }
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** What is wrong with a line, with file and line. */
export const wrongLine = (file: string, number: number, reason: string): UsageError =>
  new UsageError(`${file}:${String(number)}: ${reason}`);
