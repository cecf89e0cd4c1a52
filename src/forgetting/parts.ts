import type { Attachments } from '#attachments';
import type { EventStore, RejectedInputs } from '#event-store';
import type { Clock, Ids } from '#kernel';
import type { ShopperKeys } from '#privacy';
import type { Projection } from '#projections';
import type { ReadModels } from '#read-models';

/** What a forgetting reaches, and what its proof looks through. */
export interface ForgettingParts {
  /** The log as it is kept. */
  readonly log: EventStore;
  readonly store: EventStore;
  readonly keys: ShopperKeys;
  readonly readModels: ReadModels;
  readonly rejected: RejectedInputs;
  readonly attachments: Attachments;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly projections: readonly Projection[];
  /** Resolves when the documents show everything up to a position; absent where they are projected elsewhere. */
  readonly untilCaughtUp?: (position: bigint) => Promise<void>;
  /** Where the installation keeps its files. */
  readonly dataFolder: string;
  readonly backupsFolder: string;
  /** Whether a database server keeps the read models, whose own files nobody can look through from here. */
  readonly documentsOnServer: boolean;
}
