import { describe, expect, it } from '@jest/globals';
import { ExamplesOnDisk } from '../understanding/examples-on-disk.js';
import { issuesOf } from './content-checks.js';
import { ContentFiles } from './content-files.js';
import { previewOf } from './content-preview.js';

const folders = { answers: 'answers', articles: undefined, canned: 'canned', demo: true };
const files = await ContentFiles.open(folders, new ExamplesOnDisk('intents'));
const facts = {
  shop: {
    name: { en: 'Lumen & Leaf', zh: 'Lumen & Leaf' },
    returnDays: 30,
    freeShippingFrom: { amount: 49, currency: 'EUR' },
  },
  now: new Date('2026-11-22T08:00:00Z'),
};

describe('the content that comes along', () => {
  it.each(['article', 'answer', 'canned', 'intent'] as const)(
    'can be edited in the console as it is: %s',
    async (kind) => {
      const all = await files.of(kind);
      expect(all.size).toBeGreaterThan(24);
      for (const [contentId, content] of all) {
        expect({ contentId, issues: issuesOf(contentId, content) }).toEqual({ contentId, issues: [] });
        const preview = previewOf(contentId, content, facts);
        expect(preview.en).not.toMatch(/\{\{|\[(order|name|items)|^$/);
        expect(preview.zh).not.toMatch(/\{\{|〔|^$/);
      }
    },
  );

  it('has canned replies to intents that there are, under the names of their files', async () => {
    const intents = await files.of('intent');
    for (const content of files.now('canned').values()) {
      if (content.kind !== 'canned') throw new Error('it is no canned reply');
      expect(content.body.intents.filter((intent) => !intents.has(intent))).toEqual([]);
    }
  });
});

describe('what is wrong with content', () => {
  it('is found where it stands', () => {
    const canned = (en: string) =>
      issuesOf('late', {
        kind: 'canned',
        body: { shortcut: 'late', title: 'Late', text: { en, zh: '您好' }, intents: [] },
      });
    expect(canned('Hi')).toEqual([]);
    expect(canned('{{order.colour}}')).toMatchObject([{ section: 'en' }]);
    expect(canned('  ')).toMatchObject([{ section: 'en' }]);
    const examples = { en: ['Hello', ' hello'], zh: [] };
    const intent = { kind: 'intent', body: { title: { en: 'Hi', zh: '' }, examples } } as const;
    expect(issuesOf('hi', intent).map(({ section }) => section)).toEqual(['title (zh)', 'examples']);
    const source = '---\nintent: hi\ntitle: { en: Hi, zh: 您好 }\nuses: none\n---\n# en\nHi\n# zh\n您好\n';
    expect(issuesOf('hi', { kind: 'answer', body: { source } })).toEqual([]);
    expect(issuesOf('bye', { kind: 'answer', body: { source } })).toMatchObject([
      { section: 'front matter' },
    ]);
  });
});
