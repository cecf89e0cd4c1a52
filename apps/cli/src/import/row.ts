/** One row of a file, as it was read. */
export interface Row {
  /** From 1. */
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A row that is not imported, and why. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: string;
  readonly row: unknown;
}

export type OnRejected = (row: RejectedRow) => void;
