import type { UseLiteFiles, WeightTensor } from './use-lite-weights.js';

/** Longest input the model was trained for, in tokens; what follows is cut off. */
export const MAX_TOKENS = 128;
export const DIMENSIONS = 512;
export const EMBEDDING = 256;
export const HEADS = 4;
export const HIDDEN = 1536;
/** Width of what enters each layer. */
export const WIDTHS = [EMBEDDING, DIMENSIONS] as const;

const CONSTANTS = 'module_apply_default/Encoder_en/KonaTransformer/Encode/';
const VARIABLES = 'module/Encoder_en/KonaTransformer/Encode/';
const JOINED = '/ConcatPartitions/concat';
const TOP = 'module/Encoder_en/hidden_layers/tanh_layer_0/';

/** The weights that training may move, by the names this project gives them. */
export type UseLiteParameters = ReadonlyMap<string, WeightTensor>;

/** Reads them from the package: matrices are [in, out] and stand to the right of what they multiply. */
export function useLiteParameters(files: UseLiteFiles): UseLiteParameters {
  const { data, shape } = files.weight('module/Embeddings_en');
  return new Map<string, WeightTensor>([
    // The model adds twice the embedding to the timing signal.
    ['embeddings', { data: data.map((value) => 2 * value), shape }],
    ...WIDTHS.flatMap((width, layer) => layerParameters(files, layer, width)),
    ['top/kernel', files.weight(`${TOP}weights`)],
    ['top/bias', files.weight(`${TOP}bias`)],
  ]);
}

type Named = [name: string, tensor: WeightTensor];

function layerParameters(files: UseLiteFiles, index: number, width: number): Named[] {
  const layer = `Layer_${String(index)}/TransformerLayer/`;
  const constant = (name: string): WeightTensor => files.weight(`${CONSTANTS}${layer}${name}${JOINED}`);
  const attention = (step: string, out: number): Named[] => {
    const { data } = files.weight(`${VARIABLES}${layer}MultiheadAttention/${step}/kernel/part_0`);
    return dense({ data, shape: [width, out] }, constant(`MultiheadAttention/${step}/bias`));
  };
  const convolution = (step: string, shape: readonly number[]): Named[] => {
    const { data } = files.weight(`${CONSTANTS}TransformerStack/${layer}FFN/${step}/Tensordot/Reshape_1`);
    return dense({ data, shape }, constant(`FFN/${step}/bias`));
  };
  const norm = (part: string): Named[] => [
    ['gain', constant(`${part}layer_prepostprocess/layer_norm/layer_norm_scale`)],
    ['bias', constant(`${part}layer_prepostprocess/layer_norm/layer_norm_bias`)],
  ];
  const blocks: Record<string, Named[]> = {
    'attention/norm': norm(''),
    'attention/qkv': attention('qkv_transform_single', 3 * width),
    'attention/out': attention('output_transform_single', DIMENSIONS),
    'feed-forward/norm': norm('FFN/'),
    'feed-forward/in': convolution('conv1', [DIMENSIONS, HIDDEN]),
    'feed-forward/out': convolution('conv2', [HIDDEN, DIMENSIONS]),
    // The first layer is wider than the embeddings: its residual passes through a dense layer.
    ...(width !== DIMENSIONS && { widen: dense(constant('dense/kernel'), constant('dense/bias')) }),
  };
  const named = ([block, tensors]: [string, Named[]]): Named[] =>
    tensors.map(([name, tensor]) => [`layer-${String(index)}/${block}/${name}`, tensor]);
  return Object.entries(blocks).flatMap(named);
}

const dense = (kernel: WeightTensor, bias: WeightTensor): Named[] => [
  ['kernel', kernel],
  ['bias', bias],
];

/** Sine, then cosine, of position × frequency: [MAX_TOKENS, EMBEDDING]. */
export function timingSignal(files: UseLiteFiles): Float32Array {
  const { data: frequencies } = files.weight(
    `${CONSTANTS}TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`,
  );
  const signal = new Float32Array(MAX_TOKENS * EMBEDDING);
  for (let position = 0; position < MAX_TOKENS; position++) {
    frequencies.forEach((frequency, i) => {
      // The angle is rounded to 32 bits first, as TensorFlow computes it.
      const angle = Math.fround(position * frequency);
      signal[position * EMBEDDING + i] = Math.sin(angle);
      signal[position * EMBEDDING + frequencies.length + i] = Math.cos(angle);
    });
  }
  return signal;
}
