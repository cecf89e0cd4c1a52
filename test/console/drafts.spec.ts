import { describe, expect, it } from '@jest/globals';
import {
  type Draft,
  draftsAfter,
  type DraftStep,
  keptDrafts,
  readDrafts,
  resendable,
  unsettled,
} from '../../apps/console/src/features/desk/drafts.js';

const send = (messageId: string): DraftStep => ({
  kind: 'send',
  draft: { messageId, conversationId: 'c', text: 'On its way.' },
});
const failed = (messageId: string, code: 'unavailable' | 'conflict'): DraftStep => ({
  kind: 'failed',
  messageId,
  problem: { code, message: '' },
});
const after = (...steps: DraftStep[]): readonly Draft[] => steps.reduce(draftsAfter, []);

describe('replies on their way', () => {
  it('fail with the reason, and forget it when tried again', () => {
    expect(after(send('1'), failed('1', 'conflict'))[0]).toMatchObject({
      state: 'failed',
      problem: { code: 'conflict' },
    });
    const [again] = after(send('1'), failed('1', 'conflict'), { kind: 'retry', messageId: '1' });
    expect(again).toEqual({ messageId: '1', conversationId: 'c', text: 'On its way.', state: 'sending' });
  });
  it('are sent again by themselves only where the line was down', () => {
    const drafts = after(
      send('1'),
      failed('1', 'unavailable'),
      send('2'),
      failed('2', 'conflict'),
      send('3'),
    );
    expect(resendable(drafts).map(({ messageId }) => messageId)).toEqual(['1']);
  });
  it('leave the transcript once it holds them, and never show in another conversation', () => {
    const drafts = after(send('1'), send('2'), { kind: 'stored', messageId: '1' });
    const arrived = [{ id: '1', kind: 'agent', at: '2026-11-20T10:00:00Z', text: '' } as const];
    expect(unsettled(drafts, 'c', arrived).map(({ messageId }) => messageId)).toEqual(['2']);
    expect(unsettled(drafts, 'other', [])).toEqual([]);
  });
  it('can be given up without touching the others', () => {
    const drafts = after(send('1'), send('2'), { kind: 'discard', messageId: '1' });
    expect(drafts.map(({ messageId }) => messageId)).toEqual(['2']);
  });
  it('outlive a reload until the server has them, and then go again under the id they had', () => {
    const drafts = after(send('1'), send('2'), failed('2', 'conflict'), send('3'), {
      kind: 'stored',
      messageId: '3',
    });
    const again = readDrafts(keptDrafts(drafts));
    expect(again.map(({ messageId, state }) => [messageId, state])).toEqual([
      ['1', 'failed'],
      ['2', 'failed'],
    ]);
    expect(resendable(again).map(({ messageId }) => messageId)).toEqual(['1']);
    expect(again[0]).toMatchObject({ conversationId: 'c', text: 'On its way.' });
  });
  it('leave nothing behind once all are stored', () => {
    expect(keptDrafts(after(send('1'), { kind: 'stored', messageId: '1' }))).toBeNull();
    expect(readDrafts(null)).toEqual([]);
  });
});
