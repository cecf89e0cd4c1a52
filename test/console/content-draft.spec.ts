import { describe, expect, it } from '@jest/globals';
import { readDraft } from '../../apps/console/src/features/admin/content/draft.js';

const content = { kind: 'answer', body: { source: '# en' } } as const;

describe('a draft of content that was kept', () => {
  it('comes back as it was written, with the version that it was begun on', () => {
    expect(readDraft(JSON.stringify({ base: 3, content }), 'answer')).toEqual({ base: 3, content });
  });
  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['null', 'null'],
    ['another kind', JSON.stringify({ base: 3, content: { ...content, kind: 'article' } })],
    ['no version', JSON.stringify({ content })],
  ])('is not taken from %s', (_, kept) => {
    expect(readDraft(kept, 'answer')).toBeUndefined();
  });
});
