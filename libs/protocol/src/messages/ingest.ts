import { z } from 'zod';
import { isoTime } from '../events/define-event.js';

/** The Segment HTTP tracking API: what `POST /v1/track`, `/identify`, `/page`, `/alias` and `/batch` take. */

const ids = {
  messageId: z.string().min(1).max(200).optional(),
  anonymousId: z.string().min(1).max(200).nullish(),
  userId: z.union([z.string().min(1).max(200), z.number().transform(String)]).nullish(),
  timestamp: isoTime.optional(),
  sentAt: isoTime.optional(),
  originalTimestamp: isoTime.optional(),
  context: z.record(z.string(), z.unknown()).nullish(),
  integrations: z.unknown().optional(),
};
const properties = z.record(z.string(), z.unknown()).nullish();

export const trackCall = z.looseObject({
  ...ids,
  type: z.literal('track'),
  event: z.string().min(1).max(200),
  properties,
});
export const identifyCall = z.looseObject({ ...ids, type: z.literal('identify'), traits: properties });
export const pageCall = z.looseObject({
  ...ids,
  type: z.enum(['page', 'screen']),
  name: z.string().max(500).nullish(),
  category: z.string().max(200).nullish(),
  properties,
});
export const aliasCall = z.looseObject({
  ...ids,
  type: z.literal('alias'),
  previousId: z.string().min(1).max(200),
});
export const groupCall = z.looseObject({
  ...ids,
  type: z.literal('group'),
  groupId: z.string().min(1).max(200),
  traits: properties,
});

export const ingestCall = z.discriminatedUnion('type', [
  trackCall,
  identifyCall,
  pageCall,
  aliasCall,
  groupCall,
]);
export type IngestCall = z.infer<typeof ingestCall>;

/** Each item is checked by itself, so that one bad call does not lose the others. */
export const ingestBatch = z.looseObject({
  batch: z.array(z.unknown()).max(2000),
  sentAt: isoTime.optional(),
  context: z.record(z.string(), z.unknown()).nullish(),
});

export const ingestReply = z.object({
  success: z.literal(true),
  accepted: z.number(),
  /** Already in the store, by `messageId`. */
  duplicates: z.number(),
  rejected: z.array(z.object({ index: z.number(), reason: z.string(), rejectedId: z.string() })),
});
export type IngestReply = z.infer<typeof ingestReply>;
