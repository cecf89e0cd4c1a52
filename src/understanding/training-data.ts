import { createHash } from 'node:crypto';
import { type CorrectedMessage, correctedMessages } from '#conversation';
import type { ReadModels } from '#read-models';
import { identitiesOf } from '#shopper';
import type { Example } from '#understanding';
import type { ExamplesOnDisk } from './examples-on-disk.js';

/** All that a training learns from. */
export interface TrainingData {
  /** Of files and corrections. */
  readonly examples: readonly Example[];
  /** Messages of which people said that they ask for none of the intents. */
  readonly foreign: readonly string[];
  /** Messages that were corrected, each text once, newest first. */
  readonly corrections: readonly CorrectedMessage[];
  /** Sentences in files. */
  readonly phrases: readonly Example[];
}

/**
 * The examples in files together with what people have corrected. Where a message says the same as a phrase, what
 * was said of the message last counts: people have looked at it.
 *
 * @param upTo ISO 8601; corrections made later are left out
 * @throws ExamplesInvalid naming file and line
 */
export async function readTrainingData(
  files: ExamplesOnDisk,
  readModels: Pick<ReadModels, 'find' | 'getMany'>,
  upTo?: string,
): Promise<TrainingData> {
  const phrases = await files.read();
  const byText = new Map<string, CorrectedMessage>();
  for (const one of await correctedMessages(readModels, { upTo })) {
    if (!byText.has(said(one.text))) byText.set(said(one.text), one);
  }
  const corrections = [...byText.values()];
  const learnt = corrections.flatMap(({ text, corrected, shopperId }) =>
    corrected === null ? [] : [{ text, intent: corrected, from: shopperId }],
  );
  return {
    examples: [...phrases.filter(({ text }) => !byText.has(said(text))), ...learnt],
    foreign: corrections.flatMap(({ text, corrected }) => (corrected === null ? [text] : [])),
    corrections,
    phrases,
  };
}

const said = (text: string): string => text.trim().toLowerCase();

/**
 * The same, with every message as one person's, whichever of their ids they had when they wrote it.
 */
export async function byPerson(data: TrainingData, readModels: ReadModels): Promise<TrainingData> {
  const people = new Map<string, string>();
  for (const { shopperId } of data.corrections) {
    if (people.has(shopperId)) continue;
    const [oldest = shopperId] = await identitiesOf(readModels, shopperId);
    people.set(shopperId, oldest);
  }
  const examples = data.examples.map(({ from, ...example }) =>
    from === undefined ? example : { ...example, from: people.get(from) ?? from },
  );
  return { ...data, examples };
}

/** Equal where there is the same to learn. */
export function hashOf({ examples, foreign }: TrainingData): string {
  const lines = [
    ...examples.map(({ text, intent }) => [intent, text]),
    ...foreign.map((text) => [null, text]),
  ]
    .map((line) => JSON.stringify(line))
    .sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}
