import { env, PreTrainedModel, PreTrainedTokenizer, Tensor } from '@huggingface/transformers';
import type { EncoderStart } from './encoder-messages.js';

/** A sentence-embedding model in a local folder, run by transformers.js. Blocks its thread while it computes. */
export class SentenceModel {
  private constructor(
    private readonly tokenizer: PreTrainedTokenizer,
    private readonly model: PreTrainedModel,
  ) {}

  /** Loads from the folder alone: no request ever leaves the machine. */
  static async load({ root, model, threads, device }: EncoderStart): Promise<SentenceModel> {
    env.allowRemoteModels = false;
    env.localModelPath = root;
    const [tokenizer, session] = await Promise.all([
      PreTrainedTokenizer.from_pretrained(model),
      PreTrainedModel.from_pretrained(model, {
        dtype: 'fp32',
        device: device as 'cpu',
        session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
      }),
    ]);
    return new SentenceModel(tokenizer, session);
  }

  /** Token ids, at most as many as the model was trained for; none for a text without a readable token. */
  tokenise(text: string): readonly number[] {
    const readable = text.toWellFormed().slice(0, 8000);
    if (readable.trim() === '') return [];
    const { input_ids: ids } = this.tokenizer(readable, { return_tensor: false, truncation: true }) as {
      input_ids: number[];
    };
    return ids;
  }

  /** One vector for each list of ids, all of them padded to the longest. The lists must not be empty. */
  async embed(batch: readonly (readonly number[])[]): Promise<readonly Float32Array[]> {
    const width = Math.max(...batch.map((ids) => ids.length));
    const ids = new BigInt64Array(batch.length * width);
    const mask = new BigInt64Array(batch.length * width);
    batch.forEach((tokens, row) => {
      tokens.forEach((token, column) => {
        ids[row * width + column] = BigInt(token);
        mask[row * width + column] = 1n;
      });
    });
    const shape = [batch.length, width];
    const output = (await this.model({
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', mask, shape),
    })) as { sentence_embedding: { data: Float32Array; dims: readonly number[] } };
    const { data, dims } = output.sentence_embedding;
    const dimensions = dims[1] ?? 0;
    return batch.map((_, row) => data.subarray(row * dimensions, (row + 1) * dimensions));
  }
}
