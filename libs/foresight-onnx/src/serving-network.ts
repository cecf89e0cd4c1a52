import { type Head, lengthAt, longestOf, type PackedExamples } from '#foresight';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { everyRow, inputNames, servingInputs, wholes } from './batch.js';
import { sessionOf } from './network.js';
import { itemVectors, outputNames, rankingGraph, servingGraph, smallHeads } from './serving-graph.js';
import type { Computing } from './training-work.js';
import type { TrainedNetwork } from './with-items.js';

/** Logits by head, row by row; a row is a moment that was asked about. */
export type Logits = Partial<Readonly<Record<Head, Float32Array>>>;

/** A trained network that answers, on the thread that calls it. */
export class ServingNetwork {
  private ranking: Promise<InferenceSession> | undefined;

  private constructor(
    readonly network: TrainedNetwork,
    private readonly items: Float32Array,
    private readonly session: InferenceSession,
    private readonly computing: Computing,
  ) {}

  static async open(network: TrainedNetwork, computing: Computing): Promise<ServingNetwork> {
    const items = itemVectors(network);
    const session = await sessionOf(servingGraph(network, items), computing);
    return new ServingNetwork(network, items, session, computing);
  }

  /** @param every whether all moments are asked about, sequence after sequence, or the last of each */
  async logits(packed: PackedExamples, every: boolean, withItems: boolean): Promise<Logits> {
    const { shape } = this.network;
    const inputs = servingInputs(shape, packed);
    const places = every && { [inputNames.places('last')]: allPlaces(packed) };
    const results = await this.session.run({ ...inputs, ...places });
    const logits = smallHeads(shape).map(
      (head) => [head, results[outputNames.logits(head)]?.data as Float32Array] as const,
    );
    const states = results[outputNames.states];
    if (!withItems || !states || shape.sizes.items === 0) return Object.fromEntries(logits);
    this.ranking ??= sessionOf(rankingGraph(this.network, this.items), this.computing);
    const ranked = await (await this.ranking).run({ [outputNames.states]: states });
    return { ...Object.fromEntries(logits), item: ranked[outputNames.items]?.data as Float32Array };
  }

  async close(): Promise<void> {
    await Promise.all([this.session.release(), this.ranking?.then((session) => session.release())]);
  }
}

function allPlaces(packed: PackedExamples): Tensor {
  const rows = everyRow(packed);
  const time = longestOf(packed, rows);
  const places = (row: number): number[] =>
    Array.from({ length: lengthAt(packed, row) }, (_, at) => row * time + at);
  return wholes(Array.from(rows).flatMap(places));
}
