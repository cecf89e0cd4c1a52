import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tuned } from '#understanding';
import { EncoderInvalid } from './encoder-invalid.js';
import { ensureFolder } from './ensure-folder.js';
import { writeUseLite } from './use-lite-folder.js';
import { DIMENSIONS, type UseLiteParameters } from './use-lite-parameters.js';
import { readUseLite } from './use-lite-weights.js';

/** The head's weights, row by row, then its bias: float32, little-endian. */
const HEAD = 'head.bin';

export interface TunedWeights {
  readonly parameters: UseLiteParameters;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Keeps a tuned encoder as a folder that loads like any other, its head beside it. */
export async function saveTuned(
  root: string,
  name: string,
  { parameters, weights, bias }: TunedWeights,
): Promise<void> {
  await ensureFolder(root, name, async (folder) => {
    await writeUseLite(folder, readUseLite(), parameters);
    const head = Float32Array.from([...weights, ...bias]);
    await writeFile(join(folder, HEAD), Buffer.from(head.buffer));
  });
}

/** A tuned encoder's head; nothing where no such encoder is kept. @throws EncoderInvalid where it is not whole */
export async function loadTuned(root: string, name: string, classes: number): Promise<Tuned | undefined> {
  const path = join(root, name, HEAD);
  if (!existsSync(path)) return undefined;
  const bytes = await readFile(path);
  const expected = 4 * (DIMENSIONS + 1) * classes;
  if (bytes.length !== expected) {
    throw new EncoderInvalid(
      `${path} has ${String(bytes.length)} bytes, not ${String(expected)}: remove the folder and train again.`,
    );
  }
  const head = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const weights = head.slice(0, DIMENSIONS * classes);
  return {
    encoder: name,
    dimensions: DIMENSIONS,
    languages: ['en'],
    weights,
    bias: head.slice(weights.length),
  };
}
