export { EncoderBusy, EncoderFailed } from './encoder-failures.js';
export { EncoderInvalid } from './encoder-invalid.js';
export { openUseLiteEncoder, type UseLiteOptions } from './open-use-lite-encoder.js';
export {
  TransformersSentenceEncoder,
  type EncoderDescription,
  type EncoderStatus,
  type ServingOptions,
} from './transformers-sentence-encoder.js';
export { UseLiteTuner, type UseLiteTunerOptions } from './use-lite-tuner.js';
export { TUNING, type TuningSettings } from './tuning-settings.js';
