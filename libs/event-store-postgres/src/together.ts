import { type Appended, slotOf } from '#event-store';
import { bigintArray, integerArray, statement, textArray, type Row, type Value } from '#postgres';
import type { AppendRequest, EncodedEvent } from './append-request.js';

interface Stream {
  readonly name: string;
  /** Its place among the group's streams, from 1. */
  readonly nth: number;
  readonly slot: number;
  /** Where it must stand before; undefined: anywhere. */
  required: number | undefined;
  events: number;
}

/** Where the last event of an append is in the group. */
interface End {
  readonly stream: Stream;
  /** Among the group's events of the stream, from 1. */
  readonly ahead: number;
  /** Among all events of the group, from 1. */
  readonly nth: number;
  readonly stored: number;
}

/** `append_events`, with the columns in the order of its parameters. */
export const APPEND = statement(
  `SELECT first_position, to_json(heads) FROM append_events($1::text[], $2::integer[], $3::integer[], $4::text[],
    $5::integer[], $6::integer[], $7::text[], $8::text[], $9::integer[], $10::bigint[], $11::text[], $12::text[],
    $13::text[], $14)`,
);

/**
 * Appends of a group laid together for one statement. It goes by hope: that every event is new, and that every stream
 * stands where its writers say. Where that does not hold, nothing is stored, and each append is looked at by itself.
 */
export class Together {
  private readonly streams = new Map<string, Stream>();
  private readonly events: EncodedEvent[] = [];
  private readonly streamOf: Stream[] = [];
  private readonly ahead: number[] = [];
  private readonly ends: End[] = [];

  /** @returns undefined where the appends contradict each other, or one has nothing to append */
  static of(requests: readonly AppendRequest[]): Together | undefined {
    const together = new Together();
    return requests.every((request) => together.add(request)) ? together : undefined;
  }

  get empty(): boolean {
    return this.events.length === 0;
  }

  values(recordedAt: number): Value[] {
    const { events, streamOf, ahead } = this;
    const streams = [...this.streams.values()];
    return [
      textArray(streams.map(({ name }) => name)),
      integerArray(streams.map(({ required }) => required ?? null)),
      integerArray(streamOf.map(({ nth }) => nth)),
      textArray(streamOf.map(({ name }) => name)),
      integerArray(ahead),
      integerArray(streamOf.map(({ slot }) => slot)),
      textArray(events.map(({ id }) => id)),
      textArray(events.map(({ type }) => type)),
      integerArray(events.map(({ schemaVersion }) => schemaVersion)),
      bigintArray(events.map(({ occurredAt }) => occurredAt)),
      textArray(events.map(({ correlation }) => correlation)),
      textArray(events.map(({ data }) => data)),
      textArray(events.map(({ metadata }) => metadata)),
      recordedAt,
    ];
  }

  /** @param row what `append_events` returned */
  appended([first, headsJson]: Row): Appended[] {
    const heads = JSON.parse(headsJson ?? '[]') as number[];
    const before = BigInt(first ?? 0) - 1n;
    return this.ends.map(({ stream, ahead, nth, stored }) => {
      const revision = (heads[stream.nth - 1] ?? -1) + ahead;
      return { stream: stream.name, revision, position: before + BigInt(nth), stored };
    });
  }

  private add({ stream: name, events, expected }: AppendRequest): boolean {
    if (events.length === 0) return false;
    const stream = this.streams.get(name) ?? this.addStream(name);
    if (expected !== 'any') {
      const required = (expected === 'none' ? -1 : expected) - stream.events;
      if (required !== (stream.required ??= required)) return false;
    }
    for (const event of events) {
      this.events.push(event);
      this.streamOf.push(stream);
      this.ahead.push(++stream.events);
    }
    this.ends.push({ stream, ahead: stream.events, nth: this.events.length, stored: events.length });
    return true;
  }

  private addStream(name: string): Stream {
    const stream = { name, nth: this.streams.size + 1, slot: slotOf(name), required: undefined, events: 0 };
    this.streams.set(name, stream);
    return stream;
  }
}
