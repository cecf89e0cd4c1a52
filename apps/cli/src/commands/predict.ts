import type { Command } from 'commander';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { openIntentClassifier, type IntentClassifier } from '#understanding';
import { modelsFolder, noEncoder, type UnderstandingOptions } from '../understanding/options.js';
import { showProgress } from '../understanding/show-progress.js';
import { withEncoder } from '../understanding/with-encoder.js';
import { UsageError } from '../usage-error.js';

const TEXTS_A_CALL = 32;

interface Options extends UnderstandingOptions {
  readonly data: string;
}

export function register(program: Command): void {
  program
    .command('predict')
    .description('Classify every line of a text file; one JSON object a line on standard output.')
    .argument('<file>', 'a text file, or - for standard input')
    .option('--data <path>', 'folder or file of examples', 'intents')
    .addOption(noEncoder())
    .addOption(modelsFolder())
    .action(predict);
}

async function predict(file: string, options: Options): Promise<void> {
  await withEncoder(options, async (encoder) => {
    const { onProgress, done } = showProgress();
    const { data: examples, models: cacheDir } = options;
    const classifier = await openIntentClassifier({ examples, encoder, cacheDir, onProgress }).finally(done);
    for await (const texts of batches(linesOf(file))) await write(classifier, texts);
  });
}

async function write(classifier: IntentClassifier, texts: readonly string[]): Promise<void> {
  const classified = await classifier.classify(texts.map((text) => ({ text })));
  classified.forEach((answer, i) =>
    process.stdout.write(`${JSON.stringify({ text: texts[i], ...answer })}\n`),
  );
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) yield line;
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function* batches(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let texts: string[] = [];
  for await (const line of lines) {
    if (line.trim() === '') continue;
    texts.push(line);
    if (texts.length === TEXTS_A_CALL) {
      yield texts;
      texts = [];
    }
  }
  if (texts.length > 0) yield texts;
}
