import { add, crossEntropy, type LossOf, matMul, type Parameter, scale } from '#training-onnx';
import { declareTokens, type Place, UseLite } from './use-lite-model.js';
import { DIMENSIONS, EMBEDDING, MAX_TOKENS, type UseLiteParameters } from './use-lite-parameters.js';

/** Names of the linear head's parameters, beside those of the encoder. */
export const headNames = { kernel: 'head/kernel', bias: 'head/bias' } as const;
/** Names of a batch's inputs beside `input_ids` and `attention_mask`. */
export const batchNames = { labels: 'labels', weights: 'weights' } as const;

export interface LossSettings {
  readonly dropout: Readonly<Record<Place, number>>;
  readonly smoothing: number;
  /** Length that the sentence vectors are given before the head. */
  readonly vectorScale: number;
}

/** Encoder and head as training moves them: matrices shrink a little with each step, biases and gains do not. */
export function tuningParameters(
  base: UseLiteParameters,
  classes: number,
  { headRate, decay }: { readonly headRate: number; readonly decay: number },
): readonly Parameter[] {
  const encoder = [...base].map(([name, { shape }]): Parameter => ({
    name,
    shape,
    update: { decay: name.endsWith('/kernel') ? decay : 0, sparse: name === 'embeddings' },
  }));
  return [
    ...encoder,
    { name: headNames.kernel, shape: [DIMENSIONS, classes], update: { rate: headRate, decay } },
    { name: headNames.bias, shape: [classes], update: { rate: headRate } },
  ];
}

/** Mean cross-entropy of a linear head on the sentence vectors. */
export const tuningLoss =
  (timing: Float32Array, settings: LossSettings): LossOf =>
  (tape, parameter, dropout) => {
    const signal = tape.constant(timing, [MAX_TOKENS, EMBEDDING]);
    const encoder = new UseLite(tape, parameter, signal, (value, place) =>
      dropout(value, settings.dropout[place]),
    );
    const vectors = scale(tape, encoder.encode(declareTokens(tape)), settings.vectorScale);
    const logits = add(tape, matMul(tape, vectors, parameter(headNames.kernel)), parameter(headNames.bias));
    const labels = tape.indices(batchNames.labels, ['batch']);
    const weights = tape.input(batchNames.weights, ['batch']);
    return crossEntropy(tape, logits, labels, weights, settings.smoothing);
  };
