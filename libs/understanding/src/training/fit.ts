import type { Example } from '../examples/example.js';
import { Vectoriser } from '../features/vectoriser.js';
import { placeVector, type VectorSpace } from '../model/member.js';
import type { HeadInput, LinearHead } from '../model/linear-head.js';
import type { TrainingSettings } from '../model/settings.js';
import { trainHead } from './logistic-regression.js';

export interface EncoderIdentity {
  readonly name: string;
  readonly dimensions: number;
  readonly languages: readonly string[];
}

/** Examples with all that is known about them before anything is learnt. */
export interface Corpus {
  /** Behind them stand the names of the intents in their order, which every model learns from as well. */
  readonly examples: readonly Example[];
  /** Label of each example, from 0; not of the names. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Encoder's vectors by example; absent where its language is not the encoder's. */
  readonly vectors: readonly (Float32Array | undefined)[];
  readonly encoder: EncoderIdentity | undefined;
}

/** What is learnt from examples: vocabulary, centre of the vectors, weights. */
export interface Fitted {
  readonly vectoriser: Vectoriser;
  readonly space: VectorSpace | undefined;
  readonly head: LinearHead;
}

/** Learns everything from the chosen examples and the names, so that the others can stand for texts never seen. */
export function fit(
  corpus: Corpus,
  examples: Int32Array,
  settings: TrainingSettings,
  onEpoch: (done: number) => void,
): Fitted {
  const chosen = withNames(corpus, examples);
  const texts = Array.from(chosen, (example) => corpus.examples[example]?.text ?? '');
  const authors = Array.from(chosen, (example) => corpus.examples[example]?.from);
  const vectoriser = Vectoriser.fit(texts, settings.ngrams, authors);
  const space = spaceOf(corpus, chosen, settings.vectorScale);
  const inputs = Array.from(chosen, (example) => inputOf(corpus, example, { vectoriser, space }));
  const labels = chosen.map((example) => corpus.labels[example] ?? example - corpus.labels.length);
  const dimensions = corpus.encoder?.dimensions ?? 0;
  const shape = { terms: vectoriser.size, dimensions, labels: corpus.classes };
  return { vectoriser, space, head: trainHead({ inputs, labels }, shape, settings.regression, onEpoch) };
}

function withNames({ examples, labels }: Corpus, chosen: Int32Array): Int32Array {
  const names = Array.from({ length: examples.length - labels.length }, (_, i) => labels.length + i);
  return Int32Array.of(...chosen, ...names);
}

/** An example as the head sees it. */
export function inputOf(corpus: Corpus, example: number, fitted: Omit<Fitted, 'head'>): HeadInput {
  const vector = corpus.vectors[example];
  return {
    terms: fitted.vectoriser.transform(corpus.examples[example]?.text ?? ''),
    vector: fitted.space && vector ? placeVector(vector, fitted.space) : undefined,
  };
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
