import { ElementType, OnnxGraph, type Attributes, type Shape } from '#onnx-graph';

/** A float tensor of the graph, known by its name. */
export interface Value {
  readonly name: string;
  readonly shape: Shape;
}

/** A tensor of whole numbers: ids, labels. No gradient passes through it. */
export interface Indices extends Value {
  readonly integers: true;
}

interface Step {
  readonly output: Value;
  readonly inputs: readonly Value[];
  readonly backward: (gradient: Value) => readonly (Value | undefined)[];
}

/**
 * Writes a computation down twice: as nodes of an ONNX graph, and as the rule by which a gradient goes back through
 * each of them. `gradients` then adds the backward pass to the same graph (reverse-mode differentiation,
 * Baydin et al. 2018), so that a whole training step is one graph that onnxruntime runs on any of its devices.
 */
export class Tape {
  readonly graph: OnnxGraph;
  private readonly steps: Step[] = [];

  constructor(name: string) {
    this.graph = new OnnxGraph(name);
  }

  /** A float input: data of a batch, or the value of a parameter. */
  input(name: string, shape: Shape): Value {
    return { name: this.graph.input(name, shape, ElementType.float), shape };
  }

  indices(name: string, shape: Shape): Indices {
    return { name: this.graph.input(name, shape, ElementType.int64), shape, integers: true };
  }

  constant(data: Float32Array, shape: readonly number[]): Value {
    return { name: this.graph.floats(data, shape), shape };
  }

  scalar(value: number): Value {
    return { name: this.graph.scalar(value), shape: [] };
  }

  /** One node through which no gradient passes, for backward rules and updates. */
  node(operator: string, inputs: readonly Value[], shape: Shape, attributes?: Attributes): Value {
    const names = inputs.map(({ name }) => name);
    return { name: this.graph.node(operator, names, attributes), shape };
  }

  /** A list of whole numbers as an input of operators that take axes or shapes so. */
  axes(...values: readonly number[]): Value {
    return { name: this.graph.integers(values), shape: [values.length] };
  }

  /** @param backward from the gradient of the output to those of the inputs, in their order */
  record(output: Value, inputs: readonly Value[], backward: Step['backward']): Value {
    this.steps.push({ output, inputs, backward });
    return output;
  }

  /** Gradients of a scalar with respect to values, in their order; zeros where it does not depend on one. */
  gradients(loss: Value, of: readonly Value[]): readonly Value[] {
    const known = new Map<string, Value>([[loss.name, this.scalar(1)]]);
    const wanted = this.leadingTo(of);
    for (const { output, inputs, backward } of [...this.steps].reverse()) {
      const gradient = known.get(output.name);
      if (!gradient || !wanted.has(output.name)) continue;
      backward(gradient).forEach((part, i) => {
        const input = inputs[i];
        if (part && input && wanted.has(input.name))
          known.set(input.name, this.sum(known.get(input.name), part));
      });
    }
    return of.map((value) => known.get(value.name) ?? this.node('Sub', [value, value], value.shape));
  }

  /** The values whose gradient is needed: those asked for, and everything computed from them. */
  private leadingTo(of: readonly Value[]): ReadonlySet<string> {
    const names = new Set(of.map(({ name }) => name));
    for (const { output, inputs } of this.steps)
      if (inputs.some(({ name }) => names.has(name))) names.add(output.name);
    return names;
  }

  private sum(one: Value | undefined, other: Value): Value {
    return one ? this.node('Add', [one, other], other.shape) : other;
  }
}
