import { createHash } from 'node:crypto';
import type { ItemContent, ModelShape } from '../encoding/encoded.js';
import type { TrainingSettings } from '../model/foresight-trainer.js';
import { buffersOf, type PackedExamples } from './packed-examples.js';

/** What a training is made of, as data: what the weights that come out depend on. */
export interface TrainingWork {
  readonly shape: ModelShape;
  readonly settings: TrainingSettings;
  readonly train: PackedExamples;
  readonly validation: PackedExamples;
  readonly content?: ItemContent | undefined;
}

/**
 * A name for what a training comes to: equal work gives equal weights.
 *
 * @param further what else they depend on, such as who trains
 */
export function workKey(work: TrainingWork, ...further: readonly string[]): string {
  const { shape, settings, train, validation, content } = work;
  const hash = createHash('sha256').update(JSON.stringify([shape, settings, ...further]));
  for (const buffer of [...buffersOf(train), ...buffersOf(validation)]) hash.update(new Uint8Array(buffer));
  if (content) hash.update(content.vectors);
  return hash.digest('hex').slice(0, 16);
}
