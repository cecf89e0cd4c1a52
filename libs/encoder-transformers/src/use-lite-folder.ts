import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { useLiteGraph } from './use-lite-graph.js';
import { DIMENSIONS, timingSignal, useLiteParameters } from './use-lite-parameters.js';
import { tokenizerConfig, tokenizerJson } from './use-lite-tokenizer.js';
import { readUseLite } from './use-lite-weights.js';

/** Raise it when the graph or the tokenizer changes: caches of an older layout are then built anew. */
export const LAYOUT = 1;
export const FOLDER = `use-lite-en-v${String(LAYOUT)}`;
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/**
 * Makes sure that `cacheDir` holds the model as a folder transformers.js can load, and returns the folder's name.
 * The folder appears whole or not at all: it is written under another name and renamed, so that a killed
 * or a second process leaves nothing half.
 */
export async function ensureUseLite(cacheDir: string): Promise<string> {
  const folder = join(cacheDir, FOLDER);
  if (existsSync(folder)) return FOLDER;
  await mkdir(cacheDir, { recursive: true });
  await removeAbandoned(cacheDir);
  const unfinished = `${folder}.tmp-${randomBytes(6).toString('hex')}`;
  try {
    await writeModel(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process may have been faster; its folder is as good as this one.
    if (!existsSync(folder)) throw error;
  }
  return FOLDER;
}

async function writeModel(folder: string): Promise<void> {
  const files = readUseLite();
  await mkdir(join(folder, 'onnx'), { recursive: true });
  const json = (name: string, value: object): Promise<void> =>
    writeFile(join(folder, name), JSON.stringify(value));
  await json('config.json', { model_type: 'universal-sentence-encoder-lite', hidden_size: DIMENSIONS });
  await json('tokenizer.json', tokenizerJson(files.pieces));
  await json('tokenizer_config.json', tokenizerConfig);
  await writeFile(join(folder, 'LICENSE'), files.licence);
  await writeFile(
    join(folder, 'onnx', 'model.onnx'),
    useLiteGraph(useLiteParameters(files), timingSignal(files)),
    {
      flush: true,
    },
  );
}

/** What a killed first start left behind; recent folders may be another process at work. */
async function removeAbandoned(cacheDir: string): Promise<void> {
  const now = Date.now();
  for (const name of await readdir(cacheDir)) {
    if (!name.startsWith(`${FOLDER}.tmp-`)) continue;
    const path = join(cacheDir, name);
    const { mtimeMs } = await stat(path);
    if (now - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
}
