import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { InMemoryEventStore } from '#event-store';
import { handleContentCommand } from '#content';
import { SentenceEncoder } from '#understanding';
import { ContentFiles } from '../content/content-files.js';
import { LiveContent } from '../content/live-content.js';
import { ExamplesOnDisk } from '../understanding/examples-on-disk.js';
import { Articles } from './articles.js';

/** Every text is as near to every other one as its length. */
class LengthEncoder extends SentenceEncoder {
  readonly name = 'length';
  readonly dimensions = 2;
  readonly device = 'cpu';
  readonly languages = ['en'];
  readonly encoded: string[] = [];
  fails = false;
  closed = false;
  override encode(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.fails) return Promise.reject(new Error('busy'));
    this.encoded.push(...texts);
    return Promise.resolve(
      texts.map((text) => Float32Array.of(Math.cos(text.length), Math.sin(text.length))),
    );
  }
  override close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}

const log = pino({ level: 'silent' });
const QUESTION = 'how long is a gift card valid';
let store: InMemoryEventStore;
let content: LiveContent;
let encoder: LengthEncoder;
let articles: Articles;
let letGo: number;
beforeEach(async () => {
  store = new InMemoryEventStore();
  encoder = new LengthEncoder();
  letGo = 0;
  const folders = { answers: 'answers', articles: undefined, canned: 'canned', demo: true };
  content = await LiveContent.open(
    store,
    await ContentFiles.open(folders, new ExamplesOnDisk('intents')),
    log,
  );
  await content.start();
  const encoders = {
    chosen: () =>
      Promise.resolve({
        encoder,
        letGo: () => {
          letGo++;
          return Promise.resolve();
        },
      }),
  };
  articles = new Articles({ content, encoders, articleUrl: '/help/{id}', log });
});
afterEach(async () => {
  await articles.stop();
  await content.stop();
  await store.close();
});
const first = async (text = QUESTION) => (await articles.search({ text, language: 'en' }))[0];

describe('articles', () => {
  it('are found by words at once, and by meaning too once their sentences have vectors', async () => {
    expect(encoder.encoded).toEqual([]);
    const byWords = await first();
    expect(byWords?.articleId).toBe('gift-cards');
    await articles.ready();
    await first();
    expect(encoder.encoded.at(-1)).toBe(QUESTION);
    expect((await first())?.score).not.toBe(byWords?.score);
  });

  it('are found by words where the encoder is busy', async () => {
    await articles.ready();
    encoder.fails = true;
    expect((await first())?.articleId).toBe('gift-cards');
  });

  it('have only new sentences encoded when one is edited, and nothing held after the end', async () => {
    await articles.ready();
    encoder.encoded.length = 0;
    const body = {
      title: { en: 'Lending', zh: '借用' },
      text: { en: 'Sewing machines can be borrowed over the weekend, free of charge.', zh: '可借。' },
    };
    const place = { kind: 'article', contentId: 'lending', file: undefined } as const;
    const metadata = {
      correlationId: 'c',
      actor: { kind: 'administrator', id: 'ada' },
      occurredAt: '2026-11-22T10:00:00Z',
    } as const;
    const write = {
      type: 'WriteContent',
      content: { kind: 'article', body },
      expectedVersion: 0,
    } as const;
    const written = await handleContentCommand(store, place, write, metadata);
    if (!written.ok) throw new Error(written.error.message);
    await content.until(written.value.position ?? 0n);
    await articles.ready();
    expect(encoder.encoded.sort()).toEqual([body.title.en, body.text.en].sort());
    await articles.stop();
    expect(letGo).toBe(1);
  });

  it('are cited for the assistant with where they are read, and not far beside the best', async () => {
    const cited = await articles.find({
      text: 'what does express delivery cost',
      language: 'en',
      read: { ranking: [{ intent: 'shipping_cost', probability: 0.9 }], inScope: 1 },
    });
    expect(cited[0]).toMatchObject({ articleId: 'delivery-costs', url: '/help/delivery-costs' });
    expect(Object.keys(cited[0] ?? {})).not.toContain('score');
  });
});
