import { join } from 'node:path';
import type { EncoderOptions } from '#encoder-transformers';
import type { modelVariables } from './model-variables.js';
import type { Values } from './variables.js';

/** The encoder as the operator wants it; models are kept in the data folder. */
export const modelsIn = (
  values: Pick<Values, keyof typeof modelVariables | 'PRESAGE_VAR'>,
): EncoderOptions => ({
  encoder: values.ENCODER,
  cacheDir: join(values.PRESAGE_VAR, 'models'),
  languages: values.ENCODER_LANGUAGES,
  device: values.DEVICE,
  strictDevice: values.DEVICE_STRICT,
  precision: values.MODEL_PRECISION,
  threads: values.MODEL_THREADS,
  batch: values.MODEL_BATCH,
  workers: values.MODEL_WORKERS,
  queue: values.MODEL_QUEUE,
  cache: values.MODEL_CACHE,
});
