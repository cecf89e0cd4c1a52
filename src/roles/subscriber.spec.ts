import { expect, it } from '@jest/globals';
import pino from 'pino';
import { InMemoryEventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { InMemoryReadModels } from '#read-models';
import type { AssistantParts } from '../assistant/assistant-parts.js';
import { newEvent } from '../../libs/event-store/src/contract-events.contract.js';
import { answerMessages } from './answer-messages.js';
import { placeOf, type Reaction, Subscriber } from './subscriber.js';

const nextTurns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A reaction that takes as long over a stream as the test wants, on the assistant's lanes. */
function setUp(store = new InMemoryEventStore(), readModels = new InMemoryReadModels()) {
  const begun: string[] = [];
  const slow = new Map<string, Promise<void>>();
  const { laneOf } = answerMessages({} as AssistantParts);
  const reaction: Reaction = {
    name: 'slow',
    filter: {},
    ...(laneOf && { laneOf }),
    async react(events: readonly RecordedEvent[]) {
      for (const { stream, revision } of events) {
        begun.push(`${stream} ${String(revision)}`);
        await slow.get(stream);
      }
    },
  };
  const subscriber = new Subscriber(reaction, store, readModels, pino({ level: 'silent' }));
  const heldUp = (stream: string): (() => void) => {
    let go: () => void = () => undefined;
    slow.set(stream, new Promise((resolve) => (go = resolve)));
    return () => {
      slow.delete(stream);
      go();
    };
  };
  const said = async (stream: string): Promise<void> => {
    await store.append(stream, [newEvent()]);
    await nextTurns();
  };
  const place = () => readModels.checkpoint(placeOf('slow'));
  return { store, readModels, subscriber, begun, heldUp, said, place };
}

it('lets a conversation that takes its time keep no other waiting, and each its order', async () => {
  const { subscriber, begun, heldUp, said, place } = setUp();
  const go = heldUp('conversation-slow');
  await subscriber.start();
  for (const stream of ['slow', 'quick', 'slow', 'quick', 'other']) await said(`conversation-${stream}`);
  const others = ['conversation-quick 0', 'conversation-quick 1', 'conversation-other 0'];
  expect(begun).toEqual(['conversation-slow 0', ...others]);
  expect(await place()).toBe(0n);
  expect(await subscriber.status()).toMatchObject([{ state: 'catching-up', lag: 5 }]);
  go();
  await nextTurns();
  expect(begun.at(-1)).toBe('conversation-slow 1');
  expect(await place()).toBe(5n);
  expect(await subscriber.status()).toMatchObject([{ state: 'live', lag: 0 }]);
  await subscriber.stop();
});

it('works on so many conversations at once, and on the next when one is done', async () => {
  const { subscriber, begun, heldUp, said } = setUp();
  await subscriber.start();
  const streams = Array.from({ length: 70 }, (_, i) => `conversation-${String(i)}`);
  const go = streams.map(heldUp);
  for (const stream of streams) await said(stream);
  expect(begun).toHaveLength(64);
  go[7]?.();
  await nextTurns();
  expect(begun).toHaveLength(65);
  go.forEach((release) => {
    release();
  });
  await nextTurns();
  expect(begun).toHaveLength(70);
  await subscriber.stop();
});

it('goes on, when it is started again, from the first that was not done with', async () => {
  const { store, readModels, subscriber, heldUp, said, place } = setUp();
  await subscriber.start();
  await said('conversation-a');
  const go = heldUp('conversation-slow');
  await said('conversation-slow');
  await said('conversation-a');
  expect(await place()).toBe(1n);
  const again = setUp(store, readModels);
  await again.subscriber.start();
  await nextTurns();
  expect(again.begun).toEqual(['conversation-slow 0', 'conversation-a 1']);
  await again.subscriber.stop();
  go();
  await subscriber.stop();
  expect(await place()).toBe(3n);
});
