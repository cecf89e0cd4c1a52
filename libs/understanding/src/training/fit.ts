import type { Example } from '../examples/example.js';
import { type Asked, Vectoriser } from '../features/vectoriser.js';
import { placeVector, type VectorSpace } from '../model/member.js';
import { LinearHead, type HeadInput } from '../model/linear-head.js';
import type { TrainingSettings } from '../model/settings.js';
import { centroidsOf, Familiarity } from '../scope/familiarity.js';
import { contextHead } from '../context/context-head.js';
import { trainHead, type RegressionSettings } from './logistic-regression.js';
import { Whitening } from './whitening.js';

export interface EncoderIdentity {
  readonly name: string;
  readonly dimensions: number;
  readonly languages: readonly string[];
}

/** A text beside the examples, and its vector where the encoder reads it. */
export interface SideText {
  readonly text: string;
  readonly vector: Float32Array | undefined;
}

/** Examples with all that is known about them before anything is learnt. */
export interface Corpus {
  readonly examples: readonly Example[];
  /** Label of each example, from 0. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Encoder's vectors by example; absent where its language is not the encoder's. */
  readonly vectors: readonly (Float32Array | undefined)[];
  readonly encoder: EncoderIdentity | undefined;
  /** The names of the intents, in words: an example more of each. */
  readonly names: readonly SideText[];
  /** Texts that are about none of the intents. */
  readonly everyday: readonly SideText[];
}

/** What is learnt from examples: vocabulary, centre of the vectors, weights, and what is familiar. */
export interface Fitted {
  readonly vectoriser: Vectoriser;
  readonly space: VectorSpace | undefined;
  readonly head: LinearHead;
  readonly familiarity: Familiarity;
}

/** What a training may learn from; the rest stands for texts never seen. */
export interface Lesson {
  readonly examples: Int32Array;
  readonly everyday: readonly SideText[];
}

/** Learns everything from the lesson alone. */
export function fit(
  corpus: Corpus,
  { examples, everyday }: Lesson,
  settings: TrainingSettings,
  onEpoch: (done: number) => void,
): Fitted {
  const labels = Int32Array.from(examples, (example) => corpus.labels[example] ?? 0);
  const named = [...new Set(labels)].sort((a, b) => a - b);
  const texts = Array.from(examples, (example) => corpus.examples[example]?.text ?? '');
  const names = named.flatMap((label) => corpus.names[label] ?? []);
  const authors = Array.from(examples, (example) => corpus.examples[example]?.from);
  const vectoriser = Vectoriser.fit([...texts, ...names.map(({ text }) => text)], settings.ngrams, authors);
  const space = spaceOf(corpus, examples, settings.vectorScale);
  const read = { vectoriser, space };
  const own = Array.from(examples, (example) => inputOf(corpus, example, read));
  const data = {
    inputs: [...own, ...names.map((name) => sideInput(name, read))],
    labels: Int32Array.from([...labels, ...named.filter((label) => corpus.names[label])]),
  };
  const shape = {
    terms: vectoriser.rows,
    dimensions: corpus.encoder?.dimensions ?? 0,
    labels: corpus.classes,
  };
  const train = (inputs: readonly HeadInput[], regression: RegressionSettings): LinearHead =>
    trainHead({ inputs, labels: data.labels }, shape, regression, onEpoch);
  const head = settings.ngrams.before
    ? contextHead(data, vectoriser.size, shape, (inputs) =>
        train(inputs, { ...settings.regression, learningRate: settings.context.learningRate }),
      )
    : isFew(corpus, settings)
      ? whitenedHead(data, settings, (inputs) =>
          train(inputs, { ...settings.regression, learningRate: settings.few.learningRate }),
        )
      : train(data.inputs, settings.regression);
  const strangers = everyday.map((text) => sideInput(text, read));
  return { ...read, head, familiarity: familiarityOf(own, labels, strangers, shape, settings) };
}

