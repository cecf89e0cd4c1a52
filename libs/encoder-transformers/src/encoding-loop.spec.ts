import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answers } from './encoder-messages.js';
import { EncodingLoop, type Embedding } from './encoding-loop.js';

/** One token a letter; the vector is [first letter's code, length]. A text with "!" breaks its batch. */
class Letters implements Embedding {
  readonly batches: string[][] = [];
  tokenise(text: string): readonly number[] {
    return Array.from(text, (letter) => letter.charCodeAt(0));
  }
  async embed(batch: readonly (readonly number[])[]): Promise<readonly Float32Array[]> {
    this.batches.push(batch.map((ids) => String.fromCharCode(...ids)));
    await nextTurn();
    if (batch.some((ids) => ids.includes(33))) throw new Error('broken');
    return batch.map((ids) => Float32Array.of(ids[0] ?? 0, ids.length));
  }
}

interface Reply {
  readonly vectors?: readonly number[];
  readonly reason?: string;
}

/** What each request was answered with, and the messages the answers travelled in. */
async function encode(
  ...requests: string[][]
): Promise<{ model: Letters; replies: Map<number, Reply>; messages: Answers[] }> {
  const model = new Letters();
  const replies = new Map<number, Reply>();
  const messages: Answers[] = [];
  await new Promise<void>((resolve) => {
    const loop = new EncodingLoop(model, { dimensions: 2, batch: 32 }, (answers) => {
      messages.push(answers);
      let at = 0;
      for (const id of answers.encoded) {
        const end = at + 2 * (requests[id]?.length ?? 0);
        if (replies.has(id)) throw new Error('answered twice');
        replies.set(id, { vectors: [...answers.vectors.subarray(at, end)] });
        at = end;
      }
      for (const { id, reason } of answers.failed) replies.set(id, { reason });
      if (replies.size === requests.length) resolve();
    });
    loop.accept(requests.map((texts, id) => ({ id, texts })));
  });
  return { model, replies, messages };
}

describe('EncodingLoop', () => {
  it('joins requests that wait at the same time into one batch, and gives each its own vectors in order', async () => {
    const { model, replies, messages } = await encode(['ccc', 'a'], ['bb']);
    expect(model.batches).toHaveLength(1);
    expect(messages).toHaveLength(1);
    expect(replies.get(0)?.vectors).toEqual([99, 3, 97, 1]);
    expect(replies.get(1)?.vectors).toEqual([98, 2]);
  });

  it('gives zeros to a text without tokens, without asking the model', async () => {
    const { model, replies } = await encode(['', 'a'], ['']);
    expect(replies.get(0)?.vectors).toEqual([0, 0, 97, 1]);
    expect(replies.get(1)?.vectors).toEqual([0, 0]);
    expect(model.batches).toEqual([['a']]);
  });

  it('fails the text that breaks its batch, and only that one', async () => {
    const long = Array.from({ length: 40 }, () => 'a!');
    const { replies } = await encode(long, ['x']);
    expect(replies.get(0)).toEqual({ reason: 'broken' });
    expect(replies.get(1)?.vectors).toEqual([120, 1]);
  });
});
