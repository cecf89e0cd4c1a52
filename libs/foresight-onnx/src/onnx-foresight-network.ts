import {
  type Asked,
  type EncodedSequence,
  ForesightNetwork,
  type HeadLogits,
  momentsOf,
  packSequences,
} from '#foresight';
import { type Ask, CallersTogether } from './callers-together.js';
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
  private readonly callers: CallersTogether;

  private constructor(
    private readonly network: TrainedNetwork,
    private readonly thread: ServingThread,
    batch: number,
  ) {
    super();
    const ask: Ask = (sequences, { every, items }) =>
      thread.logits(() => packSequences(sequences, network.shape), every, items);
    this.callers = new CallersTogether(ask, batch);
  }

  /** @throws ForesightFailed where the network cannot be loaded */
  static async open(
    network: TrainedNetwork,
    { device = 'cpu', threads = 1, batch = 32 }: ServingOptions = {},
  ): Promise<OnnxForesightNetwork> {
    const thread = await ServingThread.start({ network, computing: { device, threads }, batch });
    return new OnnxForesightNetwork(network, thread, batch);
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
    const moments = sequences.reduce((sum, input) => sum + Math.min(length, momentsOf(input)), 0);
    const every = asked === 'every';
    const rows = every ? moments : sequences.length;
    const nothing = new Float32Array();
    const none = { rows, type: nothing, question: nothing, purchase: nothing, comeBack: nothing };
    if (rows === 0) return items ? { ...none, item: nothing } : none;
    // Items are ranked at the ends alone, whatever else is asked.
    const [logits, ends] = await Promise.all([
      this.callers.logits(sequences, rows, { every, items: items && !every }),
      items && every && this.callers.logits(sequences, sequences.length, { every: false, items }),
    ]);
    const item = ends ? ends.item : logits.item;
    return { ...none, ...logits, ...(item && { item }) };
  }

  override close(): Promise<void> {
    return this.thread.close();
  }
}