/** An example as the head sees it. */
export function inputOf(
  corpus: Corpus,
  example: number,
  read: Pick<Fitted, 'vectoriser' | 'space'>,
): HeadInput {
  return input(corpus.examples[example] ?? '', corpus.vectors[example], read);
}

/** A text beside the examples as the head sees it. */
export const sideInput = (
  { text, vector }: SideText,
  read: Pick<Fitted, 'vectoriser' | 'space'>,
): HeadInput => input(text, vector, read);

const input = (
  asked: Asked,
  vector: Float32Array | undefined,
  { vectoriser, space }: Pick<Fitted, 'vectoriser' | 'space'>,
): HeadInput => ({
  terms: vectoriser.transform(asked),
  vector: space && vector ? placeVector(vector, space) : undefined,
});

/** Few examples that have vectors are a case of their own: the vectors then carry more than the n-grams. */
function isFew({ vectors, classes }: Corpus, { few }: TrainingSettings): boolean {
  const readable = vectors.filter((vector) => vector).length;
  return readable > vectors.length / 2 && vectors.length <= few.examplesAnIntent * classes;
}

/** Learns on whitened vectors and folds the whitening into the weights. */
function whitenedHead(
  { inputs, labels }: { readonly inputs: readonly HeadInput[]; readonly labels: Int32Array },
  { few }: TrainingSettings,
  train: (inputs: readonly HeadInput[]) => LinearHead,
): LinearHead {
  const places = [...inputs.keys()].filter((i) => inputs[i]?.vector);
  const vectors = places.flatMap((i) => inputs[i]?.vector ?? []);
  const whitening = Whitening.fit(
    vectors,
    Int32Array.from(places, (i) => labels[i] ?? 0),
    few.shrinkage,
  );
  const white = vectors.map((vector) => whitening.apply(vector));
  const mean = white.reduce((sum, vector) => sum + vector.reduce((s, v) => s + v * v, 0) / white.length, 0);
  const scale = mean > 0 ? few.vectorLength / Math.sqrt(mean) : 1;
  const placed = new Map(places.map((place, i) => [place, white[i]?.map((value) => value * scale)]));
  const head = train(inputs.map((one, i) => ({ ...one, vector: placed.get(i) })));
  const from = head.terms * head.labels;
  const weights = head.weights.subarray(from, from + head.dimensions * head.labels);
  weights.forEach((weight, i) => (weights[i] = weight * scale));
  whitening.fold(weights, head.labels);
  return head;
}

/** Ours against everyday texts, by the same n-grams and vectors. */
function familiarityOf(
  own: readonly HeadInput[],
  labels: Int32Array,
  strangers: readonly HeadInput[],
  shape: { readonly terms: number; readonly dimensions: number; readonly labels: number },
  { regression }: TrainingSettings,
): Familiarity {
  const inputs = [...own, ...strangers];
  const isOurs = Int32Array.from(inputs, (_, i) => (i < own.length ? 1 : 0));
  const { terms, dimensions, labels: classes } = shape;
  const both = trainHead({ inputs, labels: isOurs }, { terms, dimensions, labels: 2 }, regression);
  const odds = LinearHead.zero(terms, dimensions, 1);
  odds.weights.forEach(
    (_, row) => (odds.weights[row] = (both.weights[2 * row + 1] ?? 0) - (both.weights[2 * row] ?? 0)),
  );
  return new Familiarity(odds, centroidsOf(own, labels, classes, dimensions));
}

function spaceOf({ encoder, vectors }: Corpus, chosen: Int32Array, scale: number): VectorSpace | undefined {
  if (!encoder) return undefined;
  const present = Array.from(chosen, (example) => vectors[example]).filter((vector) => vector !== undefined);
  const mean = new Float32Array(encoder.dimensions);
  for (const vector of present) {
    for (let d = 0; d < mean.length; d++) mean[d] = (mean[d] ?? 0) + (vector[d] ?? 0) / present.length;
  }
  return { encoder: encoder.name, languages: encoder.languages, mean, scale };
}
