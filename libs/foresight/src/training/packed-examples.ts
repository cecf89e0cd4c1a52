import { concatenated } from '../encoding/concatenated.js';
import type { EncodedSequence, Example, ModelShape, Targets } from '../encoding/encoded.js';

export const featureNames = ['type', 'item', 'category', 'price', 'gap'] as const;
export type Feature = (typeof featureNames)[number];
export const headNames = ['item', 'type', 'question', 'purchase', 'comeBack'] as const;

type Columns<Name extends string> = Readonly<Record<Name, Int32Array>>;

/** Many examples in a few arrays: cheap to hand to another thread, and to read in any order. */
export interface PackedExamples {
  /** Where the moments of each sequence begin, and at the end of all where the last one ends: [sequences + 1]. */
  readonly starts: Int32Array;
  readonly devices: Int32Array;
  /** The moments of all sequences one after another. */
  readonly inputs: Columns<Feature>;
  readonly targets: Columns<(typeof headNames)[number]>;
}

/** @param length of longer sequences the last moments are taken */
export function packExamples(
  examples: readonly Example[],
  { length }: Pick<ModelShape, 'length'>,
): PackedExamples {
  const starts = new Int32Array(examples.length + 1);
  examples.forEach(({ input }, i) => (starts[i + 1] = (starts[i] ?? 0) + Math.min(length, momentsOf(input))));
  const column = (of: (example: Example) => Int32Array): Int32Array => {
    const joined = new Int32Array(starts.at(-1) ?? 0);
    examples.forEach((example, i) => joined.set(of(example).slice(-length), starts[i]));
    return joined;
  };
  return {
    starts,
    devices: Int32Array.from(examples, ({ input }) => input.device),
    inputs: columns(featureNames, (name) => column(({ input }) => input[name])),
    targets: columns(headNames, (name) => column(({ targets }) => targets[name])),
  };
}

/** Sequences of which nothing is to be learnt. */
export function packSequences(
  sequences: readonly EncodedSequence[],
  shape: Pick<ModelShape, 'length'>,
): PackedExamples {
  const nothing = new Int32Array();
  const targets: Targets = {
    item: nothing,
    type: nothing,
    question: nothing,
    purchase: nothing,
    comeBack: nothing,
  };
  return packExamples(
    sequences.map((input) => ({ input, targets })),
    shape,
  );
}

/** Everything in it, for handing it over to another thread without a copy, or for a digest. */
export const buffersOf = ({ starts, devices, inputs, targets }: PackedExamples): ArrayBuffer[] =>
  [starts, devices, ...Object.values(inputs), ...Object.values(targets)].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );

export const momentsOf = (input: EncodedSequence): number =>
  Math.max(...featureNames.map((name) => input[name].length));

function columns<Name extends string>(names: readonly Name[], of: (name: Name) => Int32Array): Columns<Name> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Int32Array>;
}

/** Some sequences of them, from one to before another. */
export function slicePacked(packed: PackedExamples, from: number, to: number): PackedExamples {
  if (from === 0 && to === packed.starts.length - 1) return packed;
  const [start = 0, end = 0] = [packed.starts[from], packed.starts[to]];
  const cut = (column: Int32Array): Int32Array => column.slice(start, end);
  return {
    starts: packed.starts.slice(from, to + 1).map((at) => at - start),
    devices: packed.devices.slice(from, to),
    inputs: columns(featureNames, (name) => cut(packed.inputs[name])),
    targets: columns(headNames, (name) => cut(packed.targets[name])),
  };
}

/** One after another. */
export function joinPacked(packs: readonly PackedExamples[]): PackedExamples {
  const [first] = packs;
  if (first && packs.length === 1) return first;
  const starts = [0];
  for (const { starts: more } of packs) {
    const before = starts.at(-1) ?? 0;
    more.subarray(1).forEach((at) => starts.push(before + at));
  }
  return {
    starts: Int32Array.from(starts),
    devices: concatenated(
      Int32Array,
      packs.map(({ devices }) => devices),
    ),
    inputs: columns(featureNames, (name) =>
      concatenated(
        Int32Array,
        packs.map(({ inputs }) => inputs[name]),
      ),
    ),
    targets: columns(headNames, (name) =>
      concatenated(
        Int32Array,
        packs.map(({ targets }) => targets[name]),
      ),
    ),
  };
}
