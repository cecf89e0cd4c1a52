import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUseLiteEncoder } from '#encoder-transformers';
import {
  decodeModel,
  detectLanguage,
  HybridIntentClassifier,
  type IntentModel,
  readExamples,
  trainIntentClassifier,
  type SentenceEncoder,
} from '#understanding';
import { BareEncoder } from './raw/bare-onnxruntime.js';
import { askedBy, durations, rateOf } from './raw/callers.js';
import { median, quantile, type Report } from './report.js';

const BATCH = 32;
const TEXTS = 960;
/** Rounds of Presage and of onnxruntime alone alternate, so that a busy moment of the machine touches both. */
const ROUNDS = 7;
const CALLERS = [1, 8, 64];
/** Such a message is also read clause by clause, which onnxruntime alone would not do. */
const SEVERAL_CLAUSES = /[.!?;,\n]\s*\S|\s(and|also|plus|then|but|as well as)\s/i;

/**
 * The English shop phrases of one clause, text to vector and text to ranking, one text a call, beside onnxruntime alone on the same
 * texts, tokenised and padded beforehand. Both compute on one thread, and every text is computed: no cache, but for
 * the last figure.
 */
export async function run(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const encoder = await openUseLiteEncoder({ cacheDir: folder });
  const caching = await openUseLiteEncoder({ cacheDir: folder, cache: 10_000 });
  try {
    const texts = (await readExamples('intents')).map(({ text }) => text);
    const english = texts
      .filter((text) => detectLanguage(text) === 'en' && !SEVERAL_CLAUSES.test(text))
      .slice(0, TEXTS);
    const model = await train(encoder, report);
    const classifier = new HybridIntentClassifier(model, [encoder]);
    const bare = await BareEncoder.open(folder, encoder.name);
    await single(classifier, bare, english, report);
    const encode = (text: string): Promise<unknown> => encoder.encode([text]);
    await concurrent({ callers: 64, what: 'vector' }, encode, bare, english, report);
    const classify = (text: string): Promise<unknown> => classifier.classify([{ text }]);
    for (const callers of CALLERS) {
      await concurrent({ callers, what: 'intent' }, classify, bare, english, report);
    }
    await repeated(new HybridIntentClassifier(model, [caching]), english, report);
    headAlone(model, texts, report);
  } finally {
    await Promise.all([encoder.close(), caching.close()]);
    await rm(folder, { recursive: true });
  }
}

async function train(encoder: SentenceEncoder, report: Report): Promise<IntentModel> {
  const examples = await readExamples('intents');
  const started = performance.now();
  const { bytes } = await trainIntentClassifier({ name: 'bench', examples, encoder });
  const value = (performance.now() - started) / 1000;
  report({ figure: `training, ${String(examples.length)} examples with calibration`, value, unit: 's' });
  return decodeModel(bytes);
}

/** Message after message, nothing else under way. */
async function single(
  classifier: HybridIntentClassifier,
  bare: BareEncoder,
  texts: readonly string[],
  report: Report,
): Promise<void> {
  const prepared = texts.map((text) => bare.prepare([text]));
  const presage: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    presage.push(...(await durations(texts, (text) => classifier.classify([{ text }]))));
    raw.push(...(await durations(prepared, (batch) => bare.run(batch))));
  }
  for (const share of [0.5, 0.99]) {
    const [value, ceiling] = [quantile(presage, share), quantile(raw, share)];
    const figure = `one message, p${String(share * 100)}`;
    report({ figure, value, unit: 'ms', ceiling, ratio: ceiling / value });
  }
}

/** Each of the callers asks for one text, and for the next when it has its answer. */
async function concurrent(
  { callers, what }: { readonly callers: number; readonly what: string },
  ask: (text: string) => Promise<unknown>,
  bare: BareEncoder,
  texts: readonly string[],
  report: Report,
): Promise<void> {
  const batches = inBatches(texts).map((batch) => bare.prepare(batch));
  const waits: number[] = [];
  const rounds: { presage: number; raw: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const presage = await rateOf(texts.length, async () => {
      waits.push(...(await askedBy(callers, texts, ask)));
    });
    const raw = await rateOf(texts.length, async () => {
      for (const batch of batches) await bare.run(batch);
    });
    rounds.push({ presage, raw });
  }
  report({
    figure: `${what}, ${String(callers)} callers, beside batches of 32`,
    value: median(rounds.map(({ presage }) => presage)),
    unit: 'texts/s',
    ceiling: median(rounds.map(({ raw }) => raw)),
    ratio: median(rounds.map(({ presage, raw }) => presage / raw)),
  });
  for (const share of [0.5, 0.99]) {
    const figure = `${what}, ${String(callers)} callers, waiting time p${String(share * 100)}`;
    report({ figure, value: quantile(waits, share), unit: 'ms' });
  }
}

async function repeated(
  classifier: HybridIntentClassifier,
  texts: readonly string[],
  report: Report,
): Promise<void> {
  const ask = (text: string): Promise<unknown> => classifier.classify([{ text }]);
  await askedBy(64, texts, ask);
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rates.push(await rateOf(texts.length, () => askedBy(64, texts, ask)));
  }
  report({ figure: '64 callers, every text from the cache', value: median(rates), unit: 'texts/s' });
}

function headAlone(model: IntentModel, texts: readonly string[], report: Report): void {
  const vector = new Float32Array(512).fill(0.04);
  const vectors = new Map(model.encoders.map((name) => [name, vector]));
  const once = (): void => {
    for (const text of texts) model.classify({ text }, vectors);
  };
  once();
  const started = performance.now();
  once();
  const value = (performance.now() - started) / texts.length;
  report({ figure: 'one text, without the encoder', value, unit: 'ms' });
}

const inBatches = (texts: readonly string[]): string[][] =>
  Array.from({ length: Math.floor(texts.length / BATCH) }, (_, i) => texts.slice(i * BATCH, (i + 1) * BATCH));
