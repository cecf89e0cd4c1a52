import type { NewEvent, RecordedEvent } from '#kernel';

/** A name, or another part of an event's place, that would come back from a disk as something else. */
export class UnstorableName extends Error {
  override readonly name = 'UnstorableName';
  constructor(
    readonly what: string,
    readonly value: unknown,
  ) {
    super(
      `${what} ${JSON.stringify(value)} cannot be stored: names are texts that are not empty, without NUL ` +
        'characters and lone surrogates; times are ISO 8601; revisions count from 0.',
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

/** @throws UnstorableName as above, or where an event's `recordedAt` or revision is none */
export function assertRestorable(events: readonly RecordedEvent[]): void {
  for (const event of events) {
    assertStorable(event.stream, [event]);
    if (Number.isNaN(Date.parse(event.recordedAt))) {
      throw new UnstorableName(`Recorded time of event ${event.id}`, event.recordedAt);
    }
    if (!Number.isSafeInteger(event.revision) || event.revision < 0) {
      throw new UnstorableName(`Revision of event ${event.id}`, event.revision);
    }
  }
}

function assertName(what: string, value: unknown): void {
  if (typeof value !== 'string' || value === '' || !value.isWellFormed() || value.includes('\u0000')) {
    throw new UnstorableName(what, value);
  }
}
