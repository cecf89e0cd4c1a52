import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryEventStore } from '#event-store';
import { fold } from '#kernel';
import { specificationOf } from '#testing';
import {
  asked,
  at,
  handedBack,
  handedOff,
  join,
  mei,
  meiJoined,
  meiWrote,
  resolved,
  send,
  started,
  tom,
} from '../test/examples.js';
import { happened } from '../test/histories.js';
import {
  conversationDecider,
  type ConversationCommand,
  type ConversationFact,
  type DeskCommand,
  handleConversationCommand,
} from './index.js';

const given = specificationOf(conversationDecider);
const now = '2026-11-22T10:00:00.000Z';
const later = '2026-11-22T11:00:00.000Z';
const one = { conversationId: 'c1' } as const;
const talked = [started, asked('m1')];

const assignedTo = (agent: typeof mei, by?: typeof mei): ConversationFact => ({
  type: 'ConversationAssigned',
  data: { ...at, agentId: agent.id, agentName: agent.name, ...(by && { by }) },
});
const unassigned = (because: 'agent' | 'away' | 'administrator'): ConversationFact => ({
  type: 'ConversationUnassigned',
  data: { ...at, agentId: mei.id, because },
});
const left: ConversationFact = { type: 'HandoffRequested', data: { ...at, reason: 'agent-left' } };
const snoozed: ConversationFact = { type: 'ConversationSnoozed', data: { ...at, until: later, by: mei } };
const woken = (because: 'agent' | 'shopper' | 'time'): ConversationFact => ({
  type: 'ConversationWoken',
  data: { ...at, because },
});
const deal = (to = mei): DeskCommand => ({ ...one, type: 'Deal', to });
const assign = (to: typeof mei | null): DeskCommand => ({
  ...one,
  type: 'Assign',
  agent: tom,
  to,
  as: 'agent',
});
const wake = (because: 'agent' | 'time', when = now): DeskCommand => ({
  ...one,
  type: 'Wake',
  because,
  now: when,
});
const snooze = (until: string): DeskCommand => ({ ...one, type: 'Snooze', agent: mei, until, now });
const take: DeskCommand = { ...one, type: 'TakeFromAway', agentId: mei.id };

describe('a note', () => {
  const note: DeskCommand = {
    ...one,
    type: 'AddNote',
    agent: mei,
    noteId: 'n1',
    text: 'Angry',
    mentions: ['t', 't'],
  };
  it('is stored once, and names each colleague once', () => {
    const added: ConversationFact = {
      type: 'NoteAdded',
      data: { ...at, noteId: 'n1', agentId: mei.id, agentName: mei.name, text: 'Angry', mentions: ['t'] },
    };
    given(talked).when(note).then([added]);
    given([...talked, added])
      .when(note)
      .then([]);
  });
});

describe('tags', () => {
  const tag = (name: string): DeskCommand => ({ ...one, type: 'AddTag', agent: mei, tag: name });
  const tagged = (name: string): ConversationFact => ({
    type: 'ConversationTagged',
    data: { ...at, tag: name, by: mei },
  });
  it('are put on once and taken off once', () => {
    given([...talked, tagged('vip')])
      .when(tag('vip'))
      .then([]);
    given(talked)
      .when({ ...one, type: 'RemoveTag', agent: mei, tag: 'vip' })
      .then([]);
    given([...talked, tagged('vip')])
      .when({ ...one, type: 'RemoveTag', agent: mei, tag: 'vip' })
      .then([{ type: 'ConversationUntagged', data: { ...at, tag: 'vip', by: mei } }]);
  });
  it('are twenty at most', () => {
    const many = Array.from({ length: 20 }, (_, i) => tagged(String(i)));
    given([...talked, ...many])
      .when(tag('one more'))
      .then('too-many-tags');
  });
});

describe('a conversation that sleeps', () => {
  const asleep = [...talked, handedOff, snoozed];
  it('wakes when its time has come, and not before', () => {
    given(asleep).when(wake('time', '2026-11-22T10:59:59.999Z')).then([]);
    given(asleep)
      .when(wake('time', later))
      .then([woken('time')]);
    given([...asleep, woken('time')])
      .when(wake('time', later))
      .then([]);
  });
  it('wakes with what the shopper writes, in the same breath', () => {
    given(asleep)
      .when(send('m2'))
      .then([asked('m2'), woken('shopper')]);
    given(asleep).when(send('m1')).then([]);
  });
  it('sleeps on where its agent lets it go: that is nothing the shopper did', () =>
    given([...talked, meiJoined, snoozed])
      .when(assign(null))
      .then([unassigned('agent'), left]));
  it('wakes when an agent wants it', () =>
    given(asleep)
      .when(wake('agent'))
      .then([woken('agent')]));
  it('cannot be put to sleep for a time that has passed, nor when it is resolved', () => {
    given(talked).when(snooze(now)).then('snoozed-into-the-past');
    given([...talked, resolved])
      .when(snooze(later))
      .then('conversation-resolved');
  });
  it('is dealt to nobody', () => given(asleep).when(deal()).then([]));
});

