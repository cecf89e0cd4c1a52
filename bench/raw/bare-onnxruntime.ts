import { env, PreTrainedTokenizer } from '@huggingface/transformers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { join } from 'node:path';

type Feeds = Record<'input_ids' | 'attention_mask', Tensor>;

/** The sentence encoder's ONNX file run by onnxruntime and nothing else, on this thread. */
export class BareEncoder {
  private constructor(
    private readonly session: InferenceSession,
    private readonly tokenizer: PreTrainedTokenizer,
  ) {}

  static async open(root: string, model: string): Promise<BareEncoder> {
    env.allowRemoteModels = false;
    env.localModelPath = root;
    const options = { intraOpNumThreads: 1, interOpNumThreads: 1 };
    const session = await InferenceSession.create(join(root, model, 'onnx', 'model.onnx'), options);
    return new BareEncoder(session, await PreTrainedTokenizer.from_pretrained(model));
  }

  /** Tokens, padded to the longest: what the ceiling does not have to do again. */
  prepare(texts: readonly string[]): Feeds {
    const lists = texts.map(
      (text) => (this.tokenizer(text, { return_tensor: false }) as { input_ids: number[] }).input_ids,
    );
    const width = Math.max(...lists.map((ids) => ids.length));
    const padded = (value: (id: number | undefined) => bigint): Tensor => {
      const cells = lists.flatMap((ids) => Array.from({ length: width }, (_, i) => value(ids[i])));
      return new Tensor('int64', BigInt64Array.from(cells), [lists.length, width]);
    };
    return {
      input_ids: padded((id) => BigInt(id ?? 0)),
      attention_mask: padded((id) => (id === undefined ? 0n : 1n)),
    };
  }

  async run(feeds: Feeds): Promise<void> {
    await this.session.run(feeds);
  }
}
