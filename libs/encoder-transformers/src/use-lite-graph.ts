import { OnnxGraph } from '#onnx-graph';
import type { UseLiteFiles, WeightTensor } from './use-lite-weights.js';

/** Longest input the model was trained for, in tokens; what follows is cut off. */
export const MAX_TOKENS = 128;
export const DIMENSIONS = 512;
const EMBEDDING = 256;
const HEADS = 4;
const HIDDEN = 1536;

const CONSTANTS = 'module_apply_default/Encoder_en/KonaTransformer/Encode/';
const VARIABLES = 'module/Encoder_en/KonaTransformer/Encode/';
const JOINED = '/ConcatPartitions/concat';

/**
 * Universal Sentence Encoder Lite as an ONNX graph: two pre-norm Transformer layers, mean over the tokens,
 * one tanh layer, unit length.
 * Inputs `input_ids` and `attention_mask`, int64 [batch, tokens]; output `sentence_embedding`, float [batch, 512].
 */
export function useLiteGraph(files: UseLiteFiles): Buffer {
  const graph = new OnnxGraph('universal-sentence-encoder-lite');
  const encoder = new UseLite(graph, files);
  const clip = (name: string): string =>
    graph.node('Slice', [
      graph.input(name, ['batch', 'tokens']),
      graph.integers([0]),
      graph.integers([MAX_TOKENS]),
      graph.integers([1]),
    ]);
  const ids = clip('input_ids');
  const mask = graph.node('Cast', [clip('attention_mask')], { to: 1 });
  let x = encoder.embed(ids);
  const ignore = encoder.paddingBias(mask);
  for (const layer of [0, 1]) x = encoder.layer(x, ignore, layer);
  graph.output('sentence_embedding', encoder.pool(x, mask), ['batch', DIMENSIONS]);
  return graph.toBytes();
}

class UseLite {
  constructor(
    private readonly graph: OnnxGraph,
    private readonly files: UseLiteFiles,
  ) {}

  /** Twice the token's embedding plus its timing signal: sine, then cosine, of position × frequency. */
  embed(ids: string): string {
    const { graph } = this;
    const table = this.files.weight('module/Embeddings_en');
    const doubled = graph.floats(
      table.data.map((value) => 2 * value),
      table.shape,
    );
    const frequencies = this.files.weight(
      `${CONSTANTS}TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`,
    );
    const signal = graph.floats(timingSignal(frequencies.data), [MAX_TOKENS, EMBEDDING]);
    const tokens = graph.node('Shape', [ids], { start: 1, end: 2 });
    const positions = graph.node('Slice', [signal, graph.integers([0]), tokens, graph.integers([0])]);
    return graph.node('Add', [graph.node('Gather', [doubled, ids]), positions]);
  }

  /** Added to the attention scores: nothing on tokens, −10⁹ on padding. */
  paddingBias(mask: string): string {
    const { graph } = this;
    const padding = graph.node('Sub', [graph.scalar(1), mask]);
    const bias = graph.node('Mul', [padding, graph.scalar(-1e9)]);
    return graph.node('Unsqueeze', [bias, graph.integers([1, 2])]);
  }

  layer(x: string, ignore: string, index: number): string {
    const { graph } = this;
    const name = `Layer_${String(index)}/TransformerLayer/`;
    const attended = this.attention(this.norm(x, name), ignore, name, index === 0 ? EMBEDDING : DIMENSIONS);
    const residual = index === 0 ? this.widen(x, name) : x;
    const y = graph.node('Add', [attended, residual]);
    return graph.node('Add', [y, this.feedForward(this.norm(y, `${name}FFN/`), name)]);
  }

