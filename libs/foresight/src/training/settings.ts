import type { ItemFacts } from '../encoding/content.js';
import type { ModelShape } from '../encoding/encoded.js';
import type { VocabularySettings } from '../encoding/vocabulary.js';
import { LABEL_SETTINGS, type LabelSettings } from '../labels/targets.js';
import type { ForesightCard } from '../model/foresight-card.js';
import type { TrainingSettings } from '../model/foresight-trainer.js';
import type { BehaviourSequence } from '../moment.js';

/** What there is to learn from. */
export interface ForesightData {
  /** Whole histories, one a person. */
  readonly sequences: readonly BehaviourSequence[];
  /** Just after the last moment that is known, in milliseconds; default: after the last of the sequences. */
  readonly end?: number;
  /** The shop's products: those that nobody has turned to yet have a place beside their like. */
  readonly items?: readonly ItemFacts[];
}

/** Where it came from: told in the card. */
export interface ForesightOrigin {
  readonly simulated: boolean;
  /** The last position of the log that was read; `0` where it was another shop's. */
  readonly upTo: string;
  readonly trainedAt: string;
  readonly trainer: ForesightCard['trainer'];
}

export interface ForesightTrainingSettings {
  /** The size of the network. */
  readonly network: Pick<ModelShape, 'width' | 'layers' | 'heads'>;
  readonly training: TrainingSettings;
  readonly labels: LabelSettings;
  readonly vocabulary: Partial<VocabularySettings>;
  /** What validation data is: the last part of the time, or some of the shoppers. */
  readonly split: 'time' | 'shopper';
  /** Of the moments, or of the shoppers. */
  readonly validationShare: number;
}

export const FORESIGHT_SETTINGS: ForesightTrainingSettings = {
  network: { width: 48, layers: 2, heads: 2 },
  training: {
    seed: 1,
    epochs: 8,
    batch: 24,
    rate: 1.5e-3,
    warmUpSteps: 100,
    dropout: 0.2,
    weightDecay: 0.01,
    negatives: 0,
    patience: 3,
    weights: { question: 8, type: 1, purchase: 1, comeBack: 0.5, item: 0.05 },
  },
  labels: LABEL_SETTINGS,
  vocabulary: {},
  split: 'time',
  validationShare: 0.2,
};
