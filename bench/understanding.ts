import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUseLiteEncoder } from '#encoder-transformers';
import {
  decodeModel,
  detectLanguage,
  HybridIntentClassifier,
  readExamples,
  questionsOf,
  trainIntentClassifier,
  type SentenceEncoder,
} from '#understanding';
import { BareEncoder } from './raw/bare-onnxruntime.js';
import { bestRate, type Report } from './report.js';

const BATCH = 32;
const ROUNDS = 5;

/**
 * Classification of the English shop phrases, text to ranking, beside onnxruntime alone on the same texts,
 * tokenised and padded beforehand. Both use one thread of computation.
 */
export async function run(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const encoder = await openUseLiteEncoder({ cacheDir: folder });
  try {
    const texts = (await readExamples('intents')).map(({ text }) => text);
    const english = texts.filter((text) => detectLanguage(text) === 'en');
    const classifier = await train(encoder, report);
    const bare = await BareEncoder.open(folder, encoder.name);
    await batches(classifier, bare, english, report);
    await single(classifier, bare, english.slice(0, 300), report);
    headAlone(classifier, texts, report);
  } finally {
    await encoder.close();
    await rm(folder, { recursive: true });
  }
}

async function train(encoder: SentenceEncoder, report: Report): Promise<HybridIntentClassifier> {
  const examples = await readExamples('intents');
  const started = performance.now();
  const { bytes } = await trainIntentClassifier({ name: 'bench', examples, encoder });
  const seconds = (performance.now() - started) / 1000;
  report({
    figure: `training, ${String(examples.length)} examples with calibration`,
    value: seconds,
    unit: 's',
  });
  return new HybridIntentClassifier(decodeModel(bytes), [encoder]);
}

/** Rounds of the two alternate, so that a busy moment of the machine touches both. */
async function batches(
  classifier: HybridIntentClassifier,
  bare: BareEncoder,
  texts: readonly string[],
  report: Report,
): Promise<void> {
  const parts = Array.from({ length: Math.floor(texts.length / BATCH) }, (_, i) =>
    texts.slice(i * BATCH, (i + 1) * BATCH),
  );
  const prepared = parts.map((part) => bare.prepare(part));
  let value = 0;
  let ceiling = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const presage = await bestRate(parts.length * BATCH, 1, async () => {
      for (const part of parts) await classifier.classify(questionsOf(part));
    });
    const raw = await bestRate(parts.length * BATCH, 1, async () => {
      for (const batch of prepared) await bare.run(batch);
    });
    value = Math.max(value, presage);
    ceiling = Math.max(ceiling, raw);
  }
  report({ figure: 'classified, 32 at a time', value, unit: 'texts/s', ceiling, ratio: value / ceiling });
}

async function single(
  classifier: HybridIntentClassifier,
  bare: BareEncoder,
  texts: readonly string[],
  report: Report,
): Promise<void> {
  const presage = await durations(texts, async (text) => {
    await classifier.classify([{ text }]);
  });
  const prepared = texts.map((text) => bare.prepare([text]));
  const raw = await durations(prepared, (batch) => bare.run(batch));
  for (const share of [0.5, 0.99]) {
    const [value, ceiling] = [quantile(presage, share), quantile(raw, share)];
    const figure = `one text, p${String(share * 100)}`;
    report({ figure, value, unit: 'ms', ceiling, ratio: ceiling / value });
  }
}

function headAlone(classifier: HybridIntentClassifier, texts: readonly string[], report: Report): void {
  const vector = new Float32Array(512).fill(0.04);
  const vectors = new Map(classifier.trained.encoders.map((name) => [name, vector]));
  const once = (): void => {
    for (const text of texts) classifier.trained.classify(text, vectors);
  };
  once();
  const started = performance.now();
  once();
  const value = (performance.now() - started) / texts.length;
  report({ figure: 'one text, without the encoder', value, unit: 'ms' });
}

async function durations<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) {
    const started = performance.now();
    await work(item);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
