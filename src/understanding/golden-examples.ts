import { ExamplesInvalid, type Example } from '#understanding';
import { refuse } from '../errors/problems.js';
import { ExamplesOnDisk } from './examples-on-disk.js';

/** Sentences that no model learns from, and that all are compared on. */
export class GoldenExamples {
  constructor(private readonly files: ExamplesOnDisk) {}

  /** @throws Refusal naming file and line where they cannot be read */
  async read(): Promise<readonly Example[]> {
    try {
      return await this.files.read();
    } catch (error) {
      if (!(error instanceof ExamplesInvalid)) throw error;
      throw refuse('conflict', `The golden set (GOLDEN) cannot be read: ${error.message}`);
    }
  }
}
