import { openUseLiteEncoder } from '#encoder-transformers';
import { ExamplesInvalid, type SentenceEncoder } from '#understanding';
import { UsageError } from '../usage-error.js';
import type { UnderstandingOptions } from './options.js';

/** Runs `work` with the encoder the options ask for and closes it afterwards. Bad examples become a usage error. */
export async function withEncoder<T>(
  { models, encoder: wanted }: UnderstandingOptions,
  work: (encoder: SentenceEncoder | undefined) => Promise<T>,
): Promise<T> {
  const encoder = wanted ? await openUseLiteEncoder({ cacheDir: models }) : undefined;
  try {
    return await work(encoder);
  } catch (error) {
    throw error instanceof ExamplesInvalid ? new UsageError(error.message) : error;
  } finally {
    await encoder?.close();
  }
}
