import {
  DeviceUnavailable,
  EncoderFailed,
  EncoderInvalid,
  openEncoder,
  UseLiteTuner,
} from '#encoder-transformers';
import { ExamplesInvalid, type EncoderTuner, type SentenceEncoder } from '#understanding';
import { ConfigError, readEncoderConfig } from '../../../../src/config/config.js';
import { UsageError } from '../usage-error.js';
import type { UnderstandingOptions } from './options.js';

/** What training takes beside the examples; nothing where n-grams alone are asked for. */
export interface Equipment {
  readonly encoder: SentenceEncoder | undefined;
  /** For grade `full`. */
  readonly tuner: EncoderTuner | undefined;
}

/**
 * Runs `work` with the encoder that is asked for and closes it afterwards. What may well happen becomes a usage error.
 *
 * @param tuned folder for tuned encoders
 */
export async function withEncoder<T>(
  { models, encoder: wanted }: UnderstandingOptions,
  work: (equipment: Equipment) => Promise<T>,
  tuned = models,
): Promise<T> {
  let encoder: SentenceEncoder | undefined;
  try {
    if (wanted) encoder = await open(models);
    return await work({ encoder, tuner: wanted ? tunerIn(tuned) : undefined });
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

/** On the device and with the threads that the encoder has. */
function tunerIn(cacheDir: string): EncoderTuner {
  const { device, threads } = readEncoderConfig(process.env);
  return new UseLiteTuner({ cacheDir, device, threads });
}
