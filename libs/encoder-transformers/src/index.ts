export { openUseLiteEncoder, type UseLiteOptions } from './open-use-lite-encoder.js';
export { EncoderFailed, TransformersSentenceEncoder } from './transformers-sentence-encoder.js';
