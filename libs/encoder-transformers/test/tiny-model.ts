import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ElementType, OnnxGraph } from '#onnx-graph';

const WORDS = ['[PAD]', '[CLS]', '[SEP]', '[UNK]', 'where', 'is', 'my', 'order', 'query', ':'];
export const ROWS = WORDS.map((_, i) => [i, 10 - i, 1, (i % 3) - 1]);

/** The row that a word's token looks up, not scaled. */
export const rowOf = (word: string): readonly number[] => ROWS[WORDS.indexOf(word)] ?? [];

export interface Tiny {
  readonly config?: object;
  readonly pooling?: object;
  readonly sentence?: object;
  /** The graph pools by itself and names its output `sentence_embedding`. */
  readonly pooled?: boolean;
  readonly files?: readonly string[];
}

/** Writes a model laid out like BERT's: its token vectors are rows of a table of ten words. */
export async function writeTinyModel(folder: string, tiny: Tiny = {}): Promise<void> {
  const { files = ['onnx/model.onnx'], config = {}, pooling, sentence, pooled = false } = tiny;
  await mkdir(join(folder, 'onnx'), { recursive: true });
  await mkdir(join(folder, '1_Pooling'), { recursive: true });
  const json = (name: string, value: object): Promise<void> =>
    writeFile(join(folder, name), JSON.stringify(value));
  await json('config.json', { model_type: 'bert', ...config });
  await json('tokenizer.json', tokenizer);
  await json('tokenizer_config.json', { model_max_length: 1e30 });
  if (pooling) await json('1_Pooling/config.json', pooling);
  if (sentence) await json('config_sentence_transformers.json', sentence);
  for (const file of files) await writeFile(join(folder, file), graph(pooled));
}

function graph(pooled: boolean): Buffer {
  const onnx = new OnnxGraph('tiny');
  const ids = onnx.input('input_ids', ['batch', 'tokens']);
  const mask = onnx.node('Cast', [onnx.input('attention_mask', ['batch', 'tokens'])], {
    to: ElementType.float,
  });
  onnx.input('token_type_ids', ['batch', 'tokens']);
  const table = onnx.floats(Float32Array.from(ROWS.flat()), [ROWS.length, 4]);
  const tokens = onnx.node('Gather', [table, ids]);
  if (!pooled) {
    onnx.output('last_hidden_state', tokens, ['batch', 'tokens', 4]);
    return onnx.toBytes();
  }
  const kept = onnx.node('Mul', [tokens, onnx.node('Unsqueeze', [mask, onnx.integers([2])])]);
  onnx.output('last_hidden_state', tokens, ['batch', 'tokens', 4]);
  onnx.output('sentence_embedding', onnx.node('ReduceSum', [kept, onnx.integers([1])], { keepdims: 0 }), [
    'batch',
    4,
  ]);
  return onnx.toBytes();
}

const special = (id: string): object => ({ SpecialToken: { id, type_id: 0 } });
const tokenizer = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: WORDS.slice(0, 4).map((content, id) => ({
    ...{ id, content, special: true, single_word: false },
    ...{ lstrip: false, rstrip: false, normalized: false },
  })),
  normalizer: { type: 'Lowercase' },
  pre_tokenizer: { type: 'Whitespace' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
    pair: [],
    special_tokens: Object.fromEntries(
      ['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [WORDS.indexOf(id)], tokens: [id] }]),
    ),
  },
  decoder: null,
  model: {
    type: 'WordLevel',
    vocab: Object.fromEntries(WORDS.map((word, i) => [word, i])),
    unk_token: '[UNK]',
  },
};
