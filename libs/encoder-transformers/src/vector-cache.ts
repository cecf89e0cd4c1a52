import { createHash } from 'node:crypto';

/**
 * Vectors of the texts that came last, least recently used out first. Texts are known by their hash alone, so that
 * nothing a shopper wrote is kept here.
 */
export class VectorCache {
  readonly #vectors = new Map<string, Float32Array>();
  hits = 0;
  misses = 0;

  /** @param most entries; 0 keeps none */
  constructor(private readonly most: number) {}

  get size(): number {
    return this.#vectors.size;
  }

  get(text: string): Float32Array | undefined {
    if (this.most === 0) return undefined;
    const key = keyOf(text);
    const vector = this.#vectors.get(key);
    if (!vector) {
      this.misses++;
      return undefined;
    }
    this.hits++;
    this.#vectors.delete(key);
    this.#vectors.set(key, vector);
    return vector.slice();
  }

  set(text: string, vector: Float32Array): void {
    if (this.most === 0) return;
    const key = keyOf(text);
    this.#vectors.delete(key);
    // A copy: the vector may be a part of a batch's, or be changed by the one who asked for it.
    this.#vectors.set(key, vector.slice());
    const [oldest] = this.#vectors.keys();
    if (this.#vectors.size > this.most && oldest !== undefined) this.#vectors.delete(oldest);
  }
}

const keyOf = (text: string): string => createHash('sha256').update(text, 'utf16le').digest('base64');
