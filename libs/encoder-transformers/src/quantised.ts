import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quantise } from '#onnx-graph';

/** Makes sure that the model in a folder of our own is there in 8 bits too: less than half the size. */
export async function ensureQuantised(folder: string): Promise<void> {
  const path = join(folder, 'onnx', 'model_quantized.onnx');
  if (existsSync(path)) return;
  const unfinished = `${path}.tmp-${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(unfinished, quantise(await readFile(join(folder, 'onnx', 'model.onnx'))), {
      flush: true,
    });
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}
