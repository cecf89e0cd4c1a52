import type { Update } from './adamw.js';
import { type Dropout, dropoutOn } from './dropout.js';
import { Tape, type Value } from './tape.js';

export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly update?: Partial<Update>;
}

/** A parameter by its name, for whoever writes a model down. @throws RangeError where there is none of that name */
export type ParameterOf = (name: string) => Value;

/** The model up to its loss, a scalar, written down on a tape. */
export type LossOf = (tape: Tape, parameter: ParameterOf, dropout: Dropout) => Value;

/** Names of the graph's outputs. */
export const names = {
  loss: 'loss',
  norm: 'gradient-norm',
  gradient: (parameter: string): string => `gradient:${parameter}`,
} as const;

/**
 * Forward and backward pass of a step as one ONNX graph. Inputs: the batch as `lossOf` declares it, each parameter,
 * and those of dropout. Outputs: `loss`, `gradient:<parameter>` for each, and `gradient-norm`, their joint length.
 */
export function trainingStep(name: string, parameters: readonly Parameter[], lossOf: LossOf): Buffer {
  const tape = new Tape(name);
  const values = parameters.map(({ name: parameter, shape }) => tape.input(parameter, shape));
  const loss = lossOf(tape, byName(values), dropoutOn(tape));
  const gradients = tape.gradients(loss, values);
  tape.graph.output(names.loss, loss.name, []);
  tape.graph.output(names.norm, jointLength(tape, gradients).name, []);
  parameters.forEach(({ name: parameter, shape }, i) => {
    tape.graph.output(names.gradient(parameter), gradients[i]?.name ?? '', shape);
  });
  return tape.graph.toBytes();
}

function jointLength(tape: Tape, gradients: readonly Value[]): Value {
  const squares = gradients.map((gradient) => tape.node('ReduceSumSquare', [gradient], [], { keepdims: 0 }));
  return tape.node('Sqrt', [tape.node('Sum', squares, [])], []);
}

function byName(values: readonly Value[]): ParameterOf {
  const known = new Map(values.map((value) => [value.name, value]));
  return (name) => {
    const value = known.get(name);
    if (!value) throw new RangeError(`There is no parameter "${name}".`);
    return value;
  };
}
