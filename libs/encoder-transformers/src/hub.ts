import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EncoderInvalid } from './encoder-invalid.js';
import type { Precision } from './model-folder.js';

const SUFFIX: Readonly<Record<Precision, string>> = { fp32: '', fp16: '_fp16', q8: '_quantized' };
const OPTIONAL = [
  'tokenizer_config.json',
  'sentence_bert_config.json',
  'config_sentence_transformers.json',
  '1_Pooling/config.json',
];

/** Where models come from; `HF_ENDPOINT` names a mirror, `HF_TOKEN` opens private ones, as in Hugging Face's tools. */
const hub = (): string => (process.env.HF_ENDPOINT ?? 'https://huggingface.co').replace(/\/$/, '');

/**
 * Fetches a sentence-transformers model once into `cacheDir`, and gives its folder; later starts need no network.
 * The folder appears whole or not at all.
 *
 * @throws EncoderInvalid where the hub cannot be reached or has no such model
 */
export async function ensureFromHub(id: string, precision: Precision, cacheDir: string): Promise<string> {
  const folder = join(cacheDir, 'hub', precision, ...id.split('/'));
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.tmp-${String(process.pid)}`;
  const model = `onnx/model${SUFFIX[precision]}.onnx`;
  try {
    for (const name of ['config.json', 'tokenizer.json', model]) await fetchFile(id, name, unfinished, true);
    for (const name of [...OPTIONAL, `${model}_data`]) await fetchFile(id, name, unfinished, false);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

async function fetchFile(id: string, name: string, folder: string, required: boolean): Promise<void> {
  const response = await ask(id, name);
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    if (!required && response.status === 404) return;
    throw new EncoderInvalid(
      `${hub()} answers ${String(response.status)} to ${name} of "${id}": choose a model that has ${name}, or set HF_TOKEN for a private one.`,
    );
  }
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await pipeline(Readable.fromWeb(response.body as never), createWriteStream(path, { flush: true }));
}

async function ask(id: string, name: string): Promise<Response> {
  const token = process.env.HF_TOKEN;
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  try {
    return await fetch(`${hub()}/${id}/resolve/main/${name}`, { headers });
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { message?: string } };
    throw new EncoderInvalid(
      `The encoder "${id}" cannot be fetched, because ${hub()} is not reachable (${cause?.message ?? message}): connect once, set HF_ENDPOINT to a mirror, or set ENCODER to a local folder.`,
    );
  }
}
