/** A unit vector is left as it is: dividing again would only move its last digit. */
const UNIT = 1e-4;

/** Scales a vector to length 1 in place. Zeros stay zeros. */
export function normalise(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0 || Math.abs(square - 1) < UNIT) return vector;
  const length = Math.sqrt(square);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}

/**
 * One vector a text from the vectors of its tokens.
 *
 * @param tokens [batch, width, dimensions], row by row
 * @param lengths tokens of each text that are not padding
 */
export function pool(
  tokens: Float32Array,
  [, width = 0, dimensions = 0]: readonly number[],
  lengths: readonly number[],
  pooling: 'mean' | 'cls',
): readonly Float32Array[] {
  return lengths.map((length, row) => {
    const start = row * width * dimensions;
    if (pooling === 'cls') return tokens.slice(start, start + dimensions);
    const sum = new Float32Array(dimensions);
    for (let token = 0; token < length; token++) {
      const at = start + token * dimensions;
      for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + (tokens[at + i] ?? 0) / length;
    }
    return sum;
  });
}
