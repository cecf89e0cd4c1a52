import {
  type Asked,
  type EncodedSequence,
  ForesightNetwork,
  type HeadLogits,
  momentsOf,
  packSequences,
} from '#foresight';
import type { Logits } from './serving-network.js';
import { ServingThread } from './serving-thread.js';
import type { TrainedNetwork } from './with-items.js';

export interface ServingOptions {
  /** Where onnxruntime computes: `cpu`, `cuda`, `webgpu`. */
  readonly device?: string;
  /** Threads inside one operator. */
  readonly threads?: number;
  /** Most sequences computed together: few enough that, of 64 callers, half are computed while half prepare. */
  readonly batch?: number;
}

/** Trained weights that answer from a thread of their own; callers that come together are computed together. */
export class OnnxForesightNetwork extends ForesightNetwork {
  private constructor(
    private readonly network: TrainedNetwork,
    private readonly thread: ServingThread,
  ) {
    super();
  }

  /** @throws ForesightFailed where the network cannot be loaded */
  static async open(
    network: TrainedNetwork,
    { device = 'cpu', threads = 1, batch = 32 }: ServingOptions = {},
  ): Promise<OnnxForesightNetwork> {
    const thread = await ServingThread.start({ network, computing: { device, threads }, batch });
    return new OnnxForesightNetwork(network, thread);
  }

  /**
   * The last moments of each sequence are seen, as many as the network looks back; of longer ones the earlier moments
   * are not answered for. Waits where much is owed already.
   *
   * @throws ForesightFailed where the thread ended or the network was closed
   */
  override async logits(
    sequences: readonly EncodedSequence[],
    asked: Asked,
    items = false,
  ): Promise<HeadLogits> {
    const { length } = this.network.shape;
    const every = asked === 'every';
    const rows = every
      ? sequences.reduce((sum, input) => sum + Math.min(length, momentsOf(input)), 0)
      : sequences.length;
    const nothing = new Float32Array();
    const none = { rows, type: nothing, question: nothing, purchase: nothing, comeBack: nothing };
    if (rows === 0) return items ? { ...none, item: nothing } : none;
    const ask = (moments: boolean, ranked: boolean): Promise<Logits> =>
      this.thread.logits(() => packSequences(sequences, { length }), moments, ranked);
    const [logits, ends] = await Promise.all([
      ask(every, items && !every),
      items && every && ask(false, true),
    ]);
    const item = ends ? ends.item : logits.item;
    return { ...none, ...logits, ...(item && { item }) };
  }

  override close(): Promise<void> {
    return this.thread.close();
  }
}
