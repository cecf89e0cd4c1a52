import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EncoderReply } from './encoder-messages.js';
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

async function encode(
  ...requests: string[][]
): Promise<{ model: Letters; replies: Map<number, EncoderReply> }> {
  const model = new Letters();
  const replies = new Map<number, EncoderReply>();
  await new Promise<void>((resolve) => {
    const loop = new EncodingLoop(model, 2, (reply) => {
      if (reply.kind === 'ready') return;
      if (replies.has(reply.id)) throw new Error('answered twice');
      replies.set(reply.id, reply);
      if (replies.size === requests.length) resolve();
    });
    requests.forEach((texts, id) => loop.accept({ id, texts }));
  });
  return { model, replies };
}

const vectors = (reply: EncoderReply | undefined): number[] =>
  reply?.kind === 'encoded' ? [...reply.vectors] : [];

describe('EncodingLoop', () => {
  it('joins requests that wait at the same time into one batch, and gives each its own vectors in order', async () => {
    const { model, replies } = await encode(['ccc', 'a'], ['bb']);
    expect(model.batches).toHaveLength(1);
    expect(vectors(replies.get(0))).toEqual([99, 3, 97, 1]);
    expect(vectors(replies.get(1))).toEqual([98, 2]);
  });

  it('gives zeros to a text without tokens, without asking the model', async () => {
    const { model, replies } = await encode(['', 'a'], ['']);
    expect(vectors(replies.get(0))).toEqual([0, 0, 97, 1]);
    expect(vectors(replies.get(1))).toEqual([0, 0]);
    expect(model.batches).toEqual([['a']]);
  });

  it('answers each request of a broken batch once, and goes on', async () => {
    const long = Array.from({ length: 40 }, () => 'a!');
    const { replies } = await encode(long, ['x']);
    expect(replies.get(0)).toEqual({ kind: 'failed', id: 0, reason: 'broken' });
    expect(replies.size).toBe(2);
  });
});
