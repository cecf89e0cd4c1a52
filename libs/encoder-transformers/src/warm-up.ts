import type { Embedding } from './encoding-loop.js';

const TOKENS = [4, 16, 64];

/**
 * Encodes texts of several lengths, alone and together, so that the first message meets memory that is laid out and
 * kernels that are chosen. It is also the proof that the device computes.
 *
 * @returns how many numbers a vector has
 */
export async function warmUp(model: Embedding, batch: number): Promise<number> {
  let dimensions = 0;
  for (const tokens of TOKENS) {
    const ids = model.tokenise('where is my order '.repeat(tokens / 4)).slice(0, tokens);
    const [vector] = await model.embed([ids]);
    if (!vector?.every(Number.isFinite))
      throw new Error('The model answers with something else than numbers.');
    dimensions = vector.length;
  }
  const ids = model.tokenise('where is my order');
  await model.embed(Array.from({ length: batch }, () => ids));
  return dimensions;
}
