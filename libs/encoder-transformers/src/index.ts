export { gpuLibraries, type GpuLibraries } from './gpu-libraries.js';
export { comesFromHub, describeEncoder, type EncoderChoice } from './describe-encoder.js';
export { INSTALL_CUDA } from './device-advice.js';
export { checkDevice, DeviceUnavailable, usableDevice } from './device-check.js';
export { EncoderBusy, EncoderFailed } from './encoder-failures.js';
export { EncoderInvalid } from './encoder-invalid.js';
export type { Device } from './encoder-messages.js';
export type { Precision } from './model-folder.js';
export { openEncoder, type EncoderOptions } from './open-encoder.js';
export { openUseLiteEncoder, type UseLiteOptions } from './open-use-lite-encoder.js';
export {
  TransformersSentenceEncoder,
  type EncoderDescription,
  type EncoderStatus,
  type ServingOptions,
} from './transformers-sentence-encoder.js';
export { UseLiteTuner, type UseLiteTunerOptions } from './use-lite-tuner.js';
export { TUNING, type TuningSettings } from './tuning-settings.js';
