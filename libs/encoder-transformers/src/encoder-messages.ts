import type { Precision } from './model-folder.js';

export const devices = ['cpu', 'cuda', 'webgpu'] as const;
export type Device = (typeof devices)[number];

/** What an encoder's thread is started with. */
export interface EncoderStart {
  /** The model's folder. */
  readonly folder: string;
  readonly precision: Precision;
  readonly device: Device;
  /** Threads inside one operator. */
  readonly threads: number;
  /** Most texts computed together. */
  readonly batch: number;
}

/** Main thread → encoder's thread, as many as came in together. */
export interface EncodeRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** What one batch finished. */
export interface Answers {
  readonly kind: 'answers';
  /** Texts computed together, and how long it took. */
  readonly texts: number;
  readonly milliseconds: number;
  /** Requests that are answered, and the vectors of all their texts one after another. */
  readonly encoded: readonly number[];
  readonly vectors: Float32Array;
  readonly failed: readonly { readonly id: number; readonly reason: string }[];
}

/** Encoder's thread → main thread. */
export type EncoderReply = { readonly kind: 'ready'; readonly dimensions: number } | Answers;
