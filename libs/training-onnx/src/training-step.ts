import { adamW, type AdamW, adamWUpdates, type Update } from './adamw.js';
import { Tape, type Value } from './tape.js';

export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly update?: Partial<Update>;
}

/** A parameter by its name, for whoever writes a model down. @throws RangeError where there is none of that name */
export type ParameterOf = (name: string) => Value;

/** The model up to its loss, a scalar, written down on a tape. */
export type LossOf = (tape: Tape, parameter: ParameterOf) => Value;

/** Names of the graph's inputs and outputs beside those of the batch. */
export const names = {
  rate: 'learning-rate',
  step: 'step',
  loss: 'loss',
  mean: (parameter: string): string => `mean:${parameter}`,
  square: (parameter: string): string => `square:${parameter}`,
  after: (state: string): string => `after:${state}`,
} as const;

/**
 * One step of training as one ONNX graph: forward pass, backward pass and the moves of AdamW.
 * Inputs: the batch as `lossOf` declares it, each parameter, `mean:<parameter>` and `square:<parameter>`,
 * `learning-rate` and `step` (scalars). Outputs: `loss`, and `after:<…>` for each state.
 */
export function trainingStep(
  name: string,
  parameters: readonly Parameter[],
  lossOf: LossOf,
  options: AdamW = adamW,
): Buffer {
  const tape = new Tape(name);
  const moved = parameters.map(({ name: parameter, shape, update }) => ({
    value: tape.input(parameter, shape),
    mean: tape.input(names.mean(parameter), shape),
    square: tape.input(names.square(parameter), shape),
    update: { rate: 1, decay: 0, ...update },
  }));
  const values = moved.map(({ value }) => value);
  const loss = lossOf(tape, byName(values));
  const gradients = tape.gradients(loss, values);
  const schedule = { rate: tape.input(names.rate, []), step: tape.input(names.step, []) };
  const after = adamWUpdates(tape, moved, gradients, schedule, options);
  tape.graph.output(names.loss, loss.name, []);
  parameters.forEach(({ name: parameter, shape }, i) => {
    const state = after[i];
    if (!state) return;
    tape.graph.output(names.after(parameter), state.value.name, shape);
    tape.graph.output(names.after(names.mean(parameter)), state.mean.name, shape);
    tape.graph.output(names.after(names.square(parameter)), state.square.name, shape);
  });
  return tape.graph.toBytes();
}

function byName(values: readonly Value[]): ParameterOf {
  const known = new Map(values.map((value) => [value.name, value]));
  return (name) => {
    const value = known.get(name);
    if (!value) throw new RangeError(`There is no parameter "${name}".`);
    return value;
  };
}
