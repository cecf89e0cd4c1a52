import type { EventMetadata, RecordedEvent } from '#kernel';
import { conversationStream, shopperStream } from '#protocol';
import { Seeded } from './seeded.js';
import { type Act, conversation, type Shopper, visit } from './shop-visits.js';

const SHOPPERS = 20_000;
/** How many are in the shop at once: their events stand mixed in the log. */
const AT_ONCE = 100;
const DAYS = 45;
const START = Date.UTC(2026, 0, 5);

/** One visit under way. */
interface Guest {
  readonly shopper: Shopper;
  readonly acts: Iterator<Act>;
  readonly correlationId: string;
}

/**
 * What happened in a shop, the same in every run: about 20,000 people over 45 days, a hundred of them at a time,
 * who look around, search, fill carts, order, log in (their two histories are then merged) and ask.
 */
export function* shopHistory(events: number, seed = 7): Generator<RecordedEvent> {
  const random = new Seeded(seed);
  const shoppers = Array.from({ length: SHOPPERS }, (_, number): Shopper => ({
    number,
    id: `a-${random.uuid(START)}`,
  }));
  const enter = (at: number): Guest => {
    const shopper = random.pick(shoppers);
    const acts = random.chance(0.03) ? conversation(shopper, random) : visit(shopper, random);
    return { shopper, acts, correlationId: random.uuid(at) };
  };
  const guests = Array.from({ length: AT_ONCE }, () => enter(START));
  const revisions = new Map<string, number>();
  for (let position = 1; position <= events;) {
    const at = START + Math.floor((position / events) * DAYS * 86_400_000);
    const place = random.below(AT_ONCE);
    const guest = guests[place] ?? enter(at);
    const { value: act, done } = guest.acts.next() as IteratorResult<Act, undefined>;
    if (done === true) {
      guests[place] = enter(at);
      continue;
    }
    const stream =
      'conversation' in act ? conversationStream(act.conversation) : shopperStream(guest.shopper.id);
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const time = new Date(at).toISOString();
    yield {
      id: random.uuid(at),
      type: act.type,
      schemaVersion: 1,
      data: act.data,
      metadata: metadataOf(guest, time),
      stream,
      revision,
      position: BigInt(position++),
      recordedAt: time,
    };
  }
}

const metadataOf = ({ shopper, correlationId }: Guest, occurredAt: string): EventMetadata => ({
  correlationId,
  actor: { kind: 'shopper', id: shopper.id },
  occurredAt,
});
