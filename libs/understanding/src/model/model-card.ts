import type { Confusion, IntentMetrics } from '../evaluation/metrics.js';
import type { TrainingSettings } from './settings.js';

/** What a trained model says about itself. */
export interface ModelCard {
  readonly name: string;
  /** Hash of examples, settings and encoder. */
  readonly version: string;
  readonly encoder: string;
  readonly examples: number;
  readonly intents: number;
  readonly languages: Readonly<Record<string, number>>;
  readonly terms: number;
  readonly settings: TrainingSettings;
  readonly temperature: number;
  readonly trainSeconds: number;
  /** Measured on texts of the training data that the measured model had not seen. */
  readonly heldOut: HeldOutFigures;
}

export interface HeldOutFigures {
  /** How many texts were held out. */
  readonly texts: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly ece: number;
  readonly intents: readonly IntentMetrics[];
  readonly confusions: readonly Confusion[];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The card as a page of plain text. */
export function describeModel(card: ModelCard): string {
  const { heldOut } = card;
  const languages = Object.entries(card.languages).map(([language, count]) => `${language} ${String(count)}`);
  const weakest = [...heldOut.intents].sort((a, b) => a.f1 - b.f1).slice(0, 5);
  return [
    `${card.name} ${card.version}`,
    '',
    `Trained on     ${String(card.examples)} examples of ${String(card.intents)} intents (${languages.join(', ')})`,
    `Reads          ${String(card.terms)} n-grams, and the sentence vector of ${card.encoder}`,
    `Took           ${card.trainSeconds.toFixed(1)} s`,
    '',
    `On ${String(heldOut.texts)} held-out examples:`,
    `  accuracy     ${percent(heldOut.accuracy)}`,
    `  macro F1     ${percent(heldOut.macroF1)}`,
    `  calibration  ${percent(heldOut.ece)} expected error, temperature ${card.temperature.toFixed(2)}`,
    '',
    'Weakest intents (F1, precision, recall):',
    ...weakest.map(
      ({ intent, f1, precision, recall }) =>
        `  ${intent.padEnd(40)} ${percent(f1)}  ${percent(precision)}  ${percent(recall)}`,
    ),
    '',
    'Most frequent confusions:',
    ...heldOut.confusions
      .slice(0, 8)
      .map(
        ({ actual, predicted, texts }) => `  ${String(texts).padStart(4)} × ${actual} taken for ${predicted}`,
      ),
    '',
    'Not for: decisions about people. Languages other than English and Chinese are guesses.',
    '',
  ].join('\n');
}
