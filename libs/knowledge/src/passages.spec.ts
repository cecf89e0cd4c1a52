import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { passagesOf } from './index.js';

const long =
  'Parcels travel with the carrier of your country and arrive within four working days of the order.';

describe('passages', () => {
  it('are paragraphs; a list stays with what leads in to it, and a short line with what follows', () => {
    const list = 'You can pay with:\n\n- **Card**, credit or debit\n- PayPal, in all countries we deliver to';
    expect(passagesOf(`Hello.\n\n${long}\n\n${list}\n\n${long}`).map(({ text }) => text)).toEqual([
      `Hello.\n\n${long}`,
      list,
      long,
    ]);
  });

  it('have sentences without marks, in English and Chinese', () => {
    const [passage] = passagesOf(
      '**Late?** Write to us at once. See [the page](https://x.example) for more on it.',
    );
    expect(passage?.sentences).toEqual(['Late?', 'Write to us at once.', 'See the page for more on it.']);
    const [chinese] = passagesOf(
      '**使用：**结账时输入代码。余额保留在卡内；一单可用多张，详见礼品卡页面的说明。',
    );
    expect(chinese?.sentences).toEqual([
      '使用：结账时输入代码。',
      '余额保留在卡内；',
      '一单可用多张，详见礼品卡页面的说明。',
    ]);
  });

  it('stand in the article exactly so, lose nothing but space, and fit into a message', () => {
    const line = fc.oneof(
      fc.constantFrom(long, '- a point', 'Why:', '短句', '# Heading', 'x'.repeat(900), '字'.repeat(700), ''),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const article = lines.join('\n').replaceAll('\r', '');
        const texts = passagesOf(article).map(({ text }) => text);
        for (const text of texts) {
          expect(article).toContain(text);
          expect(text.length).toBeLessThanOrEqual(1200);
        }
        expect(texts.join('').replace(/\s/g, '')).toBe(article.replace(/\s/g, ''));
      }),
    );
  });
});
