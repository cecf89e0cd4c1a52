import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import { project, touchesUnannounced } from '#testing';
import { helpHistories, minute, shopperCalled } from '../../test/helped.js';
import {
  conversationOutcomes,
  conversationOutcomesProjection,
  conversationsIn,
  daysIn,
  figuresOf,
  intentsIn,
} from '../index.js';

const anna = shopperCalled('a-anna', 'c');
const documents = (events: readonly RecordedEvent[]) => project(conversationOutcomesProjection, events);
const outcome = (...events: readonly RecordedEvent[]) => documents(events).get('c');
const outcomes = (...events: readonly RecordedEvent[]) => [...documents(events).values()];

const alone = (who: ReturnType<typeof shopperCalled>, from: number) => [
  who.begins(from),
  who.asks('m', from),
  who.isUnderstood('m', 'order_status', from),
  who.isAnswered('m', from + 1, 'order_status'),
  who.isClosed(from + 5),
];
const byMira = (who: ReturnType<typeof shopperCalled>, from: number) => [
  who.begins(from, 'zh'),
  who.asks('m', from),
  who.isUnderstood('m', 'complaint', from, { language: 'zh' }),
  who.wantsAPerson(from + 1),
  who.isAnsweredBy('mira', from + 3),
  who.isClosed(from + 10, 'agent'),
  who.rates(4, from + 11),
];

describe('how a conversation went', () => {
  it('tells when it was answered, by whom, and how it ended', () => {
    expect(outcome(...byMira(anna, 0))).toEqual({
      conversationId: 'c',
      shopperId: 'a-anna',
      startedAt: minute(0),
      language: 'zh',
      languageRead: true,
      firstMessageAt: minute(0),
      firstAnswerAt: minute(3),
      handedOffAt: minute(1),
      firstHumanAnswerAt: minute(3),
      resolved: { at: minute(10), by: 'agent' },
      agents: [{ agentId: 'mira', name: 'MIRA' }],
      asked: { m: 'complaint' },
      corrected: {},
      rating: 4,
    });
  });
  it('is open again after another message, and then ends when it is closed again', () => {
    const again = [...alone(anna, 0), anna.asks('n', 60)];
    expect(outcome(...again)).not.toHaveProperty('resolved');
    expect(outcome(...again, anna.isClosed(70))).toMatchObject({ resolved: { at: minute(70) } });
  });
  it('is open again where a person is asked for, or joins', () => {
    expect(outcome(...alone(anna, 0), anna.wantsAPerson(60))).not.toHaveProperty('resolved');
    expect(outcome(...alone(anna, 0), anna.isJoinedBy('mira', 60))).not.toHaveProperty('resolved');
  });
  it('measures a person who joins unasked from the first message, and is handed to a person all the same', () => {
    const unasked = [anna.begins(0), anna.asks('m', 0), anna.isJoinedBy('mira', 4)];
    const answered = [...unasked, anna.isAnsweredBy('mira', 4), anna.wantsAPerson(9)];
    expect(figuresOf(outcomes(...answered))).toMatchObject({
      handedOff: { count: 1, of: 1 },
      firstHumanResponse: { count: 1, median: 240 },
    });
  });
  it('knows what was asked: as corrected, not as guessed; by the answer where a button was pressed', () => {
    const unsure = anna.isUnderstood('m', 'returns', 1, { band: 'unsure' });
    expect(outcome(anna.asks('m', 0), unsure)?.asked).toEqual({ m: null });
    const pressed = [anna.presses('o', 'p', 2), anna.isAnswered('p', 3, 'payment_failed')];
    expect(outcome(...pressed)?.asked).toEqual({ p: 'payment_failed' });
  });
  it('takes an agent at their word on what was asked, until they take it back', () => {
    const read = [anna.begins(0), anna.asks('m', 0), anna.isUnderstood('m', 'returns', 0)];
    const corrected = [...read, anna.isCorrected('m', 'order_status', 1)];
    const asked = (events: readonly RecordedEvent[]) => {
      const one = outcome(...events);
      return one && intentsIn(one);
    };
    expect(asked(corrected)).toEqual(['order_status']);
    expect(asked([...read, anna.isCorrected('m', null, 1)])).toEqual([]);
    expect(asked([...corrected, anna.isCorrectedNoMore('m', 2)])).toEqual(['returns']);
  });
  it('comes out the same delivered twice, and touches only what it says', () => {
    fc.assert(
      fc.property(helpHistories, (events) => {
        const twice = documents(events.flatMap((event) => [event, event]));
        expect(twice).toEqual(documents(events));
        expect(touchesUnannounced(conversationOutcomesProjection, events)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the figures of conversations', () => {
  const other = shopperCalled('a-2', 'd');
  const third = shopperCalled('a-3', 'e');
  const all = outcomes(
    ...alone(anna, 0),
    ...byMira(other, 0),
    third.begins(24 * 60),
    third.asks('m', 24 * 60),
  );
  it('tell how many needed nobody, how fast answers came, and what shoppers thought', () => {
    expect(figuresOf(all)).toMatchObject({
      conversations: 3,
      resolved: 2,
      withoutHuman: { count: 1, of: 2, share: 0.5 },
      handedOff: { count: 1, of: 3 },
      firstResponse: { count: 2, median: 120 },
      firstHumanResponse: { count: 1, median: 120 },
      resolution: { count: 2, median: 450 },
      rating: { count: 1, mean: 4, by: [0, 0, 0, 1, 0] },
    });
  });
  it('are told apart by question, agent, language and day; days without any are there', () => {
    const span = { from: '2026-03-01', to: '2026-03-03' };
    const { byDay, byIntent, byAgent, byLanguage } = conversationOutcomes(all, span, daysIn('UTC'));
    expect(byDay.map(({ day, conversations }) => [day, conversations])).toEqual([
      ['2026-03-01', 0],
      ['2026-03-02', 2],
      ['2026-03-03', 1],
    ]);
    expect(byIntent.map(({ intent }) => intent)).toEqual(['order_status', 'complaint', null]);
    expect(byAgent).toMatchObject([{ agentId: 'mira', name: 'MIRA', conversations: 1 }]);
    expect(byLanguage.map(({ language, conversations }) => [language, conversations])).toEqual([
      ['en', 2],
      ['zh', 1],
    ]);
  });
  it('are narrowed to what is asked for', () => {
    const narrowed = (filter: object) =>
      conversationsIn(all, { from: '2026-03-02', to: '2026-03-02', ...filter }, daysIn('UTC')).map(
        ({ conversationId }) => conversationId,
      );
    expect(narrowed({})).toEqual(['c', 'd']);
    expect(narrowed({ agentId: 'mira' })).toEqual(['d']);
    expect(narrowed({ intent: 'order_status' })).toEqual(['c']);
    expect(narrowed({ language: 'zh' })).toEqual(['d']);
  });
});
