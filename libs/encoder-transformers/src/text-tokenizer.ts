import * as tokenizers from '@huggingface/tokenizers';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelFolder } from './model-folder.js';

interface Tokenizer {
  /** An id is missing where the vocabulary lacks the piece and its kind of model fills in none. */
  encode(
    text: string,
    options?: { readonly add_special_tokens: boolean },
  ): { readonly ids: readonly (number | undefined)[] };
  token_to_id(token: string): number | undefined;
}

/** The package's own types cannot be resolved from an ES module: it leaves the extensions out. */
const { Tokenizer } = tokenizers as unknown as { Tokenizer: new (json: object, config: object) => Tokenizer };

/** No message is longer in tokens than the model takes, so what lies behind this is never read. */
const MOST_LETTERS = 8000;

/** Text → the token ids a model was trained on. */
export class TextTokenizer {
  /** Special tokens around every text: a text with no other is empty. */
  private readonly before: number;
  private readonly after: readonly number[];

  private constructor(
    private readonly tokenizer: Tokenizer,
    private readonly model: Pick<ModelFolder, 'maxTokens' | 'prefix'>,
    private readonly unknown: number,
  ) {
    const inner = tokenizer.encode('a', { add_special_tokens: false }).ids;
    const whole = this.idsOf('a');
    this.before = Math.max(0, whole.indexOf(inner[0] ?? unknown));
    this.after = whole.slice(this.before + inner.length);
  }

  static async load(model: ModelFolder): Promise<TextTokenizer> {
    const read = async (name: string): Promise<object> => {
      const path = join(model.folder, name);
      return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as object) : {};
    };
    const json = (await read('tokenizer.json')) as { model?: { unk_token?: unknown } };
    const tokenizer = new Tokenizer(json, await read('tokenizer_config.json'));
    const name = json.model?.unk_token;
    const unknown = typeof name === 'string' ? tokenizer.token_to_id(name) : undefined;
    return new TextTokenizer(tokenizer, model, unknown ?? 0);
  }

  /** At most as many ids as the model takes, its closing tokens kept; none for a text without a readable token. */
  tokenise(text: string): readonly number[] {
    const readable = text.toWellFormed().slice(0, MOST_LETTERS);
    if (readable.trim() === '') return [];
    const ids = this.idsOf(this.model.prefix + readable);
    const { before, after } = this;
    if (ids.length <= before + after.length) return [];
    const { maxTokens } = this.model;
    return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - after.length), ...after];
  }

  private idsOf(text: string): readonly number[] {
    return this.tokenizer.encode(text).ids.map((id) => id ?? this.unknown);
  }
}
