/** Input that could not become an event, kept whole with the reason. */
export interface RejectedInput {
  /** The same input keeps the same id, however often it is sent. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Where it came in, for example `ingest` or `import UserBehavior.csv`. */
  readonly source: string;
  readonly reason: string;
  readonly payload: string;
}

export interface RejectedPage {
  /** Default 100. */
  readonly limit?: number;
  /** Only what was kept before the input with this id: the last id of the page before. */
  readonly before?: string;
}

/**
 * Where input goes that could not become an event, so that nothing is lost silently. Promises, held by the
 * contract suite: what is kept survives a crash of the process; keeping an id again changes nothing;
 * `list` gives the newest first, in the order of keeping, each once however it is paged; what `remove` has removed
 * cannot be found in the files any more when it resolves.
 */
export abstract class RejectedInputs {
  abstract keep(input: RejectedInput): Promise<void>;
  /** Empty where `before` is not known. */
  abstract list(page?: RejectedPage): Promise<readonly RejectedInput[]>;
  abstract get(id: string): Promise<RejectedInput | undefined>;
  abstract count(): Promise<number>;
  /** @returns how many were there */
  abstract remove(ids: readonly string[]): Promise<number>;
}
