/**
 * Makes directions in which the examples of one intent differ among themselves count less: x ↦ L⁻¹x, where LLᵀ is the
 * covariance within the intents, drawn towards a sphere by `shrinkage` (Ledoit and Wolf 2004) since there are fewer
 * examples than dimensions. What linear discriminant analysis does before it compares means.
 */
export class Whitening {
  private constructor(
    readonly dimensions: number,
    /** Lower triangle of L, row by row. */
    private readonly factor: Float64Array,
  ) {}

  /** @param vectors centred, one for each label */
  static fit(vectors: readonly Float32Array[], labels: Int32Array, shrinkage: number): Whitening {
    const dimensions = vectors[0]?.length ?? 0;
    const covariance = withinCovariance(vectors, labels, dimensions);
    let trace = 0;
    for (let d = 0; d < dimensions; d++) trace += covariance[d * dimensions + d] ?? 0;
    // A covariance of nothing, of one example an intent, becomes the sphere itself.
    const sphere = trace > 0 ? trace / dimensions : 1;
    for (let i = 0; i < covariance.length; i++) covariance[i] = (1 - shrinkage) * (covariance[i] ?? 0);
    for (let d = 0; d < dimensions; d++) {
      const at = d * dimensions + d;
      covariance[at] = (covariance[at] ?? 0) + shrinkage * sphere;
    }
    return new Whitening(dimensions, cholesky(covariance, dimensions));
  }

  /** L⁻¹x */
  apply(vector: Float32Array): Float32Array {
    const { dimensions: n, factor } = this;
    const solved = new Float32Array(n);
    for (let row = 0; row < n; row++) {
      let value = vector[row] ?? 0;
      for (let k = 0; k < row; k++) value -= (factor[row * n + k] ?? 0) * (solved[k] ?? 0);
      solved[row] = value / (factor[row * n + row] ?? 1);
    }
    return solved;
  }

  /** L⁻ᵀw for the columns of weights [dimensions, labels], in place: wᵀ(L⁻¹x) = (L⁻ᵀw)ᵀx needs no whitening of x. */
  fold(weights: Float32Array, labels: number): void {
    const { dimensions: n, factor } = this;
    for (let row = n - 1; row >= 0; row--) {
      const diagonal = factor[row * n + row] ?? 1;
      for (let c = 0; c < labels; c++) {
        const value = (weights[row * labels + c] ?? 0) / diagonal;
        weights[row * labels + c] = value;
      }
      for (let k = 0; k < row; k++) {
        const share = factor[row * n + k] ?? 0;
        for (let c = 0; c < labels; c++) {
          weights[k * labels + c] = (weights[k * labels + c] ?? 0) - share * (weights[row * labels + c] ?? 0);
        }
      }
    }
  }
}

function withinCovariance(vectors: readonly Float32Array[], labels: Int32Array, n: number): Float64Array {
  const means = meansOf(vectors, labels, n);
  const covariance = new Float64Array(n * n);
  vectors.forEach((vector, i) => {
    const mean = means.get(labels[i] ?? 0) ?? new Float64Array(n);
    const away = Float64Array.from(vector, (value, d) => value - (mean[d] ?? 0));
    for (let row = 0; row < n; row++) {
      const factor = (away[row] ?? 0) / vectors.length;
      for (let k = 0; k <= row; k++) {
        covariance[row * n + k] = (covariance[row * n + k] ?? 0) + factor * (away[k] ?? 0);
      }
    }
  });
  return covariance;
}

function meansOf(
  vectors: readonly Float32Array[],
  labels: Int32Array,
  n: number,
): ReadonlyMap<number, Float64Array> {
  const sums = new Map<number, { sum: Float64Array; count: number }>();
  vectors.forEach((vector, i) => {
    const label = labels[i] ?? 0;
    const own = sums.get(label) ?? { sum: new Float64Array(n), count: 0 };
    vector.forEach((value, d) => (own.sum[d] = (own.sum[d] ?? 0) + value));
    own.count++;
    sums.set(label, own);
  });
  return new Map(Array.from(sums, ([label, { sum, count }]) => [label, sum.map((value) => value / count)]));
}

/** The lower triangle L with LLᵀ = A; reads the lower triangle of A alone. */
function cholesky(a: Float64Array, n: number): Float64Array {
  const l = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let k = 0; k <= row; k++) {
      let value = a[row * n + k] ?? 0;
      for (let j = 0; j < k; j++) value -= (l[row * n + j] ?? 0) * (l[k * n + j] ?? 0);
      l[row * n + k] = row === k ? Math.sqrt(value) : value / (l[k * n + k] ?? 1);
    }
  }
  return l;
}
