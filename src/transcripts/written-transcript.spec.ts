import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FORGOTTEN, type TranscriptEntry } from '#protocol';
import { asHtml } from './as-html.js';
import { asText } from './as-text.js';
import { writtenTranscript } from './written-transcript.js';

const AT = '2026-11-22T23:30:00.000Z';
const shop = { en: 'Harbour & Pine', zh: '港湾与松' };
const entry = (kind: TranscriptEntry['kind'], more: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  id: 'x',
  kind,
  at: AT,
  text: 'Where is it?',
  ...more,
});
const written = (entries: TranscriptEntry[], language: 'en' | 'zh' = 'en', timeZone = 'UTC') =>
  writtenTranscript({ language, entries }, { timeZone, shop });

describe('a transcript on paper', () => {
  it('says who said what, when, and what stood below', () => {
    const text = asText(
      written([
        entry('shopper'),
        entry('note', { event: 'AgentJoined', author: 'Mira', text: '' }),
        entry('agent', {
          author: 'Mira',
          text: 'These:',
          parts: [
            { kind: 'products', products: [{ productId: 'p', name: 'Lamp', price: 20, currency: 'EUR' }] },
            { kind: 'choices', choices: [{ label: 'Yes', choice: { kind: 'none' } }] },
          ],
        }),
      ]),
    );
    expect(text).toBe(
      [
        'Your conversation with Harbour & Pine',
        'Times are in UTC.',
        '[22 Nov 2026, 23:30] You:\nWhere is it?',
        '[22 Nov 2026, 23:30] — Mira joined the conversation.',
        '[22 Nov 2026, 23:30] Mira:\nThese:\n- Lamp · 20 EUR',
      ].join('\n\n') + '\n',
    );
  });
  it('is in the language of the conversation and the time of its reader', () => {
    const lines = written([entry('assistant', { text: '在路上了。' })], 'zh', 'Asia/Shanghai');
    expect(lines.title).toBe('您与港湾与松的对话');
    expect(lines.lines[0]).toMatchObject({ who: '智能助手', time: '2026年11月23日 07:30' });
  });
  it('tells nothing that is among colleagues or not known to shoppers, and nothing forgotten', () => {
    const text = asText(
      written([
        entry('internal', { text: 'A secret note' }),
        entry('note', { event: 'ConversationAssigned', author: 'Mira', text: '' }),
        entry('shopper', { text: FORGOTTEN }),
      ]),
    );
    expect(text).not.toMatch(/secret|Mira/);
    expect(text).toContain('(deleted)');
  });
  it('holds no markup but its own, whatever was written', () => {
    const tagsIn = (html: string) =>
      html.match(/<[^>]*>/g)?.map((tag) => tag.replace(/datetime="[^"]*"/, ''));
    const plain = tagsIn(asHtml(written([entry('agent', { author: 'A', text: 'plain' })])));
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('<script>', '"><img src=x onerror=a()>', '</p>', "'"),
        (a, b) => {
          const html = asHtml(written([entry('agent', { author: b + a, text: a + b })]));
          expect(tagsIn(html)).toEqual(plain);
        },
      ),
    );
  });
});
