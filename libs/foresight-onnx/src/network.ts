import {
  type Head,
  headsOf,
  inTurn,
  type ItemContent,
  knownTargets,
  type ModelShape,
  type PackedExamples,
  parametersOf,
  type Weights,
} from '#foresight';
import { type Batch, type ParameterOf, Tape, type Value } from '#training-onnx';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { inputNames, inputTensors, servingInputs, targetTensors } from './batch.js';
import { headLoss } from './heads.js';
import type { Computing } from './training-work.js';
import { Trunk } from './trunk.js';

export type HeadLosses = Partial<Readonly<Record<Head, number>>>;

/** The network without dropout, its weights handed in with each call: for measuring while it is being trained. */
export class Network {
  private constructor(
    private readonly shape: ModelShape,
    private readonly losing: InferenceSession,
    private readonly ranking: InferenceSession | undefined,
    private readonly content: ItemContent | undefined,
  ) {}

  /** @param content of the items, where the shape says that there is any */
  static async open(shape: ModelShape, computing: Computing, content?: ItemContent): Promise<Network> {
    const losing = await sessionOf(lossGraph(shape), computing);
    const ranking = shape.sizes.items > 0 ? await sessionOf(scoreGraph(shape), computing) : undefined;
    return new Network(shape, losing, ranking, content);
  }

  /** Mean loss of each head over all known targets of the examples. */
  async losses(weights: Weights, examples: PackedExamples): Promise<HeadLosses> {
    const heads = headsOf(this.shape.sizes);
    const one = Object.fromEntries(heads.map((head) => [head, 1]));
    const sums = new Map<Head, number>();
    for (const rows of inTurn(examples)) {
      const batch = {
        ...inputTensors(this.shape, examples, rows),
        ...targetTensors(examples, rows, one, false),
      };
      const results = await this.losing.run({ ...this.feeds(weights), ...batch });
      for (const head of heads)
        sums.set(head, (sums.get(head) ?? 0) + Number(results[lossOf(head)]?.data[0]));
    }
    const means = heads.map((head) => [head, (sums.get(head) ?? 0) / knownTargets(examples, head)] as const);
    return Object.fromEntries(means.filter(([, mean]) => Number.isFinite(mean)));
  }

  /** For the end of each of these sequences the logits of all items, in their order: [rows, items]. */
  async scores(weights: Weights, examples: PackedExamples, rows: Int32Array): Promise<Float32Array> {
    if (!this.ranking) throw new RangeError('This network has no items to rank.');
    const batch = servingInputs(this.shape, examples, rows);
    const { scores } = await this.ranking.run({ ...this.feeds(weights), ...batch });
    return scores?.data as Float32Array;
  }

  async close(): Promise<void> {
    await Promise.all([this.losing.release(), this.ranking?.release()]);
  }

  private feeds(weights: Weights): Batch {
    const parameters = parametersOf(this.shape).map(
      ({ name, shape }) =>
        [name, new Tensor('float32', weights.get(name) ?? new Float32Array(), shape)] as const,
    );
    return { ...Object.fromEntries(parameters), ...contentTensor(this.shape, this.content) };
  }
}

/** @throws RangeError where the shape has content and none of that size is handed in */
export function contentTensor({ sizes, content: width }: ModelShape, content?: ItemContent): Batch {
  if (width === 0 || sizes.items === 0) return {};
  if (content?.width !== width || content.vectors.length !== sizes.items * width) {
    throw new RangeError(
      `The items' content must be ${String(sizes.items)} vectors of ${String(width)} numbers.`,
    );
  }
  return { [inputNames.content]: new Tensor('float32', content.vectors, [sizes.items, width]) };
}

const lossOf = (head: Head): string => `loss:${head}`;

function lossGraph(shape: ModelShape): Buffer {
  return graphOf('losses', shape, (tape, trunk, states) => {
    for (const head of headsOf(shape.sizes))
      tape.graph.output(lossOf(head), headLoss(tape, trunk, states, head).name, []);
  });
}

function scoreGraph(shape: ModelShape): Buffer {
  return graphOf('scores', shape, (tape, trunk, states) => {
    const last = trunk.at(states, inputNames.places('last'));
    const scores = tape.graph.node('Gemm', [last.name, trunk.items?.name ?? ''], { transB: 1 });
    tape.graph.output('scores', scores, ['sequences', shape.sizes.items]);
  });
}

function graphOf(
  name: string,
  shape: ModelShape,
  write: (tape: Tape, trunk: Trunk, states: Value) => void,
): Buffer {
  const tape = new Tape(name);
  const values = new Map(
    parametersOf(shape).map((parameter) => [parameter.name, tape.input(parameter.name, parameter.shape)]),
  );
  const trunk = new Trunk(tape, named(values), shape);
  write(tape, trunk, trunk.encode());
  return tape.graph.toBytes();
}

export const named =
  (values: ReadonlyMap<string, Value>): ParameterOf =>
  (name) => {
    const value = values.get(name);
    if (!value) throw new RangeError(`There is no parameter "${name}".`);
    return value;
  };

export const sessionOf = (graph: Buffer, { device, threads }: Computing): Promise<InferenceSession> =>
  InferenceSession.create(graph, {
    executionProviders: [device],
    intraOpNumThreads: threads,
    // What goes wrong is thrown; it need not be printed as well.
    logSeverityLevel: 4,
  });
