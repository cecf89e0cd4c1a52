import { describe, expect, it } from '@jest/globals';
import { ContentFileInvalid, readArticleFile, readCannedFile } from './index.js';

const article = (front: string, en = 'Hello', zh = '您好') =>
  `---\n${front}\n---\n\n# en\n\n${en}\n\n# zh\n\n${zh}\n`;
const title = 'title: { en: A, zh: 甲 }';

describe('files of content', () => {
  it('are read, whatever their line ends', () => {
    const source = article(`slug: a-b\n${title}\nintents: [stock]`, 'One\n\nTwo').replaceAll('\n', '\r\n');
    expect(readArticleFile('a.md', source)).toEqual({
      contentId: 'a-b',
      content: {
        kind: 'article',
        body: {
          title: { en: 'A', zh: '甲' },
          text: { en: 'One\n\nTwo', zh: '您好' },
          intents: ['stock'],
        },
      },
    });
    expect(readCannedFile('c.md', article('shortcut: hi\ntitle: Hi'))).toMatchObject({
      contentId: 'hi',
      content: { kind: 'canned', body: { shortcut: 'hi', intents: [] } },
    });
  });

  it.each([
    ['nothing', ''],
    ['no section zh', article(`slug: a\n${title}`).replace('# zh', '# zn')],
    ['an empty section', article(`slug: a\n${title}`, ' ')],
    ['a field that is not known', article(`slug: a\n${title}\nmood: good`)],
    ['a slug with a space', article(`slug: a b\n${title}`)],
    ['YAML that is none', article('slug: [')],
  ])('are refused with their name: %s', (_, source) => {
    expect(() => readArticleFile('a.md', source)).toThrow(ContentFileInvalid);
    expect(() => readArticleFile('a.md', source)).toThrow(/^a\.md: /);
  });
});
