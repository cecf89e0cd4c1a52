import { EPSILON, featuresOf, type ModelShape } from '#foresight';
import {
  add,
  gather,
  type Indices,
  layerNorm,
  matMul,
  type ParameterOf,
  relu,
  reshape,
  scale,
  softmax,
  split,
  type Tape,
  transpose,
  type Value,
} from '#training-onnx';
import { inputNames } from './batch.js';

/** So low that softmax gives nothing. */
const UNSEEN = -1e9;

/** The causal Transformer below the heads, as `parametersOf` describes it: written once, for training and for serving. */
export class Trunk {
  /** The vectors of all items, [items, width]. */
  readonly items: Value | undefined;

  /** @param drop what becomes of values where dropout may be; nothing, where it serves */
  constructor(
    private readonly tape: Tape,
    private readonly of: ParameterOf,
    private readonly shape: ModelShape,
    private readonly drop: (value: Value) => Value = (value) => value,
  ) {
    if (shape.sizes.items > 0) this.items = this.itemVectors();
  }

  /** Declares the inputs of a batch. @returns what is known after each moment, [batch × time, width] */
  encode(): Value {
    const { tape, shape } = this;
    let x = this.drop(this.embedded());
    const mask = this.causalMask();
    for (let i = 0; i < shape.layers; i++) x = this.layer(`layer-${String(i)}`, x, mask);
    return reshape(tape, this.norm('norm', x), [-1, shape.width], ['moments', shape.width]);
  }

  /** Declares where to look. @returns what is known there, [places, width] */
  at(states: Value, places: string): Value {
    return gather(this.tape, states, this.tape.indices(places, [places]));
  }

  dense(name: string, x: Value): Value {
    return add(this.tape, matMul(this.tape, x, this.of(`${name}/kernel`)), this.of(`${name}/bias`));
  }

  private itemVectors(): Value {
    const { tape, shape } = this;
    const ids = this.of('embeddings/item');
    if (shape.content === 0) return ids;
    const content = tape.input(inputNames.content, [shape.sizes.items, shape.content]);
    return add(tape, ids, matMul(tape, content, this.of('content/kernel')));
  }

  private embedded(): Value {
    const { tape, shape } = this;
    const parts = featuresOf(shape.sizes).map((name) => {
      const table = name === 'item' && this.items ? this.items : this.of(`embeddings/${name}`);
      return gather(tape, table, tape.indices(name, ['batch', 'time']));
    });
    parts.push(gather(tape, this.of('embeddings/position'), tape.indices(inputNames.position, ['time'])));
    const sum = parts.reduce((x, part) => add(tape, x, part));
    if (shape.sizes.devices === 0) return sum;
    const device = gather(tape, this.of('embeddings/device'), tape.indices(inputNames.device, ['batch']));
    return add(tape, sum, reshape(tape, device, [-1, 1, shape.width], ['batch', 1, shape.width]));
  }

  private layer(name: string, x: Value, mask: Value): Value {
    const { tape } = this;
    const met = this.attention(`${name}/attention`, this.norm(`${name}/attention/norm`, x), mask);
    const a = add(tape, x, this.drop(met));
    const inner = this.dense(`${name}/feed-forward/in`, this.norm(`${name}/feed-forward/norm`, a));
    return add(tape, a, this.drop(this.dense(`${name}/feed-forward/out`, relu(tape, inner))));
  }

  private attention(name: string, x: Value, mask: Value): Value {
    const { tape } = this;
    const { heads, width } = this.shape;
    const [batch = '', time = ''] = x.shape;
    const each = width / heads;
    const apart = (part: Value): Value =>
      transpose(tape, reshape(tape, part, [0, 0, heads, each], [batch, time, heads, each]), [0, 2, 1, 3]);
    const [q = x, k = x, v = x] = split(tape, this.dense(`${name}/qkv`, x), 3).map(apart);
    const scores = scale(tape, matMul(tape, q, transpose(tape, k, [0, 1, 3, 2])), 1 / Math.sqrt(each));
    const shares = this.drop(softmax(tape, add(tape, scores, mask)));
    const together = transpose(tape, matMul(tape, shares, v), [0, 2, 1, 3]);
    return this.dense(`${name}/out`, reshape(tape, together, [0, 0, width], [batch, time, width]));
  }

  private norm(name: string, x: Value): Value {
    return layerNorm(this.tape, x, this.of(`${name}/gain`), this.of(`${name}/bias`), EPSILON);
  }

  /** [time, time]: 0 where a moment may look, at itself and at what came before, else {@link UNSEEN}. */
  private causalMask(): Value {
    const { tape } = this;
    const { length } = this.shape;
    const whole = Float32Array.from({ length: length * length }, (_, i) =>
      i % length > Math.floor(i / length) ? UNSEEN : 0,
    );
    const position: Indices = { name: inputNames.position, shape: ['time'], integers: true };
    const time = tape.node('Shape', [position], [1]);
    const cut = (value: Value, axis: number): Value =>
      tape.node('Slice', [value, tape.axes(0), time, tape.axes(axis)], value.shape.with(axis, 'time'));
    return cut(cut(tape.constant(whole, [length, length]), 0), 1);
  }
}
