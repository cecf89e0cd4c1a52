/** The encoder cannot answer: its thread ended, was closed, or refused the model. */
export class EncoderFailed extends Error {
  override readonly name = 'EncoderFailed';
}

/** More texts wait for the encoder than it may hold: ask again after `retryAfterMs`. Nothing was begun. */
export class EncoderBusy extends Error {
  override readonly name = 'EncoderBusy';

  constructor(
    readonly queued: number,
    readonly retryAfterMs: number,
  ) {
    super(
      `${String(queued)} texts wait for the encoder: ask again in ${String(retryAfterMs)} ms, or raise MODEL_QUEUE or MODEL_WORKERS.`,
    );
  }
}
