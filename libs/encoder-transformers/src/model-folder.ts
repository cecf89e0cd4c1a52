import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EncoderInvalid } from './encoder-invalid.js';

export const precisions = ['fp32', 'fp16', 'q8'] as const;
export type Precision = (typeof precisions)[number];

/** File names under which models offer a precision, as transformers.js and sentence-transformers write them. */
const FILES: Readonly<Record<Precision, readonly RegExp[]>> = {
  fp32: [/^model\.onnx$/],
  fp16: [/^model_(fp16|float16)\.onnx$/],
  q8: [/^model_(quantized|q8|int8)\.onnx$/, /^model_(quint8|qint8|uint8).*\.onnx$/],
};
/** What one message may cost: longer texts are cut, whatever the model could take. */
const MOST_TOKENS = 512;

/** A sentence-transformers model in a folder, with what its files say of how to use it. */
export interface ModelFolder {
  readonly folder: string;
  /** The ONNX file of the precision asked for. */
  readonly file: string;
  /** Longest input in tokens, special ones included. */
  readonly maxTokens: number;
  /** How token vectors become one, where the graph does not do it itself. */
  readonly pooling: 'mean' | 'cls';
  /** Put before every text, for models that were trained so. */
  readonly prefix: string;
}

/**
 * Reads `config.json`, the tokenizer's files, `1_Pooling/config.json`, `sentence_bert_config.json` and
 * `config_sentence_transformers.json` where they are there.
 *
 * @throws EncoderInvalid naming the file that is missing or not understood
 */
export async function readModelFolder(folder: string, precision: Precision): Promise<ModelFolder> {
  const config = await readJson(folder, 'config.json');
  if (!existsSync(join(folder, 'tokenizer.json'))) throw missing(folder, 'tokenizer.json');
  const tokenizer = await readJson(folder, 'tokenizer_config.json', {});
  const sentence = await readJson(folder, 'sentence_bert_config.json', {});
  return {
    folder,
    file: await onnxFile(folder, precision),
    maxTokens: Math.min(
      ...[tokenizer.model_max_length, sentence.max_seq_length, config.max_position_embeddings, MOST_TOKENS]
        .filter((limit): limit is number => typeof limit === 'number')
        .map(Math.floor),
    ),
    pooling: poolingOf(folder, await readJson(folder, join('1_Pooling', 'config.json'), {})),
    prefix: prefixOf(folder, config, await readJson(folder, 'config_sentence_transformers.json', {})),
  };
}

type Json = Readonly<Record<string, unknown>>;

async function readJson(folder: string, name: string, otherwise?: Json): Promise<Json> {
  const path = join(folder, name);
  if (!existsSync(path)) {
    if (otherwise) return otherwise;
    throw missing(folder, name);
  }
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Json;
  } catch (error) {
    throw new EncoderInvalid(`${path} is not JSON (${String(error)}): download the model again.`);
  }
}

const missing = (folder: string, name: string): EncoderInvalid =>
  new EncoderInvalid(
    `${folder} has no ${name}: an encoder's folder holds config.json, tokenizer.json and onnx/model.onnx.`,
  );

async function onnxFile(folder: string, precision: Precision): Promise<string> {
  const found: string[] = [];
  for (const place of ['onnx', '.']) {
    const below = join(folder, place);
    const names = existsSync(below) ? (await readdir(below)).filter((name) => name.endsWith('.onnx')) : [];
    for (const pattern of FILES[precision]) {
      const name = names.sort().find((file) => pattern.test(file));
      if (name !== undefined) return join(below, name);
    }
    found.push(...names.map((name) => join(place, name)));
  }
  const offered = precisions.filter((one) =>
    FILES[one].some((pattern) => found.some((name) => pattern.test(basename(name)))),
  );
  if (offered.length === 0) throw missing(folder, 'onnx/model.onnx');
  throw new EncoderInvalid(
    `${folder} has no ${precision} model (it offers ${offered.join(', ')}): set MODEL_PRECISION=${String(offered[0])}.`,
  );
}

function poolingOf(folder: string, pooling: Json): 'mean' | 'cls' {
  if (pooling.pooling_mode_cls_token === true) return 'cls';
  const others = Object.keys(pooling).filter(
    (mode) =>
      mode.startsWith('pooling_mode_') && pooling[mode] === true && mode !== 'pooling_mode_mean_tokens',
  );
  if (others.length === 0) return 'mean';
  throw new EncoderInvalid(
    `${folder} pools by ${others.join(' and ')}, which is not supported: choose a model with mean or CLS pooling.`,
  );
}

/** The prompt a model names as its default; e5 models were trained with `query: ` (arXiv 2212.03533). */
function prefixOf(folder: string, config: Json, sentence: Json): string {
  const prompts = (sentence.prompts ?? {}) as Json;
  const preferred = prompts[String(sentence.default_prompt_name)];
  if (typeof preferred === 'string') return preferred;
  const origin = typeof config._name_or_path === 'string' ? config._name_or_path : '';
  return /\be5-(small|base|large)/i.test(`${basename(folder)} ${origin}`) ? 'query: ' : '';
}
