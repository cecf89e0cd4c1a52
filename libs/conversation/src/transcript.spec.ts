import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conversationEvents, FORGOTTEN, transcript as transcriptSchema } from '#protocol';
import { project, recorded } from '#testing';
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
import { type ConversationFact, transcriptForShopper, transcriptProjection } from './index.js';

const events = (...facts: ConversationFact[]) => recorded('conversation-c1', facts);
const transcriptOf = (...facts: ConversationFact[]) =>
  project(transcriptProjection, events(...facts)).get('c1');
const replied: ConversationFact = {
  type: 'AssistantReplied',
  data: { ...at, messageId: 'r1', inReplyTo: 'm1', text: 'On its way.', intent: 'order_status' },
};

describe('the transcript', () => {
  it('reads every type of conversation event', () => {
    expect(transcriptProjection.handles).toEqual(conversationEvents.map(({ type }) => type));
  });
  it('keeps the lines of a forgotten shopper, with what was asked, without what was said', () => {
    const chinese: ConversationFact = { type: 'ConversationStarted', data: { ...at, language: 'zh' } };
    const shown = transcriptOf(chinese, asked('m1', FORGOTTEN), understood('m1'), meiWrote('x', FORGOTTEN));
    expect(shown?.entries).toMatchObject([
      { id: 'm1', kind: 'shopper', text: FORGOTTEN, classification: { band: 'sure' } },
      { id: 'x', kind: 'agent', text: FORGOTTEN, author: 'Mei' },
    ]);
    expect(shown?.language).toBe('zh');
    expect(transcriptSchema.parse(shown)).toEqual(shown);
  });
  it('shows who said what, in order, and what else happened', () => {
    const shown = transcriptOf(
      started,
      asked('m1'),
      replied,
      handedOff,
      meiJoined,
      meiWrote('x'),
      handedBack,
    );
    expect(shown?.entries.map(({ kind, text, author, event }) => [kind, text, author ?? event])).toEqual([
      ['shopper', 'Where is my order?', undefined],
      ['assistant', 'On its way.', undefined],
      ['note', 'shopper-asked', 'HandoffRequested'],
      ['note', '', 'Mei'],
      ['agent', 'It left today.', 'Mei'],
      ['note', '', 'HandedBack'],
    ]);
    expect(shown).toMatchObject({ status: 'assistant', language: 'en' });
    expect(shown).not.toHaveProperty('agent');
  });
  it('names the agent who holds it', () => {
    const shown = transcriptOf(started, asked('m1'), meiJoined);
    expect(shown).toMatchObject({ status: 'agent', agent: { name: 'Mei' } });
  });
  it('puts the reading on the shopper’s line, also when other lines came in between', () => {
    const shown = transcriptOf(started, asked('m1'), asked('m2'), meiJoined, understood('m1'));
    expect(shown?.entries[0]?.classification?.ranking[0]?.intent).toBe('order_status');
    expect(shown?.entries[1]).not.toHaveProperty('classification');
    expect(shown?.status).toBe('agent');
  });
  it('follows the shopper’s language, and keeps it where a message has no letters', () => {
    expect(transcriptOf(started, asked('m1', '我的订单'))?.language).toBe('zh');
    expect(transcriptOf(started, asked('m1', '我的订单'), asked('m2', '10234 ?'))?.language).toBe('zh');
  });
  it('is open again after a message to a resolved conversation', () => {
    expect(transcriptOf(started, asked('m1'), meiJoined, resolved)?.status).toBe('resolved');
    const reopened = transcriptOf(started, asked('m1'), meiJoined, resolved, asked('m2'));
    expect(reopened?.status).toBe('assistant');
    expect(reopened).not.toHaveProperty('agent');
  });
  it('keeps markup as the text it is', () => {
    const text = '<img src=x onerror=alert(1)>';
    expect(transcriptOf(started, asked('m1', text))?.entries[0]?.text).toBe(text);
  });
  it('hides from shoppers how they were understood', () => {
    const shown = transcriptOf(started, asked('m1'), understood('m1'));
    if (!shown) throw new Error('no transcript');
    expect(JSON.stringify(shown)).toContain('ranking');
    expect(JSON.stringify(transcriptForShopper(shown))).not.toMatch(/classification|ranking|band/);
  });

  it('never shows a message twice, fits its schema, and comes out the same delivered twice', () => {
    fc.assert(
      fc.property(commands, (commanded) => {
        const log = events(...happened(commanded));
        const live = project(transcriptProjection, log);
        const twice = project(
          transcriptProjection,
          log.flatMap((event) => [event, event]),
        );
        expect(twice).toEqual(live);
        for (const document of live.values()) {
          expect(transcriptSchema.parse(document)).toEqual(document);
          const ids = document.entries.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
    );
  });
  it('rebuilt equals live, wherever the rebuild paused', () => {
    fc.assert(
      fc.property(commands, fc.nat(60), (commanded, pause) => {
        const log = events(...happened(commanded));
        const live = project(transcriptProjection, log);
        const half = project(transcriptProjection, log.slice(0, pause));
        const stored = new Map([...half].map(([key, value]) => [key, structuredClone(value)]));
        expect(project(transcriptProjection, log.slice(pause), stored)).toEqual(live);
      }),
    );
  });
});
