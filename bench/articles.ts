import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUseLiteEncoder } from '#encoder-transformers';
import { ArticleIndex, SEARCH_SETTINGS, type SearchSettings } from '#knowledge';
import type { ShareView } from '#protocol';
import { openIntentClassifier, type SentenceEncoder } from '#understanding';
import { type Corpus, corpus, type Half, type Measuring, recallOf } from '../test/knowledge/measured.js';
import { type Report, shareFigure } from './report.js';

const ROUNDS = 10;
/** What articles say alone, and together with how shoppers ask. */
const ALONE: SearchSettings = { ...SEARCH_SETTINGS, asked: 0 };

type Way = Omit<Measuring, 'half'>;
const WAYS: Readonly<Record<string, readonly Way[]>> = {
  'words of the articles alone': [
    { language: 'en', settings: ALONE },
    { language: 'zh', settings: ALONE },
  ],
  'words, and how shoppers ask': [{ language: 'en' }, { language: 'zh' }],
  'and meaning': [{ language: 'en', vectors: true }],
  'and what the intent model read': [
    { language: 'en', vectors: true, read: true },
    { language: 'zh', read: true },
  ],
};

/**
 * How well and how fast the demo shop's articles are found, by questions on which nothing was chosen
 * (`--development`: by those on which the settings were).
 */
export async function run(report: Report, options: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const encoder = await openUseLiteEncoder({ cacheDir: folder });
  const classifier = await openIntentClassifier({ examples: 'intents', encoder, cacheDir: folder });
  try {
    const start = performance.now();
    const found = await corpus(encoder, classifier);
    const vectors = found.vectors.size;
    report({ figure: `${String(vectors)} sentences encoded`, value: performance.now() - start, unit: 'ms' });
    recall(report, found, options.includes('--development') ? 'development' : 'test');
    await speed(report, found, encoder);
  } finally {
    await classifier.close();
    await encoder.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function recall(report: Report, found: Corpus, half: Half): void {
  const told = (figure: string, share: ShareView): void => report(shareFigure(figure, share));
  for (const [name, ways] of Object.entries(WAYS)) {
    for (const way of ways) {
      const measured = recallOf(found, { ...way, half });
      const figure = `${way.language}, ${name}`;
      told(`${figure}: recall@1`, measured.at1);
      told(`${figure}: recall@3`, measured.at3);
      told(`${figure}: shown, the first right`, measured.right);
      told(`${figure}: shown, the first wrong`, measured.wrong);
      told(`${figure}: silent where there is no answer`, measured.silent);
    }
  }
}

async function speed(report: Report, { articles, questions, vectors }: Corpus, encoder: SentenceEncoder) {
  const index = new ArticleIndex(articles);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { text, language } of questions) {
      const start = performance.now();
      // No text twice: the encoder would have its vector.
      const [vector] = language === 'en' ? await encoder.encode([`${text} ${String(round)}`]) : [];
      index.search({ text, language, vector }, { vectors });
      times.push(performance.now() - start);
    }
  }
  times.sort((one, other) => one - other);
  report({ figure: 'a search, median', value: times[times.length >> 1] ?? 0, unit: 'ms' });
  report({ figure: 'a search, p99', value: times[Math.floor(times.length * 0.99)] ?? 0, unit: 'ms' });
}
