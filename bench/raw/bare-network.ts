import { InferenceSession } from 'onnxruntime-node';
import { type EncodedSequence, packSequences } from '#foresight';
import { itemVectors, servingGraph, servingInputs, type TrainedNetwork } from '#foresight-onnx';
import type { Batch } from '#training-onnx';

/** The foresight network's graph run by onnxruntime and nothing else, on this thread. */
export class BareNetwork {
  private constructor(
    private readonly network: TrainedNetwork,
    private readonly session: InferenceSession,
  ) {}

  static async open(network: TrainedNetwork): Promise<BareNetwork> {
    const graph = servingGraph(network, itemVectors(network));
    const session = await InferenceSession.create(graph, { intraOpNumThreads: 1, interOpNumThreads: 1 });
    return new BareNetwork(network, session);
  }

  /** Tensors, padded to the longest: what the ceiling does not have to do again. */
  prepare(sequences: readonly EncodedSequence[]): Batch {
    return servingInputs(this.network.shape, packSequences(sequences, this.network.shape));
  }

  async run(batch: Batch): Promise<void> {
    await this.session.run(batch);
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}
