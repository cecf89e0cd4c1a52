/** Bits of a table that tells most places apart from those where something may begin. */
const TABLE_BITS = 20;

/**
 * Finds many texts in bytes at once: the first four bytes at every place are looked up in a table of the beginnings,
 * and only where one may begin is it compared. Texts are at least four bytes of UTF-8.
 */
export class TextFinder {
  /** Bytes of the longest text: so much must be seen together. */
  readonly longest: number;
  private readonly table = new Uint8Array(1 << TABLE_BITS);
  private readonly beginnings = new Map<number, { readonly text: string; readonly bytes: Buffer }[]>();

  constructor(texts: Iterable<string>) {
    let longest = 0;
    for (const text of texts) {
      const bytes = Buffer.from(text);
      const beginning = bytes.readUInt32BE(0);
      this.table[slot(beginning)] = 1;
      this.beginnings.set(beginning, [...(this.beginnings.get(beginning) ?? []), { text, bytes }]);
      longest = Math.max(longest, bytes.length);
    }
    this.longest = longest;
  }

  /** Adds to `found` which of the texts are in the bytes. */
  find(bytes: Buffer, found: Set<string>): void {
    let four = 0;
    for (let at = 0; at < bytes.length; at++) {
      four = ((four << 8) | (bytes[at] ?? 0)) >>> 0;
      if (at < 3 || this.table[slot(four)] === 0) continue;
      for (const { text, bytes: wanted } of this.beginnings.get(four) ?? []) {
        if (bytes.subarray(at - 3, at - 3 + wanted.length).equals(wanted)) found.add(text);
      }
    }
  }
}

/** Looked up once: it is used for every byte of every file. */
const { imul } = Math;

/** Fibonacci hashing: neighbouring values fall far apart. */
const slot = (value: number): number => imul(value, 0x9e3779b1) >>> (32 - TABLE_BITS);
