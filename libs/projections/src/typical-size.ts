/** Every so many documents one is measured. */
const EVERY = 512;
/** Taken for the size until one was measured, in characters. */
const FIRST = 1_000;

/** The size of the documents that pass, in characters of their JSON: a running mean over some of them. */
export class TypicalSize {
  typical = FIRST;
  private seen = 0;

  see(document: unknown): void {
    if (document === undefined || this.seen++ % EVERY !== 0) return;
    const size = measured(document);
    this.typical = this.seen === 1 ? size : this.typical + (size - this.typical) / 16;
  }
}

function measured(document: unknown): number {
  try {
    return JSON.stringify(document).length;
  } catch {
    // What cannot be written fails where it is committed.
    return FIRST;
  }
}
