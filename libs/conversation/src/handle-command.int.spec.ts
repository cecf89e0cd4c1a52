import { describe, expect, it } from '@jest/globals';
import { type Appended, InMemoryEventStore, RevisionConflict } from '#event-store';
import type { EventMetadata, Result } from '#kernel';
import { metadataAt } from '#testing';
import { asked, classify, join, mei, reply, send, start, tom, write } from '../test/examples.js';
import {
  type ConversationCommand,
  type ConversationRejection,
  conversationIdFor,
  type Handled,
  handleConversationCommand,
  loadConversation,
  shopperMessage,
} from './index.js';

const store = () => new InMemoryEventStore();
const typesIn = async (log: InMemoryEventStore) => (await log.readAll(0n)).map(({ type }) => type);

function value(result: Result<Handled, ConversationRejection>): Handled {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const doAll = async (log: InMemoryEventStore, ...commands: ConversationCommand[]) => {
  for (const command of commands) value(await handleConversationCommand(log, command, metadataAt(1)));
};

describe('handling a command', () => {
  it('stores it durably and says where', async () => {
    const log = store();
    const handled = value(await handleConversationCommand(log, start('m1'), metadataAt(1)));
    expect(handled).toEqual({ conversationId: 'c1', revision: 1, position: 2n, stored: 2 });
  });

  it('answers the same when it comes again, however much has happened since', async () => {
    const log = store();
    const first = value(await handleConversationCommand(log, start('m1'), metadataAt(1)));
    await doAll(log, classify('m1'), reply('m1'), send('m2'));
    const again = value(await handleConversationCommand(log, start('m1'), metadataAt(9)));
    expect(again).toMatchObject({ position: first.position, stored: 0 });
    expect(await log.count()).toBe(5);
  });

  it('keeps actor, correlation and causation on every event', async () => {
    const log = store();
    const metadata: EventMetadata = {
      ...metadataAt(3, { kind: 'shopper', id: 'a-anna' }),
      causationId: 'e0',
    };
    value(await handleConversationCommand(log, start('m1'), metadata));
    for (const event of await log.readAll(0n)) expect(event.metadata).toEqual(metadata);
  });

  it('lets everyone through who writes at the same moment, in one order', async () => {
    const log = store();
    await doAll(log, start('m0'));
    const all = Array.from({ length: 32 }, (_, n) => send(`n${n}`));
    const results = await Promise.all(all.map((one) => handleConversationCommand(log, one, metadataAt(2))));
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(await log.count()).toBe(34);
  });

  it('stores one of two first messages with the same id that arrive together', async () => {
    const log = store();
    const both = [start('m1'), start('m1')];
    await Promise.all(both.map((one) => handleConversationCommand(log, one, metadataAt(1))));
    expect(await typesIn(log)).toEqual(['ConversationStarted', 'ShopperMessageSent']);
  });

  it('tells two agents apart who join at the same moment', async () => {
    const log = store();
    await doAll(log, start('m1'));
    const agents = [join(), join(tom)];
    await Promise.all(agents.map((one) => handleConversationCommand(log, one, metadataAt(1))));
    const { state } = await loadConversation(log, 'c1');
    expect(state).toMatchObject({ status: 'agent', agent: tom });
    expect((await typesIn(log)).filter((type) => type === 'AgentJoined')).toHaveLength(2);
  });

  it('stores what the same agent does again later', async () => {
    const log = store();
    const handBack = { type: 'HandBack', conversationId: 'c1', agent: mei } as const;
    await doAll(log, start('m1'), join(), handBack, join(), handBack);
    expect((await typesIn(log)).slice(2)).toEqual(['AgentJoined', 'HandedBack', 'AgentJoined', 'HandedBack']);
  });

  it('never answers twice, also when two assistants react at once', async () => {
    const log = store();
    await doAll(log, start('m1'), classify('m1'));
    await Promise.all([1, 2, 3].map((n) => handleConversationCommand(log, reply('m1'), metadataAt(n))));
    expect((await typesIn(log)).filter((type) => type === 'AssistantReplied')).toHaveLength(1);
  });

  it('lets an agent who joins in between win over the assistant', async () => {
    const log = store();
    await doAll(log, start('m1'), classify('m1'));
    const [byAgent, byAssistant] = await Promise.all([
      handleConversationCommand(log, write('x'), metadataAt(2)),
      handleConversationCommand(log, reply('m1'), metadataAt(2)),
    ]);
    expect(byAgent.ok).toBe(true);
    expect(byAssistant).toMatchObject({ ok: false, error: { reason: 'agent-has-joined' } });
  });

  it('gives up with a reason where it never gets through, and passes on what is no conflict', async () => {
    class Contended extends InMemoryEventStore {
      override append(stream: string): Promise<Appended> {
        return Promise.reject(new RevisionConflict(stream, 'none', 1));
      }
    }
    const refused = await handleConversationCommand(new Contended(), start('m1'), metadataAt(1));
    expect(refused).toMatchObject({ ok: false, error: { reason: 'busy', code: 'unavailable' } });
    class Broken extends InMemoryEventStore {
      override append(): Promise<Appended> {
        return Promise.reject(new Error('disk full'));
      }
    }
    await expect(handleConversationCommand(new Broken(), start('m1'), metadataAt(1))).rejects.toThrow('disk');
  });
});

describe('what people write', () => {
  it.each([
    ['markup', '<script>alert("hi")</script>'],
    ['the longest message', '长'.repeat(4000)],
    ['emoji and direction marks', '👩‍👩‍👧 \u202Eabc'],
  ])('is kept as it is: %s', async (_, text) => {
    const log = store();
    await doAll(log, start('m1', text));
    const { state } = await loadConversation(log, 'c1');
    expect(shopperMessage(state, 'm1')).toBe(text);
  });
  it('is made well-formed where a surrogate stands alone', async () => {
    const log = store();
    await doAll(log, start('m1', 'a\uD800b'));
    expect(shopperMessage((await loadConversation(log, 'c1')).state, 'm1')).toBe('a\uFFFDb');
  });
  it.each([
    ['too long', 'x'.repeat(4001)],
    ['blank', ' \n\t'],
  ])('is refused with the field where it is %s', async (_, text) => {
    const log = store();
    const refused = await handleConversationCommand(log, start('m1', text), metadataAt(1));
    expect(refused).toMatchObject({
      ok: false,
      error: { reason: 'invalid-input', issues: [{ path: 'text' }] },
    });
    expect(await log.count()).toBe(0);
  });
  it('is read back whole from a conversation longer than a page', async () => {
    const log = store();
    await doAll(log, start('m0'));
    const facts = Array.from({ length: 1100 }, (_, n) => ({
      ...asked(`n${n}`),
      id: `e${n}`,
      schemaVersion: 1,
      metadata: metadataAt(n),
    }));
    await log.append('conversation-c1', facts);
    const loaded = await loadConversation(log, 'c1');
    expect(loaded.revision).toBe(1101);
    expect(shopperMessage(loaded.state, 'n1099')).toBe('Where is my order?');
  });
});

describe('the id of a new conversation', () => {
  it('follows from its first message, so that sending it again lands in the same one', () => {
    expect(conversationIdFor('m1')).toBe(conversationIdFor('m1'));
    expect(conversationIdFor('m1')).not.toBe(conversationIdFor('m2'));
  });
});
