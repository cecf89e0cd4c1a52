import { derivedId } from '#kernel';
import type { Row } from './row.js';

/**
 * Names rows by what they say, so that a second run finds the same names. Equal rows are told apart by how many
 * came before.
 *
 * Counting takes twelve bytes for each different row of the file (an open-addressing table of 48-bit fingerprints).
 * Two different rows of one fingerprint still get different ids: the content is part of the id.
 */
export class RowIds {
  private fingerprints = new Float64Array(1 << 12).fill(EMPTY);
  private counts = new Uint32Array(1 << 12);
  private used = 0;

  constructor(private readonly mappingName: string) {}

  next({ fields }: Row): string {
    const content = JSON.stringify(fields);
    const id = derivedId('import', this.mappingName, content);
    const before = this.countOf(parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
    return before === 0 ? id : derivedId('import', this.mappingName, content, String(before));
  }

  /** How often the fingerprint was counted before this time. */
  private countOf(fingerprint: number): number {
    if (this.used * 3 > this.fingerprints.length * 2) this.grow();
    const slot = slotOf(this.fingerprints, fingerprint);
    if (this.fingerprints[slot] === EMPTY) {
      this.fingerprints[slot] = fingerprint;
      this.used++;
    }
    const before = this.counts[slot] ?? 0;
    this.counts[slot] = before + 1;
    return before;
  }

  private grow(): void {
    const { fingerprints, counts } = this;
    this.fingerprints = new Float64Array(fingerprints.length * 2).fill(EMPTY);
    this.counts = new Uint32Array(fingerprints.length * 2);
    fingerprints.forEach((fingerprint, old) => {
      if (fingerprint === EMPTY) return;
      const slot = slotOf(this.fingerprints, fingerprint);
      this.fingerprints[slot] = fingerprint;
      this.counts[slot] = counts[old] ?? 0;
    });
  }
}

const EMPTY = -1;

/** Where a fingerprint is, or would be; sizes are powers of two. */
function slotOf(fingerprints: Float64Array, fingerprint: number): number {
  const mask = fingerprints.length - 1;
  let slot = (fingerprint % 4294967291) & mask;
  while (fingerprints[slot] !== EMPTY && fingerprints[slot] !== fingerprint) slot = (slot + 1) & mask;
  return slot;
}
