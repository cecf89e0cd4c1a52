import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AgentAtDesk, planDeals, planTakings, type WaitingConversation } from './index.js';

const now = '2026-11-22T10:00:00.000Z';
const agent = (id: string, more: Partial<AgentAtDesk> = {}): AgentAtDesk => ({
  agent: { id, name: id },
  isHere: true,
  available: true,
  capacity: 4,
  load: 0,
  idleSince: '2026-11-22T09:00:00.000Z',
  ...more,
});
const waits = (conversationId: string, more: Partial<WaitingConversation> = {}): WaitingConversation => ({
  conversationId,
  language: 'en',
  waitingSince: '2026-11-22T09:30:00.000Z',
  ...more,
});
const owners = (waiting: readonly WaitingConversation[], agents: readonly AgentAtDesk[]) =>
  Object.fromEntries(
    planDeals(waiting, agents, now).map(({ conversationId, to }) => [conversationId, to.id]),
  );

describe('a waiting conversation goes', () => {
  it('to whom has the most room for their capacity', () => {
    const agents = [agent('a', { load: 1, capacity: 2 }), agent('b', { load: 2, capacity: 8 })];
    expect(owners([waits('1')], agents)).toEqual({ 1: 'b' });
  });
  it('among equals to who has been idle for longest', () => {
    const agents = [agent('a'), agent('b', { idleSince: '2026-11-22T08:00:00.000Z' })];
    expect(owners([waits('1'), waits('2')], agents)).toEqual({ 1: 'b', 2: 'a' });
  });
  it('back to who had it, where they have room, unless they put it back', () => {
    const agents = [agent('a', { load: 3 }), agent('b')];
    expect(owners([waits('1', { lastAgentId: 'a' })], agents)).toEqual({ 1: 'a' });
    expect(owners([waits('1', { lastAgentId: 'a' })], [agent('a', { load: 4 }), agent('b')])).toEqual({
      1: 'b',
    });
    expect(owners([waits('1', { declinedBy: ['a'] }), waits('2')], [agent('a')])).toEqual({ 2: 'a' });
  });
  it('to who speaks the language, then to who has not said, then to anybody', () => {
    const [zh, en, any] = [
      agent('zh', { languages: ['zh'], load: 3 }),
      agent('en', { languages: ['en'] }),
      agent('x'),
    ];
    const chinese = [waits('1', { language: 'zh' })];
    expect(owners(chinese, [en, any, zh])).toEqual({ 1: 'zh' });
    expect(owners(chinese, [en, any])).toEqual({ 1: 'x' });
    expect(owners(chinese, [en])).toEqual({ 1: 'en' });
  });
  it('to nobody who is away or takes no work', () => {
    expect(owners([waits('1')], [agent('a', { isHere: false }), agent('b', { available: false })])).toEqual(
      {},
    );
  });
  it('first where somebody has waited longest', () => {
    const agents = [agent('a', { load: 3 })];
    const older = waits('2', { waitingSince: '2026-11-22T09:00:00.000Z' });
    expect(owners([waits('1'), older], agents)).toEqual({ 2: 'a' });
  });
});

it('whoever is there and whatever waits, nobody gets more than they hold and nothing is dealt twice', () => {
  const agents = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      capacity: fc.integer({ min: 1, max: 5 }),
      load: fc.integer({ min: 0, max: 6 }),
      available: fc.boolean(),
    }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(agents, fc.integer({ min: 0, max: 20 }), (drawn, count) => {
      const desks = drawn.map(({ id, ...more }) => agent(id, more));
      const dealt = planDeals(
        Array.from({ length: count }, (_, i) => waits(String(i))),
        desks,
        now,
      );
      const room = desks.map((one) => (one.available ? Math.max(0, one.capacity - one.load) : 0));
      expect(dealt).toHaveLength(
        Math.min(
          count,
          room.reduce((sum, one) => sum + one, 0),
        ),
      );
      expect(new Set(dealt.map(({ conversationId }) => conversationId)).size).toBe(dealt.length);
      for (const [
        i,
        {
          agent: { id },
        },
      ] of desks.entries())
        expect(dealt.filter(({ to }) => to.id === id).length).toBeLessThanOrEqual(room[i] ?? 0);
    }),
  );
});

describe('what is taken from who went away', () => {
  const held = { conversationId: '1', agentId: 'a', assignedAt: '2026-11-22T09:00:00.000Z' };
  const within = { now, awayForMs: 60_000 };
  const away = (lastHere?: string) =>
    agent('a', { isHere: false, ...(lastHere !== undefined && { lastHere }) });
  it('is what they have had for over a minute, having been away for over a minute', () => {
    expect(planTakings([held], [away('2026-11-22T09:58:59.999Z')], within)).toEqual([held]);
    expect(planTakings([held], [away('2026-11-22T09:59:30.000Z')], within)).toEqual([]);
    expect(planTakings([{ ...held, assignedAt: '2026-11-22T09:59:30.000Z' }], [away()], within)).toEqual([]);
  });
  it('is what somebody has who was never here', () =>
    expect(planTakings([held], [], within)).toEqual([held]));
  it('is nothing of who is here', () => expect(planTakings([held], [agent('a')], within)).toEqual([]));
});
