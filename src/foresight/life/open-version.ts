import { type Calibration, ServedForesight, Vocabulary, type VocabularyFile } from '#foresight';
import { type ForesightModelFile, OnnxForesightNetwork, type ServingOptions } from '#foresight-onnx';
import { BASELINES, FORESIGHT } from './foresight-models.js';
import type { Baselines } from './work/bench-order.js';

/** A version as it serves, until it is closed. */
export async function openVersion(
  file: ForesightModelFile,
  options: ServingOptions,
): Promise<ServedForesight> {
  const { shape, weights, content, card } = file;
  const network = await OnnxForesightNetwork.open({ shape, weights, content }, options);
  return new ServedForesight({
    model: { name: FORESIGHT, version: card.version },
    horizonHours: card.horizonHours,
    comeBackDays: card.comeBackDays,
    // What trained the model has written them.
    vocabulary: new Vocabulary(file.vocabulary as VocabularyFile),
    calibration: file.calibration as Calibration,
    network,
    length: shape.length,
  });
}

/** What foresees without a network. */
export const baselinesOf = ({ version, vocabulary, calibration, ...parts }: Baselines): ServedForesight =>
  new ServedForesight({
    ...parts,
    model: { name: BASELINES, version },
    vocabulary: new Vocabulary(vocabulary),
    calibration,
  });
