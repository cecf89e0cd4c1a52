import { integer, message, string } from './protobuf.js';
import { type Field, readFields } from './read-fields.js';

/** Field numbers of onnx.proto3. */
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5 } as const;
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const TENSOR = { dims: 1, type: 2, name: 8, raw: 9 } as const;
const FLOAT = 1;
const INT8 = 3;

/** Half the range of int8: processors without VNNI add pairs of products in 16 bits, and would overflow with all of it. */
const LARGEST = 64;
/** Smaller matrices win nothing. */
const FEWEST = 4096;

interface Weights {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

/**
 * The same model with the weights of its matrix products in 8 bits, a scale for each column, and their other side
 * brought to 8 bits while it computes (Jacob et al. 2018, arXiv 1712.05877; onnxruntime's dynamic quantisation).
 *
 * That other side gets one scale for all texts computed together, so a text's result depends on its company:
 * compute texts one at a time.
 *
 * @param model an ONNX file with its weights inside
 * @throws where it is no such file
 */
export function quantise(model: Buffer): Buffer {
  const parts = readFields(model);
  const graph = parts.find(({ number }) => number === MODEL.graph);
  if (!graph) throw new Error('The file holds no graph.');
  const fields = readFields(graph.body);
  const weights = weightsIn(fields);
  const products = fields.flatMap((field) => productOf(field, weights) ?? []);
  const kept = new Set(fields.filter((field) => !productOf(field, weights)).flatMap(inputsOf));
  const replaced = new Set(products.map(({ weight }) => weight.name).filter((name) => !kept.has(name)));
  const written = fields.flatMap((field) => {
    const product = productOf(field, weights);
    if (product) return quantisedNodes(product);
    return field.number === GRAPH.initializer && replaced.has(nameOf(field)) ? [] : [field.bytes];
  });
  const added = [...new Set(products.map(({ weight }) => weight))].flatMap(quantisedWeights);
  return Buffer.concat(
    parts.map((part) => (part === graph ? message(MODEL.graph, ...written, ...added) : part.bytes)),
  );
}

interface Product {
  readonly input: string;
  readonly weight: Weights;
  readonly output: string;
}

/** A node that multiplies with a constant matrix. */
function productOf(field: Field, weights: ReadonlyMap<string, Weights>): Product | undefined {
  if (field.number !== GRAPH.node) return undefined;
  const parts = readFields(field.body);
  const texts = (number: number): string[] =>
    parts.filter((part) => part.number === number).map(({ body }) => body.toString());
  if (texts(NODE.operator)[0] !== 'MatMul') return undefined;
  const [input = '', second = ''] = texts(NODE.input);
  const weight = weights.get(second);
  return weight && { input, weight, output: texts(NODE.output)[0] ?? '' };
}

const inputsOf = ({ number, body }: Field): string[] =>
  number === GRAPH.node
    ? readFields(body)
        .filter((part) => part.number === NODE.input)
        .map((part) => part.body.toString())
    : [];

const nameOf = ({ body }: Field): string =>
  readFields(body)
    .find(({ number }) => number === TENSOR.name)
    ?.body.toString() ?? '';

/** Matrices of floats that stand in the file and are large enough to pay. */
function weightsIn(fields: readonly Field[]): ReadonlyMap<string, Weights> {
  const found = new Map<string, Weights>();
  for (const field of fields) {
    if (field.number !== GRAPH.initializer) continue;
    const parts = readFields(field.body);
    const dims = parts.filter(({ number }) => number === TENSOR.dims).flatMap(dimensions);
    const type = parts.find(({ number }) => number === TENSOR.type)?.value;
    const raw = parts.find(({ number }) => number === TENSOR.raw)?.body;
    const [rows = 0, columns = 0] = dims;
    if (dims.length !== 2 || type !== FLOAT || raw?.length !== 4 * rows * columns) continue;
    if (rows * columns < FEWEST) continue;
    // A copy: the bytes need not lie on a multiple of four.
    const data = new Float32Array(Uint8Array.from(raw).buffer);
    const name = nameOf(field);
    found.set(name, { name, rows, columns, data });
  }
  return found;
}

/** Dimensions are written one a field, or packed into one. */
const dimensions = ({ body, value }: Field): number[] => {
  if (body.length === 0) return [value];
  const packed: number[] = [];
  let number = 0;
  let shift = 0;
  for (const byte of body) {
    number += (byte & 0x7f) * 2 ** shift;
    shift += 7;
    if (byte >= 0x80) continue;
    packed.push(number);
    [number, shift] = [0, 0];
  }
  return packed;
};

function quantisedNodes({ input, weight, output }: Product): Buffer[] {
  const name = (part: string): string => `${output}_${part}`;
  const [values, scale, zero] = [name('q'), name('scale'), name('zero')];
  return [
    node('DynamicQuantizeLinear', [input], [values, scale, zero]),
    node('MatMulInteger', [values, `${weight.name}_q`, zero], [name('sum')]),
    node('Cast', [name('sum')], [name('float')], castToFloat),
    node('Mul', [scale, `${weight.name}_scale`], [name('scales')]),
    node('Mul', [name('float'), name('scales')], [output]),
  ];
}

const ATTRIBUTE = { name: 1, integer: 3, type: 20 } as const;
const AN_INTEGER = 2;
const castToFloat = message(
  NODE.attribute,
  string(ATTRIBUTE.name, 'to'),
  integer(ATTRIBUTE.integer, FLOAT),
  integer(ATTRIBUTE.type, AN_INTEGER),
);

const node = (
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  ...attributes: Buffer[]
): Buffer =>
  message(
    GRAPH.node,
    ...inputs.map((input) => string(NODE.input, input)),
    ...outputs.map((output) => string(NODE.output, output)),
    string(NODE.operator, operator),
    ...attributes,
  );

function quantisedWeights({ name, rows, columns, data }: Weights): Buffer[] {
  const scales = new Float32Array(columns);
  data.forEach((value, i) => {
    scales[i % columns] = Math.max(scales[i % columns] ?? 0, Math.abs(value) / LARGEST);
  });
  // A column of zeros stays zeros, whatever its scale.
  const values = Int8Array.from(data, (value, i) =>
    Math.round(value / Math.max(scales[i % columns] ?? 0, 1e-30)),
  );
  return [
    tensor(`${name}_q`, INT8, [rows, columns], Buffer.from(values.buffer)),
    tensor(`${name}_scale`, FLOAT, [columns], Buffer.from(scales.buffer)),
  ];
}

const tensor = (name: string, type: number, dims: readonly number[], raw: Buffer): Buffer =>
  message(
    GRAPH.initializer,
    ...dims.map((size) => integer(TENSOR.dims, size)),
    integer(TENSOR.type, type),
    string(TENSOR.name, name),
    message(TENSOR.raw, raw),
  );
