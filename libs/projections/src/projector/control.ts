import type { RecordedEvent } from '#kernel';
import type { Recorded } from '#protocol';

/** Events that ask something of every projection, whatever it reads. */
export type ControlEvent = Recorded<'ShopperForgotten' | 'QuarantineRetryRequested'>;

export const CONTROL = ['ShopperForgotten', 'QuarantineRetryRequested'] as const;

export const isControl = (event: RecordedEvent): event is ControlEvent =>
  event.type === 'ShopperForgotten' || event.type === 'QuarantineRetryRequested';
