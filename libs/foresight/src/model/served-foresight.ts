import type { RankedIntent } from '#protocol';
import { Markov, popularityOf } from '../baselines/markov.js';
import {
  blended,
  type Calibration,
  type Said,
  type Source,
  type SourcePools,
  unfittedPools,
} from '../blend/calibration.js';
import { type Classes, fromLogits, type HeadProbabilities } from '../blend/probabilities.js';
import { encode } from '../encoding/encode.js';
import type { EncodedSequence } from '../encoding/encoded.js';
import { LEAVE, NO_QUESTION, UNKNOWN, type Vocabulary } from '../encoding/vocabulary.js';
import { topOf } from '../evaluation/ranking.js';
import { type BehaviourSequence, REMEMBERED_MOMENTS } from '../moment.js';
import { type Foresight, ForesightModel, type PredictOptions, type ScoredItem } from './foresight-model.js';
import type { ForesightNetwork } from './foresight-network.js';

export interface ForesightParts {
  readonly model: { readonly name: string; readonly version: string };
  readonly horizonHours: number;
  readonly comeBackDays: number;
  readonly vocabulary: Vocabulary;
  readonly calibration: Calibration;
  /** Absent: baselines alone foresee. */
  readonly network?: ForesightNetwork | undefined;
  /** Moments that the network sees; default {@link REMEMBERED_MOMENTS}. */
  readonly length?: number;
}

/** A model as it serves: the network and the baselines, weighed and calibrated together. */
export class ServedForesight extends ForesightModel {
  readonly vocabulary: Vocabulary;
  private readonly markov: Markov;
  private readonly popularity: Markov;
  private readonly length: number;

  constructor(private readonly parts: ForesightParts) {
    super();
    this.vocabulary = parts.vocabulary;
    this.length = parts.length ?? REMEMBERED_MOMENTS;
    const classes = classesOf(parts.vocabulary);
    this.markov = new Markov(parts.calibration.markov, classes);
    this.popularity = popularityOf(this.markov, classes);
  }

  override get model(): ForesightModel['model'] {
    return this.parts.model;
  }
  override get horizonHours(): number {
    return this.parts.horizonHours;
  }
  override get comeBackDays(): number {
    return this.parts.comeBackDays;
  }
  /** Ways to foresee that it can be asked by: the blend first. */
  get sources(): readonly Source[] {
    return Object.keys(this.parts.calibration.sources) as Source[];
  }

  override async predict(
    sequences: readonly BehaviourSequence[],
    { items = 0 }: PredictOptions = {},
  ): Promise<readonly Foresight[]> {
    const inputs = sequences.map((sequence) => this.encoded(sequence));
    const said = await this.said(inputs, 'last', items > 0);
    const heads = blended(this.poolsOf('blend'), said);
    return sequences.map((_, row) => ({
      ...foresightAt(heads, row, this.vocabulary),
      items: said.items ? this.ranked(said.items, row, items) : [],
    }));
  }

  /** What each way to foresee says after every moment, in the order of the inputs and their moments. */
  async every(inputs: readonly EncodedSequence[]): Promise<Said> {
    return this.said(inputs, 'every', false);
  }

  poolsOf(source: Source): SourcePools {
    const { calibration, network, vocabulary } = this.parts;
    const fitted = calibration.sources[source];
    if (fitted && (network || !fitted.members.includes('transformer'))) return fitted;
    return unfittedPools(['markov'], classesOf(vocabulary));
  }

  override async close(): Promise<void> {
    await this.parts.network?.close();
  }

  private encoded(sequence: BehaviourSequence): EncodedSequence {
    return encode(sequence, this.vocabulary, this.length);
  }

  private async said(
    inputs: readonly EncodedSequence[],
    asked: 'last' | 'every',
    items: boolean,
  ): Promise<Said & { readonly items?: Float32Array | undefined }> {
    const every = asked === 'every';
    const { network } = this.parts;
    const baselines = {
      markov: this.markov.probabilities(inputs, every),
      popularity: this.popularity.probabilities(inputs, every),
    };
    if (!network) return baselines;
    const logits = await this.logits(network, inputs, asked, items);
    const { item } = logits;
    return {
      ...baselines,
      transformer: fromLogits(logits, classesOf(this.vocabulary)),
      ...(item && { items: item }),
    };
  }

  /** A network is asked about sequences that have moments; one without any is taken for one unknown moment. */
  private logits(
    network: ForesightNetwork,
    inputs: readonly EncodedSequence[],
    asked: 'last' | 'every',
    items: boolean,
  ): ReturnType<ForesightNetwork['logits']> {
    const filled =
      asked === 'every' ? inputs : inputs.map((input) => (input.type.length > 0 ? input : NOBODY));
    return network.logits(filled, asked, items);
  }

  private ranked(logits: Float32Array, row: number, count: number): readonly ScoredItem[] {
    const { items } = this.vocabulary.sizes;
    const scores = logits.subarray(row * items, (row + 1) * items);
    let highest = -Infinity;
    for (let item = 2; item < items; item++) highest = Math.max(highest, scores[item] ?? -Infinity);
    let sum = 0;
    for (let item = 2; item < items; item++) sum += Math.exp((scores[item] ?? 0) - highest);
    return Array.from(topOf(scores, count, NO_ITEMS).items, (item) => ({
      item: this.vocabulary.itemName(item) ?? '',
      probability: Math.exp((scores[item] ?? 0) - highest) / sum,
    }));
  }
}

/** Padding and what is not known are no products. */
const NO_ITEMS: ReadonlySet<number> = new Set([0, UNKNOWN]);

const one = Int32Array.of(1);
const NOBODY: EncodedSequence = { type: one, item: one, category: one, price: one, gap: one, device: 1 };

export const classesOf = ({ sizes }: Vocabulary): Classes => ({
  question: sizes.questions,
  type: sizes.types,
  purchase: 2,
  comeBack: 2,
});

/** One row of each head, in words. */
export function foresightAt(
  { question, type, purchase, comeBack }: HeadProbabilities,
  row: number,
  vocabulary: Vocabulary,
): Omit<Foresight, 'items'> {
  const at = (head: HeadProbabilities[keyof HeadProbabilities], answer: number): number =>
    head ? Math.exp(head.values[row * head.classes + answer] ?? -Infinity) : 0;
  const questions: RankedIntent[] = [];
  for (let answer = NO_QUESTION + 1; answer < (question?.classes ?? 0); answer++) {
    const intent = vocabulary.questionName(answer);
    if (intent !== undefined) questions.push({ intent, probability: at(question, answer) });
  }
  const types = new Map<string, number>();
  for (let answer = LEAVE + 1; answer < (type?.classes ?? 0); answer++) {
    const name = vocabulary.typeName(answer) ?? '';
    types.set(name, (types.get(name) ?? 0) + at(type, answer));
  }
  const leave = at(type, LEAVE);
  const sum = [...types.values()].reduce((total, probability) => total + probability, leave) || 1;
  return {
    questions: questions.sort((a, b) => b.probability - a.probability),
    none: question ? at(question, NO_QUESTION) : 1,
    nextTypes: [...types]
      .map(([name, probability]) => ({ type: name, probability: probability / sum }))
      .sort((a, b) => b.probability - a.probability),
    leave: leave / sum,
    purchase: at(purchase, 1),
    comeBack: at(comeBack, 1),
  };
}
