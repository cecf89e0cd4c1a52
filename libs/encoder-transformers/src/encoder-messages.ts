/** What the encoder's thread is started with. */
export interface EncoderStart {
  /** Folder that holds the model's folder. */
  readonly root: string;
  readonly model: string;
  /** Threads inside one operator. */
  readonly threads: number;
  readonly device: string;
}

/** Main thread → encoder's thread. */
export interface EncodeRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** Encoder's thread → main thread. */
export type EncoderReply =
  | { readonly kind: 'ready'; readonly dimensions: number }
  /** The vectors of all texts, one after another. */
  | { readonly kind: 'encoded'; readonly id: number; readonly vectors: Float32Array }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };
