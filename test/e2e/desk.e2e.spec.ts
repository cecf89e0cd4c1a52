import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { AgentOnDuty, DeskHours, Mentions } from '#protocol';
import { handleConversationCommand } from '#conversation';
import { seenAgents } from '../../src/desk/duty/seen-agents.js';
import { agentSocket, cookieOf, eventually } from './clients.js';
import { asker, Colleague, done, everybodyGoes, happened, waiting } from './desk-people.js';
import { type Running, running } from './running.js';

let server: Running;
const seat = (id: string): Promise<Colleague> => Colleague.at(server, id);

beforeAll(async () => {
  server = await running();
});
afterAll(() => server.remove());
afterEach(everybodyGoes);

describe('an agent who opens the desk', () => {
  const own = (who: Colleague) => who.agents.find(({ id }) => id === who.id);

  it('for the first time takes work, and keeps to what they have said ever after', async () => {
    const { conversationId } = await waiting(server);
    const eve = await seat('eve');
    await eventually(() => eve.conversations.get(conversationId)?.assignee?.id === 'eve' || undefined);
    expect(own(eve)).toMatchObject({ available: true, capacity: 4 });
    await done(eve.socket.emitWithAck('duty.set', { available: false, capacity: 4 }));
    eve.socket.close();
    const again = await seat('eve');
    await eventually(() => own(again)?.available === false || undefined);
    await done(again.socket.emitWithAck('conversation.resolve', { conversationId }));
    const said = await server.house.store.readStream('agent-eve');
    expect(
      said.map(({ data, metadata }) => [(data as { available: boolean }).available, metadata.actor]),
    ).toEqual([
      [true, { kind: 'system', id: 'desk' }],
      [false, { kind: 'agent', id: 'eve' }],
    ]);
  });

  it('is given nothing as an administrator who only looks in', async () => {
    const socket = await agentSocket(server, await cookieOf(server, 'administrator'));
    const agents = await new Promise<readonly AgentOnDuty[]>((resolve) =>
      socket.on('agents', (all) => all.some(({ id }) => id === 'admin-jonas') && resolve(all)),
    );
    expect(agents).toMatchObject([{ id: 'admin-jonas', available: false }]);
    expect(await server.house.store.readStream('agent-admin-jonas')).toEqual([]);
    socket.close();
  });
});

describe('when people answer, and how soon', () => {
  it('is told anew to those who have asked, and to the desk', async () => {
    const ada = await seat('ada');
    const [who, other] = [await waiting(server), await asker(server, 'Hello')];
    const told: unknown[] = [];
    other.socket.on('desk.hours', (hours) => told.push(hours));
    const first = await done(who.socket.emitWithAck('desk.hours', {}));
    expect(first).not.toHaveProperty('expectedWaitMinutes');
    const [shopper, desk] = [who.socket, ada.socket].map(
      (socket) =>
        new Promise<DeskHours>((resolve) => {
          const tell = (hours: DeskHours) => hours.expectedWaitMinutes !== undefined && resolve(hours);
          socket.on('desk.hours', tell);
        }),
    );
    const reply = { conversationId: who.conversationId, messageId: randomUUID(), text: 'Here I am' };
    await done(ada.socket.emitWithAck('conversation.reply', reply));
    expect(await shopper).toMatchObject({ open: true, expectedWaitMinutes: 1 });
    expect(await desk).toEqual(await shopper);
    expect(told).toEqual([]);
    await done(ada.socket.emitWithAck('conversation.resolve', { conversationId: who.conversationId }));
  });
});

