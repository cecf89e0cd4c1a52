import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EncoderInvalid } from './encoder-invalid.js';
import type { Device } from './encoder-messages.js';
import { languagesOf } from './encoder-languages.js';
import { ensureFromHub } from './hub.js';
import { ensureQuantised } from './quantised.js';
import { readModelFolder, type ModelFolder, type Precision } from './model-folder.js';
import type { EncoderDescription } from './transformers-sentence-encoder.js';
import { ensureUseLite } from './use-lite-folder.js';

/** The encoder that ships with Presage. */
export const USE_LITE = 'use-lite';

export interface EncoderChoice {
  /** `use-lite`, the id of a model on a hub (`Xenova/multilingual-e5-small`), or a folder. */
  readonly encoder: string;
  /** What is built or fetched is kept here. */
  readonly cacheDir: string;
  /** ISO 639-1 codes, or `multilingual`; by the model's name where there are none. */
  readonly languages?: readonly string[] | undefined;
  readonly device: Device;
  readonly precision: Precision;
  readonly threads: number;
  readonly batch: number;
}

/**
 * Finds the model, builds or fetches it the first time, and says what it is.
 *
 * @throws EncoderInvalid where there is no such model
 */
export async function describeEncoder(choice: EncoderChoice): Promise<EncoderDescription> {
  const { device, precision, threads, languages } = choice;
  const folder = await folderOf(choice);
  const model = await readModelFolder(folder, precision);
  const own = choice.encoder === USE_LITE;
  return {
    ...{ folder, precision, device, threads },
    // In 8 bits a text's vector would depend on what is computed with it; alone it is no slower than in a batch.
    batch: precision === 'q8' ? 1 : choice.batch,
    name: own && precision === 'fp32' ? basename(folder) : await nameOf(model),
    languages: own ? ['en'] : languagesOf(`${choice.encoder} ${basename(folder)}`, languages),
  };
}

/** Whether the model is fetched over the network the first time. */
export const comesFromHub = (encoder: string): boolean =>
  !isFolder(encoder) && /^\w[\w.-]*\/[\w.-]+$/.test(encoder);

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

async function folderOf({ encoder, cacheDir, precision }: EncoderChoice): Promise<string> {
  if (encoder === USE_LITE) {
    const root = resolve(cacheDir);
    const folder = join(root, await ensureUseLite(root));
    if (precision === 'q8') await ensureQuantised(folder);
    return folder;
  }
  if (isFolder(encoder)) return resolve(encoder);
  if (comesFromHub(encoder)) return ensureFromHub(encoder, precision, resolve(cacheDir));
  throw new EncoderInvalid(
    `ENCODER=${encoder} is neither ${USE_LITE}, nor a folder that is there, nor the id of a model such as Xenova/multilingual-e5-small.`,
  );
}

/** The folder's name and a hash of weights, tokenizer and their use: vectors of equal names are the same. */
async function nameOf({ folder, file, pooling, prefix }: ModelFolder): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([pooling, prefix]));
  for (const path of [file, `${file}_data`, join(folder, 'tokenizer.json')]) {
    if (!existsSync(path)) continue;
    await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) hash.update(chunk);
    });
  }
  return `${basename(folder)}-${hash.digest('hex').slice(0, 12)}`;
}
