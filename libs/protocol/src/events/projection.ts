import { z } from 'zod';
import { defineEvent, id, isoTime } from './define-event.js';

/** A place in the log, or a moment: events are taken by when they happened (`occurredAt`). */
export const logPoint = z.union([
  z.object({ position: z.string().regex(/^\d{1,18}$/, 'A position is a whole number.') }),
  z.object({ time: isoTime }),
]);
export type LogPoint = z.infer<typeof logPoint>;

/** How a replay's definition differs from the one in use. */
export const variant = z.object({
  /** For example `{ halfLifeDays: 7 }`; those the projection declares. */
  settings: z.record(z.string().max(60), z.number()).default({}),
  /** Events left out, for example an identity merge that was a mistake. */
  withoutEvents: z.array(id).max(1000).default([]),
  withoutStreams: z.array(z.string().min(1).max(300)).max(1000).default([]),
});
export type Variant = z.infer<typeof variant>;

export const replayRequest = z.object({
  /** Only events after this position, or from this time on. Default: the beginning. */
  from: logPoint.optional(),
  /** Only events up to this position, or before this time. Default: the head, and on with it. */
  upTo: logPoint.optional(),
  /** Only the document of this key, with those it is tied to; the others stay as they are. */
  key: z.string().min(1).max(300).optional(),
  variant: variant.default({ settings: {}, withoutEvents: [], withoutStreams: [] }),
  /** Threads that work side by side. */
  workers: z.number().int().min(1).max(16).default(1),
});
export type ReplayRequest = z.output<typeof replayRequest>;

const replay = { projection: id, version: z.number().int(), replayId: id };

/** What was asked of projections and what became of it; streams `projection-<name>`. */
export const projectionEvents = [
  defineEvent('ReplayStarted', z.object({ ...replay, request: replayRequest })),
  defineEvent('ReplayPaused', z.object(replay)),
  defineEvent('ReplayResumed', z.object(replay)),
  defineEvent('ReplayCancelled', z.object(replay)),
  /** The shadow stands at `position`; one that goes up to the head goes on following it. */
  defineEvent(
    'ReplayCompleted',
    z.object({
      ...replay,
      generation: z.number().int(),
      position: z.string(),
      events: z.number(),
      seconds: z.number(),
    }),
  ),
  defineEvent('ReplayFailed', z.object({ ...replay, reason: z.string() })),
  defineEvent(
    'ShadowSwappedIn',
    z.object({ ...replay, generation: z.number().int(), former: z.number().int() }),
  ),
  defineEvent(
    'SwapUndone',
    z.object({ ...replay, generation: z.number().int(), restored: z.number().int() }),
  ),
  /** The shadow, or after a swap the former version, is gone for good. */
  defineEvent('GenerationDropped', z.object({ ...replay, generation: z.number().int() })),
  defineEvent(
    'EventQuarantined',
    z.object({
      projection: id,
      version: z.number().int(),
      eventId: z.string(),
      position: z.string(),
      key: z.string(),
      error: z.string(),
    }),
  ),
  /** The process that runs the projection does it, when it comes to this event, and answers below. */
  defineEvent(
    'QuarantineRetryRequested',
    z.object({
      projection: id,
      version: z.number().int(),
      /** All of this cause; or `eventIds`; neither: all of the projection. */
      cause: z.string().max(1000).optional(),
      eventIds: z.array(z.string().max(200)).max(1000).optional(),
    }),
  ),
  defineEvent(
    'QuarantineRetried',
    z.object({
      projection: id,
      version: z.number().int(),
      released: z.number().int(),
      stillFailing: z.number().int(),
    }),
  ),
] as const;
