import { describeEncoder, type EncoderChoice } from './describe-encoder.js';
import { usableDevice } from './device-check.js';
import { TransformersSentenceEncoder, type ServingOptions } from './transformers-sentence-encoder.js';

export interface EncoderOptions extends EncoderChoice, ServingOptions {
  /** A device that does not work is an error, instead of a reason to compute on the processor. */
  readonly strictDevice?: boolean | undefined;
}

/**
 * The encoder that was asked for, on the device that was asked for or else on the processor.
 *
 * @param onNote takes the one line that says why it is not the device that was asked for
 * @throws EncoderInvalid, DeviceUnavailable, EncoderFailed, each with what to do
 */
export async function openEncoder(
  options: EncoderOptions,
  onNote: (line: string) => void,
): Promise<TransformersSentenceEncoder> {
  const description = await describeEncoder(options);
  const { device, note } = await usableDevice(description, options.strictDevice ?? false);
  if (note !== undefined) onNote(note);
  return TransformersSentenceEncoder.start({ ...description, device }, options);
}
