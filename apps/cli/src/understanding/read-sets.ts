import { stat } from 'node:fs/promises';
import { examineExamples, ExamplesInvalid, readExamples, type ReadExample } from '#understanding';
import { type ColumnOptions, readOptions } from './options.js';
import { showWarnings } from './show-warnings.js';

/**
 * Examples to train on. What is odd about them goes to standard error.
 *
 * @throws ExamplesInvalid where they cannot be read, or there is nothing to tell apart.
 */
export async function readTrainingSet(path: string, options: ColumnOptions): Promise<ReadExample[]> {
  const examples = await readExamples(path, readOptions(options));
  examineExamples(examples).forEach(showWarnings());
  const intents = new Set(examples.map(({ intent }) => intent));
  if (intents.size >= 2) return examples;
  throw new ExamplesInvalid(
    path,
    undefined,
    `at least two intents are needed; all examples are of "${[...intents].join('')}".`,
  );
}

/** Examples to measure on; those of an intent that was never learnt can only be answered wrongly. */
export async function readTestSet(
  path: string,
  options: ColumnOptions,
  train: readonly ReadExample[],
): Promise<ReadExample[]> {
  const { group: _group, ...columns } = options;
  const test = await readExamples(path, readOptions(columns));
  const learnt = new Set(train.map(({ intent }) => intent));
  const warn = showWarnings();
  for (const { file, line, intent } of test) {
    if (!learnt.has(intent)) warn({ file, line, message: `"${intent}" has no example in the training set.` });
  }
  return test;
}

/** Whether both paths are the same file: measuring on what was learnt says nothing. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path).catch(() => undefined)));
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
}
