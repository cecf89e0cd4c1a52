/** A model that cannot be used as it is; the message says what to do. */
export class EncoderInvalid extends Error {
  override readonly name = 'EncoderInvalid';
}
