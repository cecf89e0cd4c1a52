import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conversationSummary, FORGOTTEN, remembered } from '#protocol';
import { metadataAt, project, recorded } from '#testing';
import {
  asked,
  at,
  handedBack,
  handedOff,
  meiJoined,
  meiWrote,
  resolved,
  started,
  understood,
} from '../test/examples.js';
import { commands, happened } from '../test/histories.js';
import { type ConversationFact, openConversationsProjection, summaryOf } from './index.js';

const events = (...facts: ConversationFact[]) => recorded('conversation-c1', facts);
const lineOf = (...facts: ConversationFact[]) => {
  const document = project(openConversationsProjection, events(...facts)).get('c1');
  if (!document) throw new Error('no line');
  return summaryOf(document);
};
const second = (n: number) => metadataAt(n).occurredAt;
const replied = (inReplyTo: string): ConversationFact => ({
  type: 'AssistantReplied',
  data: { ...at, messageId: `r-${inReplyTo}`, inReplyTo, text: 'On its way.', intent: null },
});

describe('the queue', () => {
  it('tells the last line, who said it and the leading intent', () => {
    expect(lineOf(started, asked('m1'), understood('m1'), replied('m1'))).toEqual({
      ...at,
      tags: [],
      status: 'assistant',
      language: 'en',
      startedAt: second(0),
      lastAt: second(3),
      lastText: 'On its way.',
      lastFrom: 'assistant',
      intent: { intent: 'order_status', probability: 0.93 },
      band: 'sure',
    });
  });
  it('waits from the oldest message that has no answer', () => {
    expect(lineOf(started, asked('m1')).waitingSince).toBe(second(1));
    expect(lineOf(started, asked('m1'), asked('m2')).waitingSince).toBe(second(1));
    expect(lineOf(started, asked('m1'), asked('m2'), replied('m1')).waitingSince).toBe(second(2));
    expect(lineOf(started, asked('m1'), asked('m2'), replied('m2')).waitingSince).toBe(second(1));
  });
  it('waits from a hand-off until an agent writes; joining alone answers nothing', () => {
    const handed = [started, asked('m1'), replied('m1'), handedOff] as const;
    expect(lineOf(...handed)).toMatchObject({ status: 'waiting', waitingSince: second(3) });
    expect(lineOf(...handed, meiJoined)).toMatchObject({ status: 'agent', waitingSince: second(3) });
    expect(lineOf(...handed, meiJoined, meiWrote('x'))).not.toHaveProperty('waitingSince');
  });
  it('keeps resolved conversations, which wait for nothing, and takes them back when reopened', () => {
    const done = [started, asked('m1'), meiJoined, resolved] as const;
    expect(lineOf(...done)).toMatchObject({ status: 'resolved', agentId: 'agent-mei' });
    expect(lineOf(...done)).not.toHaveProperty('waitingSince');
    const again = lineOf(...done, asked('m2'));
    expect(again).toMatchObject({ status: 'assistant', waitingSince: second(4) });
    expect(again).not.toHaveProperty('agentId');
  });
  it('forgets the agent who handed back', () => {
    expect(lineOf(started, asked('m1'), meiJoined, handedBack)).not.toHaveProperty('agentId');
  });
  it('cuts a long text without breaking a character', () => {
    const { lastText } = lineOf(started, asked('m1', '😀'.repeat(2000)));
    const shown = String(remembered(lastText));
    expect(shown.length).toBeLessThanOrEqual(200);
    expect(shown.isWellFormed()).toBe(true);
  });
  it('says that the last line is forgotten, and goes on with the next', () => {
    expect(lineOf(started, asked('m1', FORGOTTEN))).toMatchObject({
      lastText: FORGOTTEN,
      status: 'assistant',
    });
    expect(lineOf(started, asked('m1', FORGOTTEN), asked('m2', 'Hi')).lastText).toBe('Hi');
  });
  it('fits its schema, delivered twice or rebuilt', () => {
    fc.assert(
      fc.property(commands, fc.nat(60), (commanded, pause) => {
        const log = events(...happened(commanded));
        const live = project(openConversationsProjection, log);
        const twice = project(
          openConversationsProjection,
          log.flatMap((event) => [event, event]),
        );
        expect(twice).toEqual(live);
        const half = structuredClone(project(openConversationsProjection, log.slice(0, pause)));
        expect(project(openConversationsProjection, log.slice(pause), half)).toEqual(live);
        for (const document of live.values()) {
          expect(conversationSummary.parse(document)).toEqual(summaryOf(document));
        }
      }),
    );
  });
});
