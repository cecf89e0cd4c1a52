import { DeviceUnavailable, EncoderFailed, EncoderInvalid, openEncoder } from '#encoder-transformers';
import { ExamplesInvalid, type SentenceEncoder } from '#understanding';
import { ConfigError, readEncoderConfig } from '../../../../src/config/config.js';
import { UsageError } from '../usage-error.js';
import type { UnderstandingOptions } from './options.js';

/** Runs `work` with the encoder that is asked for and closes it afterwards. What may well happen becomes a usage error. */
export async function withEncoder<T>(
  { models, encoder: wanted }: UnderstandingOptions,
  work: (encoder: SentenceEncoder | undefined) => Promise<T>,
): Promise<T> {
  let encoder: SentenceEncoder | undefined;
  try {
    if (wanted) encoder = await open(models);
    return await work(encoder);
  } catch (error) {
    if (!foreseen.some((kind) => error instanceof kind)) throw error;
    throw new UsageError((error as Error).message);
  } finally {
    await encoder?.close();
  }
}

const foreseen = [ConfigError, DeviceUnavailable, EncoderFailed, EncoderInvalid, ExamplesInvalid];

/** As the server would open it, without the cache: no text of a file comes twice. */
const open = (cacheDir: string): Promise<SentenceEncoder> =>
  openEncoder({ ...readEncoderConfig(process.env), cacheDir, cache: 0 }, (line) =>
    process.stderr.write(`${line}\n`),
  );
