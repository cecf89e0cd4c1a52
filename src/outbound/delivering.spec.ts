import { describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { InMemoryEventStore } from '#event-store';
import { SystemClock, UuidV7Ids } from '#kernel';
import { InMemoryOutbound } from '#outbound';
import { outboundStream } from '#protocol';
import { InMemoryReadModels, type Stored } from '#read-models';
import { Delivering } from './delivering.js';

const ids = new UuidV7Ids();

async function asked(store: InMemoryEventStore, sendingId: string): Promise<void> {
  const data = {
    ...{ sendingId, shopperId: 'a-1', channel: 'email', to: 'anna@shop.example', what: 'transcript' },
    about: { conversationId: 'c-1' },
  };
  const metadata = {
    correlationId: 'c',
    actor: { kind: 'system', id: 'outbound' } as const,
    occurredAt: new Date(0).toISOString(),
  };
  const event = { id: ids.next(), type: 'OutboundRequested', schemaVersion: 1, data, metadata };
  await store.append(outboundStream(sendingId), [event], 'none');
}

/** Everything that was asked for waits, for as long as nobody looks anew. */
class AllWaiting extends InMemoryReadModels {
  override find<Document>(): Promise<readonly Stored<Document>[]> {
    const stored = ['broken', 'slow'].map((key) => ({ key, document: { status: 'waiting' } }));
    return Promise.resolve(stored as unknown as readonly Stored<Document>[]);
  }
}

describe('what is due', () => {
  it('is not begun again beside itself where another of it fails', async () => {
    const store = new InMemoryEventStore();
    for (const id of ['broken', 'slow']) await asked(store, id);
    const composed: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
    const delivering = new Delivering({
      ...{ store, readModels: new AllWaiting(), clock: new SystemClock(), ids },
      log: pino({ level: 'silent' }),
      outbound: new InMemoryOutbound(),
      compose: ({ sendingId }) => {
        composed.push(sendingId);
        return sendingId === 'slow' ? held : Promise.reject(new Error('the log cannot be read'));
      },
      lookEveryMs: 1,
    });
    await delivering.start();
    await pause(50);
    expect(composed).toEqual(['broken', 'slow']);
    release();
    await delivering.stop();
  });
});
