import { type Appended, slotOf } from '#event-store';
import { bigintArray, integerArray, statement, textArray, type Row, type Value } from '#postgres';
import type { AppendRequest, EncodedEvent } from './append-request.js';

interface Stream {
  readonly nth: number;
  readonly slot: number;
  /** Where it must stand before; undefined: anywhere. */
  required: number | undefined;
  events: number;
}

interface Line extends EncodedEvent {
  readonly stream: string;
  readonly of: Stream;
  /** Its place among the group's events of the stream, from 1. */
  readonly ahead: number;
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
  private readonly lines: Line[] = [];
  private readonly ends: { readonly stream: string; readonly line: number; readonly stored: number }[] = [];

  /** @returns undefined where the appends contradict each other, or one has nothing to append */
  static of(requests: readonly AppendRequest[]): Together | undefined {
    const together = new Together();
    return requests.every((request) => together.add(request)) ? together : undefined;
  }

  get empty(): boolean {
    return this.lines.length === 0;
  }

  values(recordedAt: number): Value[] {
    const { lines } = this;
    const streams = [...this.streams.values()];
    return [
      textArray([...this.streams.keys()]),
      integerArray(streams.map(({ required }) => required ?? null)),
      integerArray(lines.map(({ of }) => of.nth)),
      textArray(lines.map(({ stream }) => stream)),
      integerArray(lines.map(({ ahead }) => ahead)),
      integerArray(lines.map(({ of }) => of.slot)),
      textArray(lines.map(({ id }) => id)),
      textArray(lines.map(({ type }) => type)),
      integerArray(lines.map(({ schemaVersion }) => schemaVersion)),
      bigintArray(lines.map(({ occurredAt }) => occurredAt)),
      textArray(lines.map(({ correlation }) => correlation)),
      textArray(lines.map(({ data }) => data)),
      textArray(lines.map(({ metadata }) => metadata)),
      recordedAt,
    ];
  }

  /** @param row what `append_events` returned */
  appended([first, headsJson]: Row): Appended[] {
    const heads = JSON.parse(headsJson ?? '[]') as number[];
    return this.ends.map(({ stream, line, stored }) => {
      const { of, ahead } = this.lines[line] ?? NOWHERE;
      const revision = (heads[of.nth - 1] ?? -1) + ahead;
      return { stream, revision, position: BigInt(first ?? 0) + BigInt(line), stored };
    });
  }

  private add({ stream, events, expected }: AppendRequest): boolean {
    if (events.length === 0) return false;
    const of = this.streams.get(stream) ?? this.addStream(stream);
    if (expected !== 'any') {
      const required = (expected === 'none' ? -1 : expected) - of.events;
      if (required !== (of.required ??= required)) return false;
    }
    for (const event of events) this.lines.push({ ...event, stream, of, ahead: ++of.events });
    this.ends.push({ stream, line: this.lines.length - 1, stored: events.length });
    return true;
  }

  private addStream(stream: string): Stream {
    const of = { nth: this.streams.size + 1, slot: slotOf(stream), required: undefined, events: 0 };
    this.streams.set(stream, of);
    return of;
  }
}

const NOWHERE = { of: { nth: 0 }, ahead: 0 };
