import { type Head, lengthAt, type PackedExamples } from '#foresight';
import type { InferenceSession } from 'onnxruntime-node';
import { Tensor } from 'onnxruntime-node';
import { inputNames, inputTensors, lastPlaces } from './batch.js';
import { sessionOf } from './network.js';
import { itemVectors, outputNames, rankingGraph, servingGraph, smallHeads } from './serving-graph.js';
import type { Computing } from './training-work.js';
import type { TrainedNetwork } from './with-items.js';

/** Logits by head, row by row; a row is a moment that was asked about. */
export type Logits = Partial<Readonly<Record<Head, Float32Array>>>;

/** A trained network that answers, on the thread that calls it. */
export class ServingNetwork {
  private ranking: Promise<InferenceSession> | undefined;
  private readonly items: Float32Array;

  private constructor(
    readonly network: TrainedNetwork,
    private readonly session: InferenceSession,
    private readonly computing: Computing,
  ) {
    this.items = itemVectors(network);
  }

  static async open(network: TrainedNetwork, computing: Computing): Promise<ServingNetwork> {
    const session = await sessionOf(servingGraph(network, itemVectors(network)), computing);
    return new ServingNetwork(network, session, computing);
  }

  /** @param every whether all moments are asked about, sequence after sequence, or the last of each */
  async logits(packed: PackedExamples, every: boolean, withItems: boolean): Promise<Logits> {
    const { shape } = this.network;
    const rows = Int32Array.from({ length: packed.starts.length - 1 }, (_, row) => row);
    const places = every ? allPlaces(packed, rows) : lastPlaces(packed, rows);
    const results = await this.session.run({
      ...inputTensors(shape, packed, rows),
      [inputNames.places('last')]: places,
    });
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

function allPlaces(packed: PackedExamples, rows: Int32Array): Tensor {
  const time = rows.reduce((most, row) => Math.max(most, lengthAt(packed, row)), 1);
  const places = new BigInt64Array(packed.starts.at(-1) ?? 0);
  let next = 0;
  rows.forEach((row, i) => {
    for (let at = 0; at < lengthAt(packed, row); at++) places[next++] = BigInt(i * time + at);
  });
  return new Tensor('int64', places, [places.length]);
}
