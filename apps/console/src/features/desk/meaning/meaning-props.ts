import type { Classification } from '#protocol';

/** A shopper's message and what it is held for. */
export interface MeaningProps {
  readonly messageId: string;
  readonly classification: Classification;
  /** Undefined where the shopper had it forgotten: then nothing of it is quoted either. */
  readonly text: string | undefined;
}
