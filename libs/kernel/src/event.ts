/** Who caused an event. */
export interface Actor {
  readonly kind: 'shopper' | 'agent' | 'administrator' | 'assistant' | 'shop' | 'system';
  readonly id: string;
}

export interface EventMetadata {
  /** One id for everything that follows from one request. */
  readonly correlationId: string;
  /** Id of the event that led to this one. */
  readonly causationId?: string;
  readonly actor: Actor;
  /** When it happened, by the one who saw it happen; ISO 8601, UTC. */
  readonly occurredAt: string;
}

/** A fact that is about to be appended. */
export interface NewEvent<Type extends string = string, Data = unknown> {
  /** UUID; appending the same id to the same stream again stores nothing. */
  readonly id: string;
  /** Past tense, for example `ProductViewed`. */
  readonly type: Type;
  readonly schemaVersion: number;
  readonly data: Data;
  readonly metadata: EventMetadata;
}

/** A fact in the log. */
export interface RecordedEvent<Type extends string = string, Data = unknown> extends NewEvent<Type, Data> {
  readonly stream: string;
  /** Place in its stream, from 0 without gaps. */
  readonly revision: number;
  /** Place in the whole log, strictly growing, gaps allowed. */
  readonly position: bigint;
  /** When the store took it; ISO 8601, UTC. */
  readonly recordedAt: string;
}
