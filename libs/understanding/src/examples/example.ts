import type { Question } from '../question.js';

/** A question and the intent it stands for. */
export interface Example extends Question {
  readonly intent: string;
}

/** A file of examples cannot be read as one; the message names the place and what to write there. */
export class ExamplesInvalid extends Error {
  override readonly name = 'ExamplesInvalid';
  constructor(
    readonly file: string,
    /** Counted from 1; absent where the whole file is meant. */
    readonly line: number | undefined,
    reason: string,
  ) {
    super(`${file}${line === undefined ? '' : `:${String(line)}`}: ${reason}`);
  }
}