  /** Mean over the tokens that are not padding, the tanh layer, then unit length. */
  pool(x: string, mask: string): string {
    const { graph } = this;
    const kept = graph.node('Mul', [x, graph.node('Unsqueeze', [mask, graph.integers([2])])]);
    const sum = graph.node('ReduceSum', [kept, graph.integers([1])], { keepdims: 0 });
    const tokens = graph.node('ReduceSum', [mask, graph.integers([1])], { keepdims: 1 });
    const mean = graph.node('Div', [sum, graph.node('Max', [tokens, graph.scalar(1)])]);
    const top = 'module/Encoder_en/hidden_layers/tanh_layer_0/';
    const t = graph.node('Tanh', [
      this.dense(mean, this.files.weight(`${top}weights`), this.files.weight(`${top}bias`)),
    ]);
    const square = graph.node('ReduceSum', [graph.node('Mul', [t, t]), graph.integers([1])], { keepdims: 1 });
    const length = graph.node('Sqrt', [graph.node('Max', [square, graph.scalar(1e-12)])]);
    return graph.node('Div', [t, length]);
  }

  private attention(h: string, ignore: string, name: string, width: number): string {
    const { graph, files } = this;
    const part = `${name}MultiheadAttention/`;
    const project = (x: string, step: string, out: number): string => {
      const kernel = files.weight(`${VARIABLES}${part}${step}/kernel/part_0`);
      const bias = files.weight(`${CONSTANTS}${part}${step}/bias${JOINED}`);
      return this.dense(x, { data: kernel.data, shape: [width, out] }, bias);
    };
    const scale = files.weight(`${CONSTANTS}TransformerStack/${part}mul/y`);
    const qkv = graph.split('Split', [project(h, 'qkv_transform_single', 3 * width)], 3, { axis: 2 });
    const heads = (x: string, perm: readonly number[]): string =>
      graph.node('Transpose', [graph.node('Reshape', [x, graph.integers([0, 0, HEADS, width / HEADS])])], {
        perm,
      });
    const [q = '', k = '', v = ''] = qkv;
    const query = graph.node('Mul', [heads(q, [0, 2, 1, 3]), graph.floats(scale.data, [])]);
    const scores = graph.node('Add', [graph.node('MatMul', [query, heads(k, [0, 2, 3, 1])]), ignore]);
    const mixed = graph.node('MatMul', [
      graph.node('Softmax', [scores], { axis: 3 }),
      heads(v, [0, 2, 1, 3]),
    ]);
    const merged = graph.node('Reshape', [
      graph.node('Transpose', [mixed], { perm: [0, 2, 1, 3] }),
      graph.integers([0, 0, width]),
    ]);
    return project(merged, 'output_transform_single', DIMENSIONS);
  }

  private feedForward(f: string, name: string): string {
    const { graph, files } = this;
    const conv = (x: string, step: string, shape: readonly number[]): string =>
      this.dense(
        x,
        {
          data: files.weight(`${CONSTANTS}TransformerStack/${name}FFN/${step}/Tensordot/Reshape_1`).data,
          shape,
        },
        files.weight(`${CONSTANTS}${name}FFN/${step}/bias${JOINED}`),
      );
    const hidden = graph.node('Relu', [conv(f, 'conv1', [DIMENSIONS, HIDDEN])]);
    return conv(hidden, 'conv2', [HIDDEN, DIMENSIONS]);
  }

  /** The first layer is wider than the embeddings: its residual passes through a dense layer. */
  private widen(x: string, name: string): string {
    const kernel = this.files.weight(`${CONSTANTS}${name}dense/kernel${JOINED}`);
    return this.dense(x, kernel, this.files.weight(`${CONSTANTS}${name}dense/bias${JOINED}`));
  }

  private norm(x: string, name: string): string {
    const part = `${CONSTANTS}${name}layer_prepostprocess/layer_norm/layer_norm_`;
    const scale = this.files.weight(`${part}scale${JOINED}`);
    const bias = this.files.weight(`${part}bias${JOINED}`);
    return this.graph.node(
      'LayerNormalization',
      [x, this.graph.floats(scale.data, scale.shape), this.graph.floats(bias.data, bias.shape)],
      { axis: 2, epsilon: 1e-6 },
    );
  }

  private dense(x: string, kernel: WeightTensor, bias: WeightTensor): string {
    const product = this.graph.node('MatMul', [x, this.graph.floats(kernel.data, kernel.shape)]);
    return this.graph.node('Add', [product, this.graph.floats(bias.data, bias.shape)]);
  }
}

function timingSignal(frequencies: Float32Array): Float32Array {
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
