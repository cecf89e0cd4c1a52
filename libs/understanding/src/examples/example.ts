import type { Question } from '../question.js';

/** A question and the intent it stands for. */
export interface Example extends Question {
  readonly intent: string;
  /**
   * Whose words these are, where a person wrote them. What only one person says is learnt from but never written
   * into a model, so that nobody's words can be read there once they are forgotten.
   */
  readonly from?: string | undefined;
}

/** An example and where it was read, so that what is wrong with it can be found. */
export interface ReadExample extends Example {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** What must not be torn apart by cross-validation, for example a dialogue. */
  readonly group?: string;
}

/** Something about a file of examples that does not stop a training but should be known. */
export interface ExampleWarning {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}
export type Warn = (warning: ExampleWarning) => void;

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
