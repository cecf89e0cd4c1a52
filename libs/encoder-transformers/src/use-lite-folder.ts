import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder } from './ensure-folder.js';
import { useLiteGraph } from './use-lite-graph.js';
import {
  DIMENSIONS,
  timingSignal,
  useLiteParameters,
  type UseLiteParameters,
} from './use-lite-parameters.js';
import { tokenizerConfig, tokenizerJson } from './use-lite-tokenizer.js';
import { readUseLite, type UseLiteFiles } from './use-lite-weights.js';

/** Raise it when the graph or the tokenizer changes: caches of an older layout are then built anew. */
export const LAYOUT = 1;
export const FOLDER = `use-lite-en-v${String(LAYOUT)}`;

/** Makes sure that `cacheDir` holds the model as a folder that loads, and returns the folder's name. */
export async function ensureUseLite(cacheDir: string): Promise<string> {
  await ensureFolder(cacheDir, FOLDER, async (folder) => {
    const files = readUseLite();
    await writeUseLite(folder, files, useLiteParameters(files));
  });
  return FOLDER;
}

/** The encoder with these weights, as a folder that loads like any other. */
export async function writeUseLite(
  folder: string,
  files: UseLiteFiles,
  parameters: UseLiteParameters,
): Promise<void> {
  await mkdir(join(folder, 'onnx'), { recursive: true });
  const json = (name: string, value: object): Promise<void> =>
    writeFile(join(folder, name), JSON.stringify(value));
  await json('config.json', { model_type: 'universal-sentence-encoder-lite', hidden_size: DIMENSIONS });
  await json('tokenizer.json', tokenizerJson(files.pieces));
  await json('tokenizer_config.json', tokenizerConfig);
  await writeFile(join(folder, 'LICENSE'), files.licence);
  const graph = useLiteGraph(parameters, timingSignal(files));
  await writeFile(join(folder, 'onnx', 'model.onnx'), graph, { flush: true });
}
