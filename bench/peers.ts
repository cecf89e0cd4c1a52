import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openUseLiteEncoder } from '#encoder-transformers';
import {
  decodeModel,
  type Example,
  HybridIntentClassifier,
  readExamples,
  trainIntentClassifier,
} from '#understanding';
import type { Report } from './report.js';

const FOLDER = resolve('bench/peers');

/** Learns the examples, then gives the intent of each text. */
interface Contender {
  readonly name: string;
  readonly train: (examples: readonly Example[]) => Promise<(text: string) => Promise<string>>;
}

/**
 * Presage (grade fast) and other classifiers that run in Node.js, on the same examples and questions: accuracy,
 * training time, questions a second asked one after another. Their packages are installed apart:
 * `npm install --prefix bench/peers`.
 */
export async function run(report: Report, options: readonly string[]): Promise<void> {
  const data = process.env.PRESAGE_DATA ?? '../shared/data';
  const { values } = parseArgs({
    args: [...options],
    options: {
      json: { type: 'boolean' },
      train: { type: 'string', default: join(data, 'banking77/train.csv') },
      test: { type: 'string', default: join(data, 'banking77/test.csv') },
    },
  });
  if (!existsSync(join(FOLDER, 'node_modules'))) {
    throw new Error('The peers are not installed. Run: npm install --prefix bench/peers');
  }
  const [train, test] = await Promise.all([readExamples(values.train), readExamples(values.test)]);
  for (const contender of [presage, nlpjs, nlpjsWithoutNone, naturalBayes]) {
    await measure(contender, train, test, report);
  }
  for (const encoder of encoders.splice(0)) await encoder.close();
}

async function measure(
  { name, train }: Contender,
  examples: readonly Example[],
  questions: readonly Example[],
  report: Report,
): Promise<void> {
  const started = performance.now();
  const answer = await train(examples);
  const trained = performance.now();
  let right = 0;
  for (const { text, intent } of questions) if ((await answer(text)) === intent) right++;
  const answered = performance.now();
  report({ figure: `${name}: accuracy`, value: right / questions.length, unit: '' });
  report({ figure: `${name}: training`, value: (trained - started) / 1000, unit: 's' });
  const rate = (questions.length * 1000) / (answered - trained);
  report({ figure: `${name}: answers, one after another`, value: rate, unit: 'texts/s' });
}

const presage: Contender = {
  name: 'Presage, fast',
  async train(examples) {
    const cacheDir = await mkdtemp(join(tmpdir(), 'presage-peers-'));
    const encoder = await openUseLiteEncoder({ cacheDir });
    await rm(cacheDir, { recursive: true });
    encoders.push(encoder);
    const { bytes } = await trainIntentClassifier({ name: 'peers', examples, encoder });
    const classifier = new HybridIntentClassifier(decodeModel(bytes), [encoder]);
    return async (text) => (await classifier.classify([{ text }]))[0]?.ranking[0]?.intent ?? '';
  },
};
const encoders: { close(): Promise<void> }[] = [];

const required = (name: string): unknown => createRequire(join(FOLDER, 'package.json'))(name);

interface Nlp {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ readonly intent: string }>;
}

/** https://github.com/axa-group/nlp.js */
const nlpjs: Contender = { name: '@nlpjs/basic', train: (examples) => trainNlp(examples, {}) };

/** The same without its feature for texts about nothing. */
const nlpjsWithoutNone: Contender = {
  name: '@nlpjs/basic, useNoneFeature: false',
  train: (examples) => trainNlp(examples, { useNoneFeature: false }),
};

async function trainNlp(
  examples: readonly Example[],
  nlu: object,
): Promise<(text: string) => Promise<string>> {
  const { dockStart } = required('@nlpjs/basic') as {
    readonly dockStart: (settings: object) => Promise<{ get(name: 'nlp'): Nlp }>;
  };
  const settings = { nlp: { autoSave: false, log: false, nlu }, 'nlu-??': nlu, 'nlu-en': nlu };
  const dock = await dockStart({ settings, use: ['Basic', 'LangEn'] });
  const nlp = dock.get('nlp');
  nlp.addLanguage('en');
  for (const { text, intent } of examples) nlp.addDocument('en', text, intent);
  await nlp.train();
  return async (text) => (await nlp.process('en', text)).intent;
}

/** https://github.com/NaturalNode/natural */
const naturalBayes: Contender = {
  name: 'natural, naive Bayes',
  async train(examples) {
    const { BayesClassifier } = required('natural') as {
      BayesClassifier: new () => {
        addDocument(text: string, intent: string): void;
        train(): void;
        classify(text: string): string;
      };
    };
    const classifier = new BayesClassifier();
    for (const { text, intent } of examples) classifier.addDocument(text, intent);
    classifier.train();
    return async (text) => classifier.classify(text);
  },
};
