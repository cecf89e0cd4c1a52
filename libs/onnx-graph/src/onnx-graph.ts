import { float, integer, message, string } from './protobuf.js';

/** Field numbers below are those of onnx.proto3 (ONNX 1.12: IR version 8, operator set 17). */
const IR_VERSION = 8;
const OPERATOR_SET = 17;

/** Element types as ONNX numbers them. */
export const ElementType = { float: 1, int64: 7, bool: 9 } as const;
type ElementType = (typeof ElementType)[keyof typeof ElementType];

const ATTRIBUTE_FLOAT = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_STRING = 3;
const ATTRIBUTE_INTS = 7;

/** A text names a dimension that is known only at run time. */
export type Shape = readonly (number | string)[];
export type Attributes = Readonly<Record<string, number | string | readonly number[]>>;

/**
 * Collects nodes and constants and writes them as one ONNX model file.
 * Every value is known by its name; `node` returns the name of what it computes, so that calls nest.
 */
export class OnnxGraph {
  readonly #nodes: Buffer[] = [];
  readonly #constants: Buffer[] = [];
  readonly #inputs: Buffer[] = [];
  readonly #outputs: Buffer[] = [];
  #next = 0;

  constructor(readonly name: string) {}

  /** Declares an input. */
  input(name: string, shape: Shape, type: ElementType = ElementType.int64): string {
    this.#inputs.push(message(11, valueInfo(name, type, shape)));
    return name;
  }

  /** Names a computed value as a float output. */
  output(name: string, value: string, shape: Shape): void {
    this.#nodes.push(node('Identity', [value], [name], {}));
    this.#outputs.push(message(12, valueInfo(name, ElementType.float, shape)));
  }

  floats(data: Float32Array, shape: readonly number[]): string {
    return this.#constant(
      ElementType.float,
      shape,
      Buffer.from(data.buffer, data.byteOffset, data.byteLength),
    );
  }

  scalar(value: number): string {
    return this.floats(Float32Array.of(value), []);
  }

  integers(values: readonly number[]): string {
    const data = BigInt64Array.from(values, BigInt);
    return this.#constant(ElementType.int64, [values.length], Buffer.from(data.buffer));
  }

  /** One operator with one output. A whole number as attribute is written as an int, any other as a float. */
  node(operator: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.split(operator, inputs, 1, attributes)[0] ?? '';
  }

  /** One operator with several outputs. */
  split(operator: string, inputs: readonly string[], outputs: number, attributes: Attributes): string[] {
    const names = Array.from({ length: outputs }, () => this.#fresh('v'));
    this.#nodes.push(node(operator, inputs, names, attributes));
    return names;
  }

  toBytes(): Buffer {
    const graph = [
      ...this.#nodes,
      string(2, this.name),
      ...this.#constants,
      ...this.#inputs,
      ...this.#outputs,
    ];
    return Buffer.concat([
      integer(1, IR_VERSION),
      string(2, 'presage'),
      message(7, ...graph),
      message(8, string(1, ''), integer(2, OPERATOR_SET)),
    ]);
  }

  #constant(type: number, shape: readonly number[], raw: Buffer): string {
    const name = this.#fresh('c');
    const dims = shape.map((size) => integer(1, size));
    this.#constants.push(message(5, ...dims, integer(2, type), string(8, name), message(9, raw)));
    return name;
  }

  #fresh(prefix: string): string {
    return `${prefix}${String(this.#next++)}`;
  }
}

function node(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Attributes,
): Buffer {
  return message(
    1,
    ...inputs.map((name) => string(1, name)),
    ...outputs.map((name) => string(2, name)),
    string(4, operator),
    ...Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  );
}

function attribute(name: string, value: number | string | readonly number[]): Buffer {
  if (typeof value === 'string') {
    return message(5, string(1, name), string(4, value), integer(20, ATTRIBUTE_STRING));
  }
  if (typeof value !== 'number') {
    return message(5, string(1, name), ...value.map((v) => integer(8, v)), integer(20, ATTRIBUTE_INTS));
  }
  return Number.isInteger(value)
    ? message(5, string(1, name), integer(3, value), integer(20, ATTRIBUTE_INT))
    : message(5, string(1, name), float(2, value), integer(20, ATTRIBUTE_FLOAT));
}

function valueInfo(name: string, type: number, shape: Shape): Buffer {
  const dims = shape.map((size) => message(1, typeof size === 'number' ? integer(1, size) : string(2, size)));
  return Buffer.concat([string(1, name), message(2, message(1, integer(1, type), message(2, ...dims)))]);
}
