import { z } from 'zod';
import type { eventView } from './admin.js';
import { fieldChange } from './replay.js';

/** A moment in a document's history: an event that concerned it. */
export const moment = z.object({
  position: z.string(),
  eventId: z.string(),
  type: z.string(),
  stream: z.string(),
  /** When it happened. */
  at: z.string(),
});
export type Moment = z.infer<typeof moment>;

/** The events behind one document, oldest first: the marks of the slider. */
export const documentHistory = z.object({
  projection: z.string(),
  key: z.string(),
  /** Every key that was tied to it, itself first. */
  keys: z.array(z.string()),
  total: z.number(),
  /** At most 2,000, spread evenly with the first and the last among them. */
  moments: z.array(moment),
});
export type DocumentHistory = z.infer<typeof documentHistory>;

/** A document as it was. */
export const documentAt = z.object({
  projection: z.string(),
  key: z.string(),
  /** Position of the last event that had been applied; `0` before the first. */
  position: z.string(),
  at: z.string().optional(),
  /** Events applied up to there. */
  events: z.number(),
  /** Absent where there was none yet. */
  document: z.unknown().optional(),
});
export type DocumentAt = z.infer<typeof documentAt>;

/** How a document changed between two moments, each change with the event that caused it last. */
export const documentDifference = z.object({
  projection: z.string(),
  key: z.string(),
  from: z.string(),
  to: z.string(),
  changes: z.array(fieldChange.extend({ cause: moment.optional() })),
});
export type DocumentDifference = z.infer<typeof documentDifference>;

/** What followed from one request: events by what caused them. */
export interface CorrelationNode {
  readonly event: z.infer<typeof eventView>;
  readonly caused: readonly CorrelationNode[];
}
export interface CorrelationTree {
  readonly correlationId: string;
  readonly events: number;
  /** Events that nothing in this correlation caused. */
  readonly roots: readonly CorrelationNode[];
}
