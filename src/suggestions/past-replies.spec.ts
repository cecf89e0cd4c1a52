import { describe, expect, it } from '@jest/globals';
import type { Transcript, TranscriptEntry } from '#protocol';
import { pastRepliesIn } from './past-replies.js';

const entry = (
  kind: TranscriptEntry['kind'],
  text: TranscriptEntry['text'],
  intent?: string,
): TranscriptEntry => ({
  id: `${kind}-${JSON.stringify(text)}`,
  kind,
  at: '2026-11-22T10:00:00Z',
  text,
  ...(kind === 'agent' && { author: 'Mira' }),
  ...(intent !== undefined && {
    classification: {
      ranking: [{ intent, probability: 0.9 }],
      band: 'sure',
      outOfScope: false,
      language: 'en',
      model: { name: 'intents', version: '1' },
    },
  }),
});
const said = (...entries: TranscriptEntry[]) => pastRepliesIn({ entries } as unknown as Transcript);

describe('what agents answered before', () => {
  it('is their first answer to a message, with what it was read as', () => {
    const asked = entry('shopper', 'can I paint it?', 'product_question');
    expect(said(asked, entry('agent', 'Yes, with acrylics.'), entry('agent', 'Anything else?'))).toEqual([
      {
        asked: 'can I paint it?',
        intent: 'product_question',
        text: 'Yes, with acrylics.',
        agentName: 'Mira',
      },
    ]);
  });
  it.each(['Order 10234 is late.', 'Write to lena@shop.example.', 'See https://x.example'])(
    'leaves out what is about one shopper: %s',
    (text) => {
      expect(said(entry('shopper', 'where is it'), entry('agent', text))).toEqual([]);
    },
  );
  it('leaves out what is forgotten, and what answers nothing', () => {
    expect(said(entry('shopper', { forgotten: true }), entry('agent', 'Yes.'))).toEqual([]);
    expect(said(entry('agent', 'Hello.'))).toEqual([]);
  });
});
