/**
 * Solves A·x = b for a symmetric positive definite A of `size` rows, of which the lower triangle is given and
 * overwritten by its Cholesky factor; b is overwritten by x.
 *
 * @throws RangeError where A is not positive definite
 */
export function solveInPlace(matrix: Float64Array, size: number, vector: Float64Array): Float64Array {
  factorise(matrix, size);
  for (let i = 0; i < size; i++) {
    let sum = vector[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (matrix[i * size + k] ?? 0) * (vector[k] ?? 0);
    vector[i] = sum / (matrix[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = vector[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= (matrix[k * size + i] ?? 0) * (vector[k] ?? 0);
    vector[i] = sum / (matrix[i * size + i] ?? 1);
  }
  return vector;
}

function factorise(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (matrix[i * size + k] ?? 0) * (matrix[j * size + k] ?? 0);
      if (i > j) {
        matrix[i * size + j] = sum / (matrix[j * size + j] ?? 1);
      } else {
        if (!(sum > 0)) throw new RangeError('The matrix is not positive definite.');
        matrix[i * size + i] = Math.sqrt(sum);
      }
    }
  }
}
