import { derivedId, err, type NewEvent, ok, type Result } from '#kernel';
import { anonymousShopper, schemaVersionOf, ingestCall, type IngestCall, knownShopper } from '#protocol';
import { wrongId } from './wrong-id.js';
import { contextOf } from './context.js';
import { factsOf } from './facts.js';
import { type Occurred, occurredAt } from './occurred-at.js';
import { describeIssues } from './validated.js';
import { isShopAct } from '../shop-acts.js';

/** How a call reached us. */
export interface Reception {
  /** ISO 8601. */
  readonly receivedAt: string;
  /** Names the source; a message id counts once within it. */
  readonly writeKeyId: string;
  readonly correlationId: string;
  /** Names an event whose call carries no `messageId`. */
  readonly nextId: () => string;
  /** Of the batch, for calls that carry none of their own. */
  readonly sentAt?: string | undefined;
  /** Of the batch, for calls that carry none of their own. */
  readonly context?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface ShopperEvent {
  readonly shopperId: string;
  readonly event: NewEvent;
}

/**
 * Translates one Segment tracking call into behaviour events, to be appended to each shopper's own stream.
 *
 * Names of the e-commerce spec v2 become Presage's types, unknown names `CustomEventTracked`. A known name with
 * properties that its schema refuses is rejected, never turned into a custom event. Event ids follow from
 * `messageId`, so that a call that is sent again is stored once. `docs/shopper.md` tells the rules.
 *
 * @param call as it came, unchecked
 * @returns the events, at least one, or a reason that tells the sender what to change
 */
export function fromSegment(call: unknown, reception: Reception): Result<readonly ShopperEvent[], string> {
  const parsed = ingestCall.safeParse(call);
  if (!parsed.success) return err(describeIssues(parsed.error));
  const shopper = shopperOf(parsed.data);
  if (!shopper.ok) return shopper;
  const timed = reception.sentAt === undefined ? parsed.data : { sentAt: reception.sentAt, ...parsed.data };
  const occurred = occurredAt(timed, reception.receivedAt);
  const facts = factsOf(parsed.data, shopper.value, contextOf(parsed.data.context ?? reception.context));
  if (!facts.ok) return facts;

  const { messageId } = parsed.data;
  return ok(
    facts.value.map(({ type, data }) => {
      const own =
        messageId === undefined ? reception.nextId() : derivedId('segment', reception.writeKeyId, messageId);
      const id = type === 'ShoppersMerged' ? mergeId(data) : own;
      return {
        shopperId: shopper.value,
        event: newEvent(id, type, data, shopper.value, occurred, reception),
      };
    }),
  );
}

function shopperOf(call: IngestCall): Result<string, string> {
  const { userId, anonymousId } = call;
  const wrong =
    wrongId('userId', userId) ??
    wrongId('anonymousId', anonymousId) ??
    (call.type === 'alias' ? wrongId('previousId', call.previousId) : undefined);
  if (wrong !== undefined) return err(wrong);
  if (userId) return ok(knownShopper(userId));
  if (anonymousId) return ok(anonymousShopper(anonymousId));
  return err('Give a userId or an anonymousId: without either, nobody did this.');
}

/** The same two ids merge once, however often a client says so. */
const mergeId = (data: Readonly<Record<string, unknown>>): string =>
  derivedId('merge', String(data.from), String(data.into));

function newEvent(
  id: string,
  type: string,
  data: Readonly<Record<string, unknown>>,
  shopperId: string,
  occurred: Occurred,
  reception: Reception,
): NewEvent {
  return {
    id,
    type,
    schemaVersion: schemaVersionOf(type),
    data: occurred.claimed === undefined ? data : { ...data, claimed_at: occurred.claimed },
    metadata: {
      correlationId: reception.correlationId,
      actor: isShopAct(type)
        ? { kind: 'shop', id: reception.writeKeyId }
        : { kind: 'shopper', id: shopperId },
      occurredAt: occurred.at,
    },
  };
}
