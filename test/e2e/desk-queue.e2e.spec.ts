import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ConversationSummary, TranscriptSearch } from '#protocol';
import { foresightNotes } from '../../src/foresight/online/foresight-note.js';
import { eventually, shopperSocket, track, visitor } from './clients.js';
import { asker, Colleague, done, everybodyGoes, happened, waiting } from './desk-people.js';
import { type Running, running } from './running.js';

let server: Running;
const seat = (id: string): Promise<Colleague> => Colleague.at(server, id);

beforeAll(async () => {
  server = await running();
});
afterAll(() => server.remove());
afterEach(everybodyGoes);

describe('a line of the queue', () => {
  it('tells who the shopper is and what they are about to ask, and is told again only where it changed', async () => {
    const ada = await seat('ada');
    const who = await visitor(server);
    const traits = { name: 'Anna Müller' };
    await track(server, { batch: [{ type: 'identify', anonymousId: who.anonymousId, traits }] });
    const question = { intent: 'refund', probability: 0.62, band: 'likely', alternatives: [], none: 0.2 };
    const document = { shopperId: who.shopperId, question };
    await server.house.readModels.commit(foresightNotes, [{ kind: 'put', key: who.shopperId, document }], 0n);
    const socket = await shopperSocket(server, who.token);
    const told: ConversationSummary[] = [];
    ada.socket.on('conversation.changed', (line) => told.push(line));
    const message = { messageId: randomUUID(), text: 'Hello' };
    const { conversationId } = await done(socket.emitWithAck('message.send', message));
    await eventually(() => (told.at(-1)?.lastFrom === 'assistant' ? true : undefined));
    const line = told.at(-1);
    expect(line).toMatchObject({
      conversationId,
      shopperName: 'Anna Müller',
      question: { intent: 'refund' },
    });
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(told.length);
    const list = await fetch(`${server.url}/api/conversations`, { headers: { cookie: ada.cookie } });
    const lines = (await list.json()) as readonly ConversationSummary[];
    expect(lines.find((one) => one.conversationId === conversationId)).toEqual(line);
    socket.close();
  });
});

describe('searching what was said', () => {
  it('finds all words in any case and width, Chinese too, and says how much it looked through', async () => {
    const ada = await seat('ada');
    const askers = [
      await asker(server, 'The Copper Kettle leaks at the spout'),
      await asker(server, '我的快递显示已签收，但是没有收到'),
    ];
    const search = async (q: string): Promise<TranscriptSearch> => {
      const url = `${server.url}/api/conversations/search?q=${encodeURIComponent(q)}`;
      return (await (await fetch(url, { headers: { cookie: ada.cookie } })).json()) as TranscriptSearch;
    };
    const [kettle, parcel] = askers.map(({ conversationId }) => conversationId);
    const found = await eventually(async () => {
      const result = await search('ＳＰＯＵＴ kettle');
      return result.hits.length > 0 ? result : undefined;
    });
    expect(found).toMatchObject({ all: true, hits: [{ conversationId: kettle, kind: 'shopper' }] });
    const [hit] = found.hits;
    expect(hit?.text.slice(hit.start, hit.end).toLowerCase()).toMatch(/^(kettle|spout)$/);
    await eventually(async () =>
      (await search('已签收')).hits[0]?.conversationId === parcel ? true : undefined,
    );
    expect((await search('kettle 已签收')).hits).toEqual([]);
  });
});

describe('the assistant and an agent at the same moment', () => {
  /** Everything that the assistant could want to answer by now, it has answered or left. */
  const assistantIsDone = () =>
    eventually(async () => {
      const head = await server.house.store.head();
      const lines = (await Promise.all(server.house.roles.map((role) => role.status()))).flat();
      const behind = lines.filter(({ name }) => name === 'assistant' || name === 'understanding');
      return behind.every(({ lag }) => lag === 0) && (await server.house.store.head()) === head
        ? true
        : undefined;
    });

  it('the assistant says nothing more once an agent has joined, however close they come', async () => {
    const ada = await seat('ada');
    const race = async (lead: number): Promise<string> => {
      const { socket, conversationId } = await asker(server, 'Where is my order?');
      const ask = { conversationId, messageId: randomUUID(), text: 'And my refund?' };
      const join = async () => {
        await new Promise((resolve) => setTimeout(resolve, lead));
        await done(ada.socket.emitWithAck('conversation.join', { conversationId }));
        const messageId = randomUUID();
        await done(
          ada.socket.emitWithAck('conversation.reply', { conversationId, messageId, text: 'Hello' }),
        );
      };
      await Promise.all([join(), done(socket.emitWithAck('message.send', ask))]);
      return conversationId;
    };
    const raced = await Promise.all(Array.from({ length: 40 }, (_, i) => race(i * 3)));
    await assistantIsDone();
    for (const conversationId of raced) {
      const types = (await happened(server, conversationId)).map(({ type }) => type);
      expect(types.filter((type) => type === 'IntentClassified')).toHaveLength(2);
      expect(types.filter((type) => type === 'AgentJoined')).toHaveLength(1);
      expect(types.slice(types.indexOf('AgentJoined'))).not.toContain('AssistantReplied');
    }
  });
});

describe('a restart', () => {
  it('forgets neither who sleeps nor what agents said of their duty; switched off, nothing is dealt or read along', async () => {
    const before = await running();
    const ada = await Colleague.at(before, 'ada');
    await ada.takesWork(3, ['en']);
    const { socket, conversationId } = await asker(before, 'Hello');
    const until = new Date(Date.now() + 500).toISOString();
    await done(ada.socket.emitWithAck('conversation.snooze', { conversationId, until }));
    socket.close();
    ada.socket.close();
    await before.stop();

    const env = { ASSIGNMENT: 'off', SHOW_TYPING: 'off' };
    const after = await running({ folder: before.folder, env });
    try {
      const woken = await eventually(async () =>
        (await happened(after, conversationId)).find(({ type }) => type === 'ConversationWoken'),
      );
      expect(woken.data).toMatchObject({ because: 'time' });
      const back = await Colleague.at(after, 'ada');
      const own = await eventually(() => back.agents.find(({ id }) => id === 'ada'));
      expect(own).toEqual({
        id: 'ada',
        name: 'ADA',
        available: true,
        capacity: 3,
        languages: ['en'],
        load: 0,
      });
      const other = await waiting(after);
      await back.watch(other.conversationId);
      const writes = back.heard('shopper.typing');
      other.socket.emit('typing', { conversationId: other.conversationId, text: 'My card number is' });
      expect(await writes).toEqual({ conversationId: other.conversationId });
      await eventually(() => back.conversations.get(other.conversationId)?.status === 'waiting' || undefined);
      const types = (await happened(after, other.conversationId)).map(({ type }) => type);
      expect(types).not.toContain('ConversationAssigned');
    } finally {
      await after.remove();
    }
  });
});
