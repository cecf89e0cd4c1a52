import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUseLiteEncoder } from '#encoder-transformers';
import { ArticleIndex, SEARCH_SETTINGS, type SearchSettings } from '#knowledge';
import type { SentenceEncoder } from '#understanding';
import { type Corpus, corpus, recallOf } from '../test/knowledge/measured.js';
import type { Report } from './report.js';

const ROUNDS = 10;
/** What articles say alone, and together with how shoppers ask. */
const ALONE: SearchSettings = { ...SEARCH_SETTINGS, asked: 0 };

/** How well and how fast the demo shop's articles are found, by questions on which nothing was chosen. */
export async function run(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const encoder = await openUseLiteEncoder({ cacheDir: folder });
  try {
    const start = performance.now();
    const found = await corpus(encoder);
    const vectors = found.vectors.size;
    report({ figure: `${String(vectors)} sentences encoded`, value: performance.now() - start, unit: 'ms' });
    recall(report, found);
    await speed(report, found, encoder);
  } finally {
    await encoder.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function recall(report: Report, found: Corpus): void {
  for (const [name, settings] of [
    ['articles alone', ALONE],
    ['with how shoppers ask', SEARCH_SETTINGS],
  ] as const) {
    for (const [way, changed, language, byWords] of [
      ['words', settings, 'en', true],
      ['vectors', { ...settings, meaning: 1 }, 'en', false],
      ['both', settings, 'en', false],
      ['words', settings, 'zh', true],
    ] as const) {
      const measured = recallOf(found, changed, { half: 'report', language, byWords });
      const figure = `${language}, ${way}, ${name}`;
      report({ figure: `${figure}: recall@1`, value: measured.at1, unit: '' });
      report({ figure: `${figure}: recall@3`, value: measured.at3, unit: '' });
      report({ figure: `${figure}: shown first and right`, value: measured.precision, unit: '' });
      report({ figure: `${figure}: silent where there is no answer`, value: measured.silent, unit: '' });
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
