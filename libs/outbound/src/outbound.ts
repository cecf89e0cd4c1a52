import type { OutboundFailure } from '#protocol';

/** A body for a server of the shop's own. */
export interface WebhookSending {
  readonly channel: 'webhook';
  /** The same at every attempt: who has taken it once can tell. */
  readonly sendingId: string;
  readonly to: string;
  /** JSON, as it is signed. */
  readonly body: string;
}

/** A letter. */
export interface EmailSending {
  readonly channel: 'email';
  readonly sendingId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type Sending = WebhookSending | EmailSending;

/** It was not taken. The reason is one sentence for an administrator, without anything personal. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';
  constructor(
    reason: string,
    readonly more: {
      /** The reason for any language. */
      readonly failure?: OutboundFailure;
      /** Trying again would come to the same. */
      readonly isFinal?: boolean;
      /** What the other side asked for. */
      readonly retryAfterSeconds?: number;
    } = {},
  ) {
    super(reason);
  }
}

/**
 * What takes something out of the house. Promises, held by the contract suite:
 *
 * - `deliver` resolves once the other side has said that it has it, and not before;
 * - it rejects with `DeliveryFailed`, and with nothing else, where the other side has not, cannot be reached, or takes too long;
 * - one call is one attempt: trying again is the caller's, with the same `sendingId`, which the other side is told;
 * - it ends soon after `signal` does.
 */
export abstract class Outbound {
  abstract deliver(sending: Sending, signal?: AbortSignal): Promise<void>;
}
