import type { ForesightFigures, ForesightModelsView } from '#protocol';
import type { Inputs } from '../comparison/inputs.js';
import type { TrainedWeights } from './foresight-trainer.js';

/** What a version says of itself: kept in its file, so that one file is all there is to ship. */
export interface ForesightCard {
  readonly version: string;
  /** ISO 8601. */
  readonly trainedAt: string;
  readonly trainSeconds: number;
  readonly device: string;
  readonly trainer: 'onnx' | 'tfjs';
  /** Whether what it learnt from comes from the shop simulator. */
  readonly simulated: boolean;
  /** The last position of the log that it learnt from; `0` where it learnt from another shop's log. */
  readonly upTo: string;
  /** Nothing from then on was used to learn from or to choose by, in milliseconds since 1970; 0 where that was another shop's. */
  readonly until: number;
  readonly shoppers: number;
  readonly sequences: number;
  readonly moments: number;
  readonly epochs: number;
  readonly curve: TrainedWeights['curve'];
  readonly horizonHours: number;
  readonly comeBackDays: number;
  /** How much each part of the blend weighs, by what is predicted. */
  readonly weights: ForesightModelsView['serving']['weights'];
  /** Measured where it was chosen and calibrated: on the validation slice. Its judgement comes later, at the gate. */
  readonly figures: readonly ForesightFigures[];
  /** What it learnt from, counted: to see later whether the world is still like that. */
  readonly inputs: Inputs;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const three = (share: number): string => share.toFixed(3);

/** The card as a page of plain text. */
export function describeForesight(card: ForesightCard): string {
  const { simulated, shoppers, sequences, moments, upTo, weights, figures } = card;
  const line = (name: string, value: string): string => `${name.padEnd(15)}${value}`;
  const from = simulated ? 'SIMULATED shoppers: figures on real ones will differ' : 'the events of this shop';
  return [
    line('Model', `foresight ${card.version}`),
    line('Learnt from', `${from}; up to position ${upTo} of the log`),
    line('', `${String(moments)} moments of ${String(shoppers)} shoppers, ${String(sequences)} sequences`),
    line('Trained', `${card.trainedAt} by ${card.trainer} on ${card.device}`),
    line('', `${card.trainSeconds.toFixed(0)} s, ${String(card.epochs)} epochs`),
    line(
      'Foresees',
      `questions within ${String(card.horizonHours)} h, visits within ${String(card.comeBackDays)} days`,
    ),
    ...weights.map(({ what, source, weight }) => line('Blend', `${what}: ${source} ${percent(weight)}`)),
    ...figures.flatMap(figureLines).map((text) => line('On validation', text)),
    line('Not for', 'decisions about people: it says what is likely next, and is wrong as often as it says'),
  ].join('\n');
}

function figureLines({ source, question, items, purchase }: ForesightFigures): readonly string[] {
  return [
    ...(question
      ? [
          `${source}: question top-1 ${percent(question.top1)}, AUC ${three(question.auc)}, ECE ${three(question.ece)}`,
        ]
      : []),
    ...(items ? [`${source}: items HR@10 ${three(items.hr10)}, NDCG@10 ${three(items.ndcg10)}`] : []),
    ...(purchase ? [`${source}: purchase AUC ${three(purchase.auc)}`] : []),
  ];
}
