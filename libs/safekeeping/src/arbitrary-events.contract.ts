import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';

/** Names and texts as awkward as they may be: several scripts, quotes, separators, what looks like JSON. */
const awkward = fc.constantFrom(
  '羊毛 🧣',
  '"\\',
  "it's %_",
  '\u2028\u2029\u0085',
  '{"end":1}',
  ' a b ',
  '\r',
);
const name = fc.oneof(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), awkward);
const time = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const data = fc.jsonValue({ maxDepth: 3 });

const content = fc.record({
  id: fc.uuid(),
  type: name,
  schemaVersion: fc.nat(5),
  data,
  metadata: fc.record({
    correlationId: fc.string(),
    actor: fc.record({ kind: fc.constantFrom('shopper', 'agent', 'system'), id: fc.string() }),
    occurredAt: time,
  }),
  causationId: fc.option(fc.uuid(), { nil: undefined }),
  stream: fc.oneof(fc.constantFrom('shopper-1', 'shopper-2', 'conversation-羊毛'), name),
  gap: fc.integer({ min: 1, max: 3 }),
  seconds: fc.nat(100),
});

/** A log as a store would give it back: revisions without gaps, growing positions, times that do not decrease. */
export const logs: fc.Arbitrary<RecordedEvent[]> = fc.array(content, { maxLength: 12 }).map((contents) => {
  const revisions = new Map<string, number>();
  let [position, at] = [0n, Date.parse('2026-01-02T03:04:05.678Z')];
  return contents.map(({ causationId, gap, seconds, metadata, stream, ...event }) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    position += BigInt(gap);
    at += seconds * 1_000;
    const recordedAt = new Date(at).toISOString();
    // Through JSON, as every store gives it: no undefined, no -0, no odd prototypes.
    const plain = JSON.parse(
      JSON.stringify({ ...event, metadata: { ...metadata, causationId } }),
    ) as RecordedEvent;
    return { ...plain, stream, revision, position, recordedAt };
  });
});
