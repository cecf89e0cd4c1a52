import { env, InferenceSession, Tensor } from 'onnxruntime-node';
import { EncoderInvalid } from './encoder-invalid.js';
import type { EncoderStart } from './encoder-messages.js';
import { readModelFolder, type ModelFolder } from './model-folder.js';
import { normalise, pool } from './pooling.js';
import { TextTokenizer } from './text-tokenizer.js';

const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];
/** Names of an output that holds one vector a text. */
const SENTENCE = /^(sentence_embedding|text_embeds|pooler_sentence)$/;

/** A sentence-embedding model in a local folder, run by onnxruntime. Blocks its thread while it computes. */
export class SentenceModel {
  private constructor(
    private readonly model: ModelFolder,
    private readonly tokenizer: TextTokenizer,
    private readonly session: InferenceSession,
    private readonly output: string,
  ) {}

  /**
   * Loads from the folder alone: no request ever leaves the machine.
   *
   * @throws EncoderInvalid where the folder holds no model of this kind; or what onnxruntime says of the device
   */
  static async load({ folder, precision, device, threads }: EncoderStart): Promise<SentenceModel> {
    const model = await readModelFolder(folder, precision);
    env.logLevel = 'error';
    const session = await InferenceSession.create(model.file, {
      executionProviders: [device],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    });
    const unknown = session.inputNames.filter((name) => !INPUTS.includes(name));
    if (unknown.length > 0) {
      throw new EncoderInvalid(
        `${model.file} asks for ${unknown.join(', ')}: a sentence encoder takes ${INPUTS.join(', ')}.`,
      );
    }
    const output = session.outputNames.find((name) => SENTENCE.test(name)) ?? session.outputNames[0] ?? '';
    return new SentenceModel(model, await TextTokenizer.load(model), session, output);
  }

  /** Token ids, at most as many as the model was trained for; none for a text without a readable token. */
  tokenise(text: string): readonly number[] {
    return this.tokenizer.tokenise(text);
  }

  /** One unit vector for each list of ids, all of them padded to the longest. The lists must not be empty. */
  async embed(batch: readonly (readonly number[])[]): Promise<readonly Float32Array[]> {
    const result = await this.session.run(this.feeds(batch));
    const output = result[this.output];
    if (output?.type !== 'float32') {
      throw new EncoderInvalid(
        `${this.model.file} answers "${this.output}" as ${output?.type ?? 'nothing'}, not as float32.`,
      );
    }
    return this.vectorsOf(output.data as Float32Array, output.dims, batch).map(normalise);
  }

  private vectorsOf(
    data: Float32Array,
    dims: readonly number[],
    batch: readonly (readonly number[])[],
  ): readonly Float32Array[] {
    if (dims.length === 3) {
      const lengths = batch.map((ids) => ids.length);
      return pool(data, dims, lengths, this.model.pooling);
    }
    const dimensions = dims[1] ?? 0;
    return batch.map((_, row) => data.subarray(row * dimensions, (row + 1) * dimensions));
  }

  private feeds(batch: readonly (readonly number[])[]): Record<string, Tensor> {
    const width = Math.max(...batch.map((ids) => ids.length));
    const shape = [batch.length, width];
    const tensors: Record<string, Int64Rows> = {};
    for (const name of this.session.inputNames) tensors[name] = new Int64Rows(batch.length * width);
    batch.forEach((tokens, row) => {
      tensors.input_ids?.write(row * width, tokens);
      tensors.attention_mask?.write(
        row * width,
        tokens.map(() => 1),
      );
    });
    return Object.fromEntries(
      Object.entries(tensors).map(([name, rows]) => [name, new Tensor('int64', rows.values, shape)]),
    );
  }
}

/** Small whole numbers as int64, written through their low words: no BigInt is made for each of them. */
class Int64Rows {
  readonly values: BigInt64Array;
  private readonly words: Int32Array;

  constructor(length: number) {
    this.values = new BigInt64Array(length);
    this.words = new Int32Array(this.values.buffer);
  }

  write(from: number, numbers: readonly number[]): void {
    // Little-endian, as every platform onnxruntime is built for.
    for (let i = 0; i < numbers.length; i++) this.words[2 * (from + i)] = numbers[i] ?? 0;
  }
}
