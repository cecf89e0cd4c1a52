import { createHash } from 'node:crypto';
import { type ContentDocument, contentProjection } from '#content';
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
  /** Sentences in files, and those that were written in the console in their place. */
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
  const phrases = await phrasesNow(files, readModels);
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

/** However many intents a shop has. */
const EVERY = 10_000;

/** What was written of files that did not change since, so that the same phrases are the same array. */
const known = new WeakMap<
  readonly Example[],
  { readonly signature: string; readonly phrases: readonly Example[] }
>();

/** The phrases of the files; intents that were edited in the console have those written there, withdrawn ones none. */
export async function phrasesNow(
  files: ExamplesOnDisk,
  readModels: Pick<ReadModels, 'find'>,
): Promise<readonly Example[]> {
  const inFiles = await files.read();
  const query = { where: { kind: 'intent' }, limit: EVERY } as const;
  const written = (await readModels.find<ContentDocument>(contentProjection, query)).map(
    (one) => one.document,
  );
  if (written.length === 0) return inFiles;
  const signature = written.map(({ contentId, version }) => `${contentId}@${String(version)}`).join();
  const kept = known.get(inFiles);
  if (kept?.signature === signature) return kept.phrases;
  const edited = new Set(written.map(({ contentId }) => contentId));
  const phrases = [...inFiles.filter(({ intent }) => !edited.has(intent)), ...written.flatMap(phrasesOf)];
  known.set(inFiles, { signature, phrases });
  return phrases;
}

function phrasesOf({ contentId: intent, withdrawn, content }: ContentDocument): readonly Example[] {
  if (withdrawn || content?.kind !== 'intent') return [];
  const { en, zh } = content.body.examples;
  return [...en, ...zh].map((text) => ({ text, intent }));
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
