import type { EventStore } from '#event-store';
import type { Projection } from '../projection.js';
import type { ProjectorParts } from '../projector/projected-generation.js';
import type { ReplayProgress } from './progress.js';
import type { ReplayOrder } from './shadow.js';
import type { ShareRunner } from './shares/share.js';

/** What is to be brought up, and kept up: the documents of a replay, or those that were there without one. */
export interface RunOrder {
  readonly projection: Projection;
  readonly replay?: ReplayOrder;
  /** Spent on it before it was interrupted. */
  readonly secondsBefore?: number;
}

export interface RunParts extends Omit<ProjectorParts, 'committed' | 'record'> {
  readonly store: Pick<EventStore, 'readAll' | 'readStream' | 'readEvent' | 'subscribe' | 'head' | 'count'>;
  /** Events that are read, applied and stored together. */
  readonly batch?: number;
  /** Builds the shares of a replay that is divided. Default: in this thread. */
  readonly runShare?: ShareRunner;
  /** Fewer events than this are not worth dividing. */
  readonly worthDividing?: number;
}

/** Everything that was asked for is applied. */
export interface Reached {
  readonly generation: number;
  readonly position: bigint;
  readonly events: number;
  readonly seconds: number;
}

/** What is heard of a replay that is at work. `reached` comes each time it is started; `failed` is its last word. */
export type RunNews =
  | { readonly kind: 'progress'; readonly progress: Omit<ReplayProgress, 'replayId'> }
  | { readonly kind: 'reached'; readonly reached: Reached }
  /** It cannot be worked on just now. */
  | { readonly kind: 'waiting'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };
