import { formatOf } from './formats.js';
import type { LineFormat, LogLine } from './line-format.js';
import { linesOf, readLine, UnreadableLine } from './lines.js';

/** The file ends before its last line, or that line tells of something else than what came before. */
export class FileIncomplete extends Error {
  override readonly name = 'FileIncomplete';
}

/**
 * What an exported file holds, line by line; the format shows in its first line.
 *
 * @throws UnreadableLine with the number of the first line that does not fit
 */
export async function* readLogFile(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LogLine> {
  let format: LineFormat | undefined;
  let ended = false;
  for await (const { number, text } of linesOf(chunks)) {
    if (ended) throw new UnreadableLine(number, 'it comes after the line that ends the log');
    const item = readLine(number, () => (format ??= formatOf(text)).read(text));
    ended = item.kind === 'end';
    yield item;
  }
}