describe('dealing out', () => {
  it('gives each waiting conversation to whom has the most room, and to nobody more than they hold', async () => {
    const [ada, ben] = [await seat('ada'), await seat('ben')];
    await ada.takesWork(1);
    await ben.takesWork(2);
    const askers = await Promise.all(Array.from({ length: 4 }, () => waiting(server)));
    const ids = askers.map(({ conversationId }) => conversationId);
    const owners = () => ids.map((id) => ada.conversations.get(id)?.assignee?.id);
    await eventually(() => (owners().filter((id) => id !== undefined).length === 3 ? true : undefined));
    expect(owners().filter((id) => id === 'ada')).toHaveLength(1);
    expect(owners().filter((id) => id === 'ben')).toHaveLength(2);
    // Ada is done with hers: the fourth comes to her.
    const [hers = ''] = ids.filter((id) => ada.conversations.get(id)?.assignee?.id === 'ada');
    const fourth = ids.find((id) => ada.conversations.get(id)?.assignee === undefined) ?? '';
    await done(ada.socket.emitWithAck('conversation.resolve', { conversationId: hers }));
    await eventually(() => (ada.conversations.get(fourth)?.assignee?.id === 'ada' ? true : undefined));
    for (const id of ids) {
      const assigned = (await happened(server, id)).filter(({ type }) => type === 'ConversationAssigned');
      expect(assigned).toHaveLength(1);
    }
  });

  it('brings a conversation that is opened again back to who had it', async () => {
    const [ada, ben] = [await seat('ada'), await seat('ben')];
    await ada.takesWork(20);
    const { socket, conversationId } = await waiting(server);
    await eventually(() => ben.conversations.get(conversationId)?.assignee?.id === 'ada' || undefined);
    await done(ada.socket.emitWithAck('conversation.resolve', { conversationId }));
    await ben.takesWork(50);
    await done(
      socket.emitWithAck('message.send', { conversationId, messageId: randomUUID(), text: 'Once more' }),
    );
    await done(socket.emitWithAck('handoff.request', { conversationId }));
    await eventually(() => ben.conversations.get(conversationId)?.assignee?.id === 'ada' || undefined);
  });
});

describe('going away', () => {
  it('for over a minute gives back what shoppers wait for, and a colleague gets it', async () => {
    const ben = await seat('ben');
    const { conversationId } = await waiting(server);
    const ago = new Date(Date.now() - 120_000).toISOString();
    const gone = { agentId: 'dora', agentName: 'DORA', seenAt: ago, isHere: false };
    await server.house.readModels.commit(seenAgents, [{ kind: 'put', key: 'dora', document: gone }], 0n);
    const dora = { id: 'dora', name: 'DORA' };
    await handleConversationCommand(
      server.house.store,
      { type: 'Deal', conversationId, to: dora },
      { actor: { kind: 'system', id: 'assignment' }, correlationId: randomUUID(), occurredAt: ago },
    );
    await ben.takesWork(50);
    await eventually(() => ben.conversations.get(conversationId)?.assignee?.id === 'ben' || undefined);
    const whose = (await happened(server, conversationId)).flatMap(({ type, data }) =>
      type.endsWith('ssigned') ? [[type, data.agentId, data.because]] : [],
    );
    expect(whose).toEqual([
      ['ConversationAssigned', 'dora', undefined],
      ['ConversationUnassigned', 'dora', 'away'],
      ['ConversationAssigned', 'ben', undefined],
    ]);
  });
});

describe('arranging', () => {
  it('stores a note, a tag and an assignment once, however often they are sent', async () => {
    const [ada, ben] = [await seat('ada'), await seat('ben')];
    const { socket, conversationId } = await asker(server, 'Where is my order?');
    const told = ben.heard('mentioned');
    const note = { conversationId, noteId: randomUUID(), text: 'Look at this, Ben', mentions: ['ben'] };
    for (let i = 0; i < 3; i++) {
      await done(ada.socket.emitWithAck('note.add', note));
      await done(ada.socket.emitWithAck('tag.add', { conversationId, tag: 'parcel' }));
      await done(ada.socket.emitWithAck('conversation.assign', { conversationId, agentId: 'ben' }));
    }
    expect(await told).toEqual({ conversationId, noteId: note.noteId, by: 'ADA' });
    const types = (await happened(server, conversationId)).map(({ type }) => type);
    for (const type of ['NoteAdded', 'ConversationTagged', 'ConversationAssigned'])
      expect(types.filter((one) => one === type)).toHaveLength(1);
    const seen = JSON.stringify(await done(socket.emitWithAck('conversation.open', { conversationId })));
    expect(seen).not.toMatch(/Look at this|parcel|ben/i);
  });

  it('keeps what names somebody until they have seen it', async () => {
    const ada = await seat('ada');
    const absent = await seat('cleo');
    absent.socket.close();
    const { conversationId } = await asker(server, 'Hello');
    const noteId = randomUUID();
    await done(
      ada.socket.emitWithAck('note.add', { conversationId, noteId, text: 'For Cleo', mentions: ['cleo'] }),
    );
    const headers = { cookie: absent.cookie, 'content-type': 'application/json' };
    const list = async (): Promise<Mentions> =>
      (await (await fetch(`${server.url}/api/mentions`, { headers })).json()) as Mentions;
    const first = await eventually(async () => ((await list()).unread === 1 ? list() : undefined));
    expect(first.mentions[0]).toMatchObject({
      conversationId,
      noteId,
      by: 'ADA',
      text: 'For Cleo',
      isUnread: true,
    });
    const read = { method: 'POST', headers, body: JSON.stringify({ upTo: noteId }) };
    expect((await fetch(`${server.url}/api/mentions/read`, read)).status).toBe(204);
    await eventually(async () => ((await list()).unread === 0 ? true : undefined));
  });

  it('refuses to name or to assign to somebody who does not work here', async () => {
    const ada = await seat('ada');
    const { conversationId } = await asker(server, 'Hello');
    const note = { conversationId, noteId: randomUUID(), text: 'x', mentions: ['nobody'] };
    const refused = { ok: false, problem: { code: 'invalid-input' } };
    expect(await ada.socket.emitWithAck('note.add', note)).toMatchObject(refused);
    const assigned = await ada.socket.emitWithAck('conversation.assign', {
      conversationId,
      agentId: 'nobody',
    });
    expect(assigned).toMatchObject(refused);
  });
});

