import { type ForesightCard, namedFigures, type VocabularyFile } from '#foresight';
import type { TrainedModel } from '#model-life';
import { FORESIGHT } from './foresight-models.js';

/** A version as the log tells of it. */
export function describe({
  card,
  vocabulary,
}: {
  readonly card: ForesightCard;
  readonly vocabulary: unknown;
}): TrainedModel {
  const { version, sequences, trainSeconds, device, upTo, figures } = card;
  const blend = figures.find(({ source }) => source === 'blend');
  return {
    name: FORESIGHT,
    version,
    labels: (vocabulary as VocabularyFile).questions.length,
    examples: sequences,
    trainSeconds,
    encoder: 'none',
    device,
    upTo,
    ...(blend && { figures: namedFigures(blend) }),
  };
}