describe('whose a conversation is', () => {
  it('is dealt out only where it waits and is nobody’s', () => {
    given([...talked, handedOff])
      .when(deal())
      .then([assignedTo(mei)]);
    given([...talked, handedOff, assignedTo(tom)])
      .when(deal())
      .then([]);
    given(talked).when(deal()).then([]);
    given([...talked, meiJoined])
      .when(deal(tom))
      .then([]);
  });
  it('is said by agents, and said again changes nothing', () => {
    given(talked)
      .when(assign(mei))
      .then([assignedTo(mei, tom)]);
    given([...talked, meiJoined])
      .when(assign(mei))
      .then([]);
    given([...talked, meiJoined, handedBack])
      .when(assign(null))
      .then([]);
  });
  it('waits for another agent where the one who had joined is taken off it', () => {
    given([...talked, assignedTo(mei)])
      .when(assign(null))
      .then([unassigned('agent')]);
    given([...talked, meiJoined])
      .when(assign(null))
      .then([unassigned('agent'), left]);
  });
  it('is taken from who went away only while the shopper waits for them', () => {
    given([...talked, handedOff, assignedTo(mei)])
      .when(take)
      .then([unassigned('away')]);
    given([...talked, meiJoined])
      .when(take)
      .then([unassigned('away'), left]);
    given([...talked, meiJoined, meiWrote('m2')])
      .when(take)
      .then([]);
    given([...talked, handedOff, assignedTo(tom)])
      .when(take)
      .then([]);
    given([...talked, handedOff, assignedTo(mei), snoozed])
      .when(take)
      .then([]);
  });
  it('is nobody’s once it is resolved, and remembers who had it', () => {
    const { desk } = fold(conversationDecider, [...talked, meiJoined, resolved]) as { desk: object };
    expect(desk).toEqual({ tags: [], notes: [], lastAgent: mei });
  });
});

describe('two processes that deal or wake at the same moment', () => {
  it('store it once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), async (processes) => {
        const store = new InMemoryEventStore();
        const asking = { correlationId: 'x', actor: { kind: 'system', id: 'x' }, occurredAt: later } as const;
        const carryOut = (command: ConversationCommand) => handleConversationCommand(store, command, asking);
        await carryOut({ ...send('m1'), type: 'StartConversation', language: 'en' });
        await carryOut({ ...one, type: 'RequestHandoff', actsAs: ['a-anna'] });
        const dealers = Array.from({ length: processes }, (_, i) => ({
          id: `agent-${String(i)}`,
          name: 'A',
        }));
        await Promise.all(dealers.map((to) => carryOut({ ...one, type: 'Deal', to })));
        await carryOut(snooze(later));
        await Promise.all(dealers.map(() => carryOut(wake('time', later))));
        const types = (await store.readStream('conversation-c1')).map(({ type }) => type);
        expect(types.filter((type) => type === 'ConversationAssigned')).toHaveLength(1);
        expect(types.filter((type) => type === 'ConversationWoken')).toHaveLength(1);
      }),
      { numRuns: 10 },
    );
  });
});

describe('whatever is arranged, in whatever order', () => {
  const arrangement = fc.constantFrom<ConversationCommand>(
    send('m1'),
    send('m2'),
    join(mei),
    join(tom),
    deal(mei),
    deal(tom),
    assign(mei),
    assign(null),
    take,
    snooze(later),
    wake('agent'),
    { ...one, type: 'Resolve', by: { kind: 'agent', agentId: mei.id } },
    { ...one, type: 'HandBack', agent: mei },
    { ...one, type: 'RequestHandoff', actsAs: ['a-anna'] },
  );
  it('is settled at once: the same command again asks for nothing, and what is resolved is nobody’s', () => {
    fc.assert(
      fc.property(fc.array(arrangement, { maxLength: 25 }), (commands) => {
        const facts = happened([{ ...send('m0'), type: 'StartConversation', language: 'en' }, ...commands]);
        const state = fold(conversationDecider, facts);
        if (state.status === 'none') return;
        if (state.status === 'resolved') expect(state.desk.assignee).toBeUndefined();
        if (state.status === 'resolved') expect(state.desk.snoozedUntil).toBeUndefined();
        for (const command of commands.slice(-3)) {
          const first = conversationDecider.decide(command, state);
          if (!first.ok) continue;
          const next = fold(conversationDecider, [...facts, ...first.value]);
          expect(conversationDecider.decide(command, next)).toEqual({ ok: true, value: [] });
        }
      }),
    );
  });
});
