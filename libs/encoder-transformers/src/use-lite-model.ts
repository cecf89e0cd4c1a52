import {
  add,
  divide,
  gather,
  type Indices,
  layerNorm,
  matMul,
  multiply,
  type ParameterOf,
  relu,
  reshape,
  scale,
  softmax,
  split,
  sqrt,
  sumAxis,
  type Tape,
  tanh,
  transpose,
  type Value,
} from '#training-onnx';
import { DIMENSIONS, HEADS, MAX_TOKENS, WIDTHS } from './use-lite-parameters.js';

/** A batch of texts as the graph's inputs. */
export interface Tokens {
  /** [batch, tokens] */
  readonly ids: Indices;
  /** [batch, tokens]: 1 on tokens, 0 on padding. */
  readonly mask: Value;
}

/** Where training drops: what comes out of the embeddings, of each layer's parts, and of the whole. */
export type Place = 'tokens' | 'layers' | 'sentence';

/** What is between a value and its reader while training; the value itself when serving. */
export type DropoutAt = (value: Value, place: Place) => Value;

/** Declares `input_ids` and `attention_mask`, int64 [batch, tokens], of which the first 128 tokens are read. */
export function declareTokens(tape: Tape): Tokens {
  const clip = (name: string): Value => {
    const bounds = [tape.axes(0), tape.axes(MAX_TOKENS), tape.axes(1)];
    return tape.node('Slice', [tape.indices(name, ['batch', 'tokens']), ...bounds], ['batch', 'tokens']);
  };
  const ids: Indices = { ...clip('input_ids'), integers: true };
  const mask = clip('attention_mask');
  return { ids, mask: tape.node('Cast', [mask], mask.shape, { to: 1 }) };
}

/**
 * Universal Sentence Encoder Lite (Cer et al. 2018, arXiv 1803.11175): two pre-norm Transformer layers, mean over
 * the tokens, one tanh layer, unit length. Written once, for serving (parameters are constants) and for training
 * (parameters are inputs).
 */
export class UseLite {
  constructor(
    private readonly tape: Tape,
    private readonly parameter: ParameterOf,
    /** [MAX_TOKENS, EMBEDDING] */
    private readonly timing: Value,
    private readonly dropout: DropoutAt = (value) => value,
  ) {}

  /** The sentence vectors, [batch, 512], each of length 1. */
  encode({ ids, mask }: Tokens): Value {
    let x = this.embed(ids);
    const ignore = this.paddingBias(mask);
    WIDTHS.forEach((width, layer) => (x = this.layer(x, ignore, `layer-${String(layer)}`, width)));
    return this.pool(x, mask);
  }

  private embed(ids: Indices): Value {
    const { tape } = this;
    const tokens = { name: tape.graph.node('Shape', [ids.name], { start: 1, end: 2 }), shape: [1] };
    const width = this.timing.shape[1] ?? 0;
    const positions = tape.node(
      'Slice',
      [this.timing, tape.axes(0), tokens, tape.axes(0)],
      ['tokens', width],
    );
    return this.dropout(add(tape, gather(tape, this.parameter('embeddings'), ids), positions), 'tokens');
  }

  /** Added to the attention scores: nothing on tokens, −10⁹ on padding. */
  private paddingBias(mask: Value): Value {
    const { tape } = this;
    const padding = tape.node('Sub', [tape.scalar(1), mask], mask.shape);
    const bias = tape.node('Mul', [padding, tape.scalar(-1e9)], mask.shape);
    return tape.node('Unsqueeze', [bias, tape.axes(1, 2)], ['batch', 1, 1, 'tokens']);
  }

  private layer(x: Value, ignore: Value, name: string, width: number): Value {
    const { tape } = this;
    const attended = this.attention(this.norm(x, `${name}/attention`), ignore, `${name}/attention`, width);
    const residual = width === DIMENSIONS ? x : this.dense(x, `${name}/widen`);
    const y = add(tape, this.dropout(attended, 'layers'), residual);
    return add(tape, y, this.dropout(this.feedForward(this.norm(y, `${name}/feed-forward`), name), 'layers'));
  }

  private attention(h: Value, ignore: Value, name: string, width: number): Value {
    const { tape } = this;
    const size = width / HEADS;
    const heads = (x: Value, perm: readonly number[]): Value =>
      transpose(tape, reshape(tape, x, [0, 0, HEADS, size], ['batch', 'tokens', HEADS, size]), perm);
    const [q = h, k = h, v = h] = split(tape, this.dense(h, `${name}/qkv`), 3);
    const query = scale(tape, heads(q, [0, 2, 1, 3]), 1 / Math.sqrt(size));
    const scores = add(tape, matMul(tape, query, heads(k, [0, 2, 3, 1])), ignore);
    const mixed = matMul(tape, softmax(tape, scores), heads(v, [0, 2, 1, 3]));
    const merged = transpose(tape, mixed, [0, 2, 1, 3]);
    return this.dense(reshape(tape, merged, [0, 0, width], ['batch', 'tokens', width]), `${name}/out`);
  }

  private feedForward(f: Value, name: string): Value {
    const hidden = relu(this.tape, this.dense(f, `${name}/feed-forward/in`));
    return this.dense(this.dropout(hidden, 'layers'), `${name}/feed-forward/out`);
  }

  /** Mean over the tokens that are not padding, the tanh layer, then unit length. */
  private pool(x: Value, mask: Value): Value {
    const { tape } = this;
    const kept = multiply(tape, x, tape.node('Unsqueeze', [mask, tape.axes(2)], [...mask.shape, 1]));
    const tokens = tape.node('ReduceSum', [mask, tape.axes(1)], ['batch', 1], { keepdims: 1 });
    const atLeastOne = tape.node('Max', [tokens, tape.scalar(1)], tokens.shape);
    const t = tanh(tape, this.dense(divide(tape, sumAxis(tape, kept, 1), atLeastOne), 'top'));
    const square = sumAxis(tape, multiply(tape, t, t), 1);
    const length = sqrt(tape, add(tape, square, tape.scalar(1e-12)));
    return this.dropout(divide(tape, t, reshape(tape, length, [0, 1], ['batch', 1])), 'sentence');
  }

  private norm(x: Value, name: string): Value {
    return layerNorm(this.tape, x, this.parameter(`${name}/norm/gain`), this.parameter(`${name}/norm/bias`));
  }

  private dense(x: Value, name: string): Value {
    const product = matMul(this.tape, x, this.parameter(`${name}/kernel`));
    return add(this.tape, product, this.parameter(`${name}/bias`));
  }
}
