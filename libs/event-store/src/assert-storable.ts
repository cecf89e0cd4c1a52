import type { NewEvent } from '#kernel';

/** A name that would come back from a disk as something else. */
export class UnstorableName extends Error {
  override readonly name = 'UnstorableName';
  constructor(
    readonly what: string,
    readonly value: unknown,
  ) {
    super(
      `${what} ${JSON.stringify(value)} cannot be stored: give a text that is not empty, ` +
        'without NUL characters and lone surrogates.',
    );
  }
}

/** @throws UnstorableName where the stream, an id or a type is not well-formed text */
export function assertStorable(stream: string, events: readonly NewEvent[]): void {
  assertName('Stream', stream);
  for (const event of events) {
    assertName('Event id', event.id);
    assertName('Event type', event.type);
  }
}

function assertName(what: string, value: unknown): void {
  if (typeof value !== 'string' || value === '' || !value.isWellFormed() || value.includes('\u0000')) {
    throw new UnstorableName(what, value);
  }
}
