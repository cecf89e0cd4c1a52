import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Block, type Inline, parseMarkdown } from '../../apps/markdown/parse.js';

const text = (parts: readonly Inline[]): string => parts.map((part) => part.text).join('');
const words = (block: Block): string =>
  (block.kind === 'list' ? block.items : block.lines).map(text).join('\n');

describe('Markdown of answers', () => {
  it('knows paragraphs, line breaks and bold', () => {
    expect(parseMarkdown('Order **A-1** is here.\nSoon.\n\nBye')).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'text', text: 'Order ' },
            { kind: 'bold', text: 'A-1' },
            { kind: 'text', text: ' is here.' },
          ],
          [{ kind: 'text', text: 'Soon.' }],
        ],
      },
      { kind: 'paragraph', lines: [[{ kind: 'text', text: 'Bye' }]] },
    ]);
  });

  it('knows lists, keeps one list over blank lines and tells the two kinds apart', () => {
    const blocks = parseMarkdown('Do:\n1. open\n\n2. close\n- one\n- two\nafter');
    expect(blocks.map((block) => (block.kind === 'list' ? (block.ordered ? 'ol' : 'ul') : 'p'))).toEqual([
      'p',
      'ol',
      'ul',
      'p',
    ]);
    expect(blocks.map(words)).toEqual(['Do:', 'open\nclose', 'one\ntwo', 'after']);
  });

  it('links web addresses without the punctuation behind them, and nothing else', () => {
    const links = (source: string): readonly string[] =>
      parseMarkdown(source).flatMap((block) =>
        (block.kind === 'list' ? block.items : block.lines)
          .flat()
          .flatMap((part) => (part.kind === 'link' ? part.href : [])),
      );
    expect(links('See https://a.example/x?y=1. And（https://b.example/路）。')).toEqual([
      'https://a.example/x?y=1',
      'https://b.example/路',
    ]);
    expect(links('javascript:alert(1) data:text/html,x <a href="https://c.example">')).toEqual([
      'https://c.example',
    ]);
  });

  it('loses no letter of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '<', '*', '\n', ' ', '港', '-', '&') }),
        (source) => {
          const letters = (value: string): string => value.replaceAll(/[^a<港&]/g, '');
          return letters(parseMarkdown(source).map(words).join('\n')) === letters(source);
        },
      ),
    );
  });
});
