import { Worker } from 'node:worker_threads';
import type { EncoderOptions } from '#encoder-transformers';
import type { AnsweredTwice } from '#protocol';
import { NotOnShelf } from '#model-life';
import { type ModelShelf, type Question } from '#understanding';
import { outcomeOf } from './thread-outcome.js';

/** What a shopper would get: the leading intent, unless the text counts as out of scope. */
export type Given = AnsweredTwice['champion'];

/** A version, and where it counts a text as out of scope if somebody has chosen. */
export interface Candidate {
  readonly version: string;
  readonly inScope?: number | undefined;
}

export interface AnswersOrder {
  readonly folder: string;
  readonly name: string;
  /** As the operator has chosen. */
  readonly encoder: EncoderOptions;
  readonly versions: readonly Candidate[];
  readonly questions: readonly Question[];
}

/**
 * Answers questions with several versions on a thread and encoders of its own, so that whoever is being served does
 * not wait.
 *
 * @returns for each version its answers, in the order of the questions
 * @throws NotOnShelf
 */
export async function answersOf(
  shelf: ModelShelf,
  encoder: EncoderOptions,
  versions: readonly Candidate[],
  questions: readonly Question[],
): Promise<readonly (readonly Given[])[]> {
  const kept = await shelf.versions();
  const missing = versions.find(({ version }) => !kept.includes(version));
  if (missing) throw new NotOnShelf(missing.version);
  if (questions.length === 0) return versions.map(() => []);
  const { folder, name } = shelf;
  const order: AnswersOrder = { folder, name, encoder, versions, questions };
  const worker = new Worker(new URL('./answers.worker.js', import.meta.url), { workerData: order });
  return outcomeOf(worker, 'answering');
}
