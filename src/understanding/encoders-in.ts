import { type EncoderOptions, openEncoder, UseLiteTuner } from '#encoder-transformers';
import { Encoders } from './encoders.js';

/**
 * Encoders that are kept in a folder, beside the models.
 *
 * @param chosen by the operator
 * @param say takes a line for the operator: that models compute on another device than was asked for
 */
export function encodersIn(
  folder: string,
  chosen: EncoderOptions,
  say: (line: string) => void,
): { readonly encoders: Encoders; readonly tuner: UseLiteTuner } {
  const options = { ...chosen, cacheDir: folder };
  const { threads, device, workers, queue, cache } = options;
  const tuner = new UseLiteTuner({ cacheDir: folder, threads, device, workers, queue, cache });
  return { encoders: new Encoders(() => openEncoder(options, say), tuner), tuner };
}
