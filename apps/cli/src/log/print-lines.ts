import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes to standard output as fast as it is read; a reader that has enough (`| head`) ends it quietly. */
export async function printLines(text: AsyncIterable<string> | Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(text), process.stdout, { end: false });
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== 'EPIPE') throw error;
  }
}
