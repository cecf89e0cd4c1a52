import type { ForesightCard, TrainedForesight } from '#foresight';
import type { CounterfactualView, DriftView, TrainingGrade } from '#protocol';
import type { StoresConfig } from '../../../config/config.js';
import type { TrainedModel } from '#model-life';
import type { Measured } from '../bench.js';
import type { LifeProgress } from '../foresight-models.js';

/** Where versions are kept, and what they are computed with. */
export interface Bench {
  readonly stores: StoresConfig;
  /** Of models. */
  readonly folder: string;
  /** Of the models that came with Presage. */
  readonly shipped: string;
  readonly device: string;
  readonly threads: number;
  /** What trains networks. */
  readonly trainer: ForesightCard['trainer'];
  /** Whether the shop is the demo's, whose catalogue is known and whose shoppers are invented. */
  readonly demo: boolean;
}

/** What foresees without a network: plain data. */
export type Baselines = Pick<TrainedForesight, 'version' | 'vocabulary' | 'calibration'> &
  Pick<ForesightCard, 'horizonHours' | 'comeBackDays'>;

/** What there is to do, and what comes of it, by kind. */
export interface Tasks {
  readonly train: {
    readonly task: {
      readonly trainingId: string;
      readonly grade: TrainingGrade;
      readonly upTo?: string | undefined;
    };
    readonly result: TrainedModel;
  };
  readonly baselines: { readonly task: Record<string, never>; readonly result: Baselines };
  readonly measure: { readonly task: { readonly versions: readonly string[] }; readonly result: Measured };
  readonly replay: {
    readonly task: { readonly champion: string; readonly candidate: string; readonly days: number };
    readonly result: CounterfactualView;
  };
  readonly drift: {
    readonly task: { readonly version: string; readonly days: number };
    readonly result: DriftView;
  };
}

export type Kind = keyof Tasks;

/** For a thread of its own. */
export type BenchOrder = {
  readonly [Of in Kind]: { readonly kind: Of; readonly task: Tasks[Of]['task']; readonly bench: Bench };
}[Kind];

export type BenchNews =
  | { readonly kind: 'progress'; readonly progress: LifeProgress }
  | { readonly kind: 'done'; readonly result: unknown };

/** Said to a thread that is to end; a training keeps where it stands. */
export const STOP = 'stop';
