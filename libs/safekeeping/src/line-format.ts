import type { RecordedEvent } from '#kernel';

/** The last line of an export: how much came before it, so that a file that was cut off shows. */
export interface LogEnd {
  readonly events: number;
  /** Value of the chain over these events. */
  readonly chain: string;
}

export type LogLine =
  { readonly kind: 'event'; readonly event: RecordedEvent } | { readonly kind: 'end'; readonly end: LogEnd };

/** How a log is written into a text file, an event a line, and read back with nothing lost. */
export interface LineFormat {
  readonly name: string;
  readonly mediaType: string;
  /** Of a file, without the dot. */
  readonly extension: string;
  /** One line, without its end. */
  write(line: LogLine): string;
  /** @throws BadLine saying what is wrong with it */
  read(text: string): LogLine;
}

/** A line that is not what the format says. */
export class BadLine extends Error {
  override readonly name = 'BadLine';
}
