import { binary } from './arithmetic.js';
import type { Tape, Value } from './tape.js';

/** Draws in the table, and places from which windows into it start: enough for 32 texts of 128 tokens, 1536 wide. */
const DRAWS = 2 ** 23;
const PLACES = 2 ** 21;
/** Windows of one step start so far from one another; odd, so that they come round late. */
const APART = 65_537;

/** Names of the inputs that a graph with dropout has. */
export const noiseNames = { draws: 'noise', place: 'noise-place' } as const;

/** Keeps each entry of a value with probability `1 - rate`, scaled so that the expected sum stays. */
export type Dropout = (a: Value, rate: number) => Value;

/**
 * Dropout (Srivastava et al. 2014) whose masks are windows of one table of draws. Where they start comes with each
 * step, and so a step can be repeated exactly, which no operator of ONNX that draws by itself allows.
 */
export function dropoutOn(tape: Tape): Dropout {
  let noise: { readonly draws: Value; readonly place: Value } | undefined;
  let windows = 0;
  return (a, rate) => {
    if (rate === 0) return a;
    noise ??= {
      draws: tape.input(noiseNames.draws, [DRAWS]),
      place: tape.indices(noiseNames.place, [1]),
    };
    const shape = { name: tape.graph.node('Shape', [a.name]), shape: [a.shape.length] };
    const size = tape.node('ReduceProd', [shape], [1], { keepdims: 1 });
    const moved = tape.node('Add', [noise.place, tape.axes(APART * windows++)], [1]);
    const start = tape.node('Mod', [moved, tape.axes(PLACES)], [1]);
    const end = tape.node('Add', [start, size], [1]);
    const window = tape.node('Slice', [noise.draws, start, end, tape.axes(0)], ['entries']);
    const drawn = tape.node('Reshape', [window, shape], a.shape);
    const kept = binary(tape, 'GreaterOrEqual', drawn, tape.scalar(rate));
    const mask = binary(
      tape,
      'Mul',
      tape.node('Cast', [kept], a.shape, { to: 1 }),
      tape.scalar(1 / (1 - rate)),
    );
    return tape.record(binary(tape, 'Mul', a, mask), [a], (g) => [binary(tape, 'Mul', g, mask)]);
  };
}

/** The table of draws in [0, 1): always the same. */
export function drawNoise(): Float32Array {
  const draws = new Float32Array(DRAWS);
  let state = 0x9e3779b9;
  for (let i = 0; i < DRAWS; i++) draws[i] = (state = mixed(state)) / 2 ** 32;
  return draws;
}

/** Where the windows of a step start: as if drawn, and the same for the same seed and step. */
export const noisePlace = (seed: number, step: number): number =>
  mixed(mixed((seed ^ 0x85ebca6b) >>> 0 || 1) ^ Math.imul(step, 0xc2b2ae35)) % PLACES;

/** Where in the table the n-th window of a step starts, as the graph computes it. */
export const windowStart = (place: number, window: number): number => (place + APART * window) % PLACES;

/** Marsaglia's xorshift of 32 bits (2003): from one state, never 0, to the next. */
function mixed(state: number): number {
  let x = state || 1;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  return x >>> 0;
}
