import type { EventStore } from '#event-store';
import { type ForgettingProof, type Recorded } from '#protocol';

type Read = Recorded<'ShopperForgotten' | 'ForgettingProved'>;
const TYPES = { types: ['ShopperForgotten', 'ForgettingProved'] };
const PAGE = 1_000;

/** A forgetting as the log tells it. */
export interface Told {
  readonly event: Recorded<'ShopperForgotten'>;
  readonly proof: ForgettingProof;
}

/** Every forgetting, the newest first. */
export async function allForgettings(store: Pick<EventStore, 'readAll'>): Promise<readonly Told[]> {
  const events: Read[] = [];
  for (let after = 0n; ;) {
    const page = (await store.readAll(after, TYPES, PAGE)) as readonly Read[];
    events.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return toldBy(events);
    after = last.position;
  }
}

/** The latest forgetting of a shopper who was named in it, or was known to be the same person. */
export async function forgettingOf(
  store: Pick<EventStore, 'readAll'>,
  shopperId: string,
): Promise<Told | undefined> {
  return (await allForgettings(store)).find(({ proof }) => proof.shopperIds.includes(shopperId));
}

function toldBy(events: readonly Read[]): readonly Told[] {
  const proved = new Map<string | undefined, Recorded<'ForgettingProved'>>();
  for (const event of events) {
    if (event.type === 'ForgettingProved') proved.set(event.metadata.causationId, event);
  }
  return events
    .flatMap((event) => (event.type === 'ShopperForgotten' ? [told(event, proved.get(event.id))] : []))
    .reverse();
}

function told(event: Recorded<'ShopperForgotten'>, proved: Recorded<'ForgettingProved'> | undefined): Told {
  const { shopperId, shopperIds, reason } = event.data;
  const { actor, occurredAt } = event.metadata;
  return {
    event,
    proof: {
      shopperId,
      shopperIds,
      forgottenAt: occurredAt,
      by: actor.id,
      reason,
      checks: proved?.data.checks ?? [],
      ...(proved && { provedAt: proved.metadata.occurredAt }),
    },
  };
}