describe('snoozing', () => {
  it('wakes by time, once', async () => {
    const ada = await seat('ada');
    const { conversationId } = await waiting(server);
    const until = new Date(Date.now() + 300).toISOString();
    await done(ada.socket.emitWithAck('conversation.snooze', { conversationId, until }));
    await eventually(() => ada.conversations.get(conversationId)?.snoozedUntil);
    await eventually(() => ada.conversations.get(conversationId)?.snoozedUntil === undefined || undefined);
    const woken = (await happened(server, conversationId)).filter(({ type }) => type === 'ConversationWoken');
    expect(woken).toMatchObject([{ data: { because: 'time' } }]);
  });

  it('wakes when the shopper writes', async () => {
    const ada = await seat('ada');
    const { socket, conversationId } = await waiting(server);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await done(ada.socket.emitWithAck('conversation.snooze', { conversationId, until }));
    await done(socket.emitWithAck('message.send', { conversationId, messageId: randomUUID(), text: 'And?' }));
    // What was written may have been read by now: the waking is not always the last.
    const woken = (await happened(server, conversationId)).filter(({ type }) => type === 'ConversationWoken');
    expect(woken).toMatchObject([{ data: { because: 'shopper' } }]);
  });

  it('refuses a time that has passed', async () => {
    const ada = await seat('ada');
    const { conversationId } = await waiting(server);
    const until = new Date(Date.now() - 1000).toISOString();
    expect(await ada.socket.emitWithAck('conversation.snooze', { conversationId, until })).toMatchObject({
      ok: false,
      problem: { code: 'invalid-input' },
    });
  });
});

describe('company', () => {
  it('shows who else looks and writes, and what the shopper is writing', async () => {
    const [ada, ben] = [await seat('ada'), await seat('ben')];
    const { socket, conversationId } = await asker(server, 'Hello');
    const views: unknown[] = [];
    ada.socket.on('viewers', (told) => views.push(told.viewers));
    await ada.watch(conversationId);
    await ben.watch(conversationId);
    const both = [
      { id: 'ada', name: 'ADA', typing: false },
      { id: 'ben', name: 'BEN', typing: false },
    ];
    await eventually(() => (JSON.stringify(views.at(-1)) === JSON.stringify(both) ? true : undefined));
    const writes = ada.heard('shopper.typing');
    socket.emit('typing', { conversationId, text: 'Can I ret' });
    expect(await writes).toEqual({ conversationId, text: 'Can I ret' });
    await done(ben.socket.emitWithAck('conversation.join', { conversationId }));
    const told = new Promise((resolve) => socket.on('typing', (t) => t.from === 'agent' && resolve(t)));
    ben.socket.emit('typing', { conversationId });
    expect(await told).toEqual({ conversationId, from: 'agent' });
    await eventually(() => (JSON.stringify(views.at(-1)).includes('"BEN","typing":true') ? true : undefined));
    ben.socket.close();
    await eventually(() => (JSON.stringify(views.at(-1)).includes('BEN') ? undefined : true));
  });
});
