/** Something that a shopper did or that befell them, as a model sees it. Pure data: nothing in it tells who they are. */
export interface Moment {
  readonly eventId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The event's type, or {@link QUESTION} where the shopper asked something. */
  readonly type: string;
  readonly item?: string;
  readonly category?: string;
  readonly price?: number;
  /** What tells events of one type apart: the status of an order, the reason of a failure, the intent of a question. */
  readonly detail?: string;
  /** Of a question: its message, and the intent that was read in it before anybody corrected that. */
  readonly message?: { readonly id: string; readonly read: string };
}

/** The type of a moment in which the shopper wrote a message; its `detail` is the intent. */
export const QUESTION = 'Question';

/** The intent of a question that is about none of the intents. */
export const OTHER_QUESTION = 'other';

export interface DeviceUse {
  readonly at: number;
  readonly device: string;
}

/** What one person did last, oldest first. */
export interface BehaviourSequence {
  readonly shopperId: string;
  /** The one they used last. */
  readonly device?: string;
  /** Of whole histories: since when they used which, oldest first. */
  readonly devices?: readonly DeviceUse[];
  readonly moments: readonly Moment[];
}

/** How many moments are remembered of a shopper, and seen by a model. */
export const REMEMBERED_MOMENTS = 64;

/** Silence that ends a visit. */
export const SESSION_GAP_MS = 30 * 60_000;
