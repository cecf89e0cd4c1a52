import { describe, expect, it } from '@jest/globals';
import { type EncodedSequence, type PackedExamples, packSequences } from '#foresight';
import { type Ask, CallersTogether, type Question } from './callers-together.js';
import { ServingLoop } from './serving-loop.js';
import type { ServingReply } from './serving-messages.js';

const nothing = new Int32Array();
/** A sequence of as many moments as told, of one item. */
const sequence = (item: number, moments = 1): EncodedSequence => ({
  item: new Int32Array(moments).fill(item),
  type: nothing,
  category: nothing,
  price: nothing,
  gap: nothing,
  device: 0,
});
const last: Question = { every: false, items: false };

describe('callers of one turn', () => {
  const asked: { readonly items: readonly number[]; readonly question: Question }[] = [];
  /** Says of each row its item, twice; of item 13 nothing good. */
  const ask: Ask = (sequences, question) => {
    const items = sequences.map(({ item }) => item[0] ?? 0);
    asked.push({ items, question });
    if (items.includes(13)) return Promise.reject(new Error('thirteen'));
    return Promise.resolve({ type: Float32Array.from(items.flatMap((item) => [item, item])) });
  };

  it('are asked for together, so many at most, and each gets what is theirs', async () => {
    asked.length = 0;
    const callers = new CallersTogether(ask, 3);
    const calls = [[1], [2], [3], [4, 5]].map((items) =>
      callers.logits(
        items.map((item) => sequence(item)),
        items.length,
        last,
      ),
    );
    const ranked = callers.logits([sequence(6)], 1, { every: false, items: true });
    const answers = await Promise.all([...calls, ranked]);
    expect(answers.map(({ type }) => [...(type ?? [])])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4, 5, 5],
      [6, 6],
    ]);
    expect(asked.map(({ items }) => items)).toEqual([[1, 2, 3], [4, 5], [6]]);
  });

  it('do not fail with the one that is to blame', async () => {
    const callers = new CallersTogether(ask, 8);
    const outcomes = await Promise.allSettled(
      [1, 13, 2].map((item) => callers.logits([sequence(item)], 1, last)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('the serving loop', () => {
  const request = (id: number, items: readonly number[], every = false, moments = 1) => ({
    id,
    every,
    items: false,
    sequences: packSequences(
      items.map((item) => sequence(item, moments)),
      { length: 8 },
    ),
  });

  /** Runs requests; gives the batches by their items, and the answers by request. */
  async function served(...requests: ReturnType<typeof request>[]) {
    const batches: number[][] = [];
    const replies: ServingReply[] = [];
    const network = {
      logits: ({ starts, inputs }: PackedExamples, every: boolean) => {
        const ends = Array.from(starts.subarray(1), (end) => inputs.item[end - 1] ?? 0);
        batches.push(ends);
        if (ends.includes(13)) return Promise.reject(new Error('thirteen'));
        return Promise.resolve({ purchase: Float32Array.from(every ? inputs.item : ends) });
      },
    };
    const done = (reply: ServingReply): number =>
      reply.kind === 'answers' ? reply.answers.length : reply.kind === 'failed' ? reply.ids.length : 0;
    const isDone = (): boolean => replies.reduce((sum, reply) => sum + done(reply), 0) === requests.length;
    await new Promise<void>((resolve) => {
      const loop = new ServingLoop(network, 2, (reply) => {
        replies.push(reply);
        if (isDone()) resolve();
      });
      loop.accept(requests);
    });
    const answers = replies.flatMap((reply) => (reply.kind === 'answers' ? reply.answers : []));
    return {
      batches,
      replies,
      answers: new Map(answers.map(({ id, logits }) => [id, [...(logits.purchase ?? [])]])),
    };
  }

  it('computes a long request in parts, and lets others come between', async () => {
    const { batches, answers } = await served(request(0, [1, 2, 3, 4, 5]), request(1, [6]));
    expect(batches).toEqual([
      [1, 2],
      [6, 3],
      [4, 5],
    ]);
    expect(answers).toEqual(
      new Map([
        [1, [6]],
        [0, [1, 2, 3, 4, 5]],
      ]),
    );
  });

  it('answers for every moment where that is asked, apart from those who ask for the last', async () => {
    const { batches, answers } = await served(request(0, [1, 2], true, 3), request(1, [3]));
    expect(batches).toEqual([[1, 2], [3]]);
    expect(answers.get(0)).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it('fails the request that cannot be computed, and answers the others', async () => {
    const { replies, answers } = await served(request(0, [13]), request(1, [7]));
    expect(replies).toContainEqual({ kind: 'failed', ids: [0], reason: 'thirteen' });
    expect(answers.get(1)).toEqual([7]);
  });
});
