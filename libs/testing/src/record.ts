import { type Actor, derivedId, type EventMetadata, type RecordedEvent } from '#kernel';

const START = Date.UTC(2026, 2, 2, 9, 0, 0);

/** Metadata of a test: one second after the other, so that orders can be told apart. */
export function metadataAt(second: number, actor: Actor = { kind: 'system', id: 'test' }): EventMetadata {
  const occurredAt = new Date(START + second * 1000).toISOString();
  return { correlationId: `request-${second}`, actor, occurredAt };
}

/** Facts as the log would give them back: event n happens at second n. */
export function recorded<Fact extends { readonly type: string; readonly data: unknown }>(
  stream: string,
  facts: readonly Fact[],
): (RecordedEvent & Fact)[] {
  return facts.map((fact, revision) => ({
    ...fact,
    id: derivedId(stream, String(revision)),
    schemaVersion: 1,
    metadata: metadataAt(revision),
    stream,
    revision,
    position: BigInt(revision + 1),
    recordedAt: metadataAt(revision).occurredAt,
  }));
}
