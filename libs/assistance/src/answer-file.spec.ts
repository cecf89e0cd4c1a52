import { describe, expect, it } from '@jest/globals';
import { parseAnswer } from './answer-file.js';

const front = (more = 'uses: none') => `---\nintent: hello\ntitle:\n  en: Hello\n  zh: 您好\n${more}\n---\n`;
const issuesIn = (source: string) => {
  const read = parseAnswer('hello.md', source);
  return 'intent' in read ? [] : read.map(({ section, message }) => `${section}: ${message}`);
};

describe('an answer file', () => {
  it('is read with what it leaves out', () => {
    const read = parseAnswer('hello.md', `${front()}\n# en\n\nHi\n\n# zh\n\n您好\n`);
    expect(read).toMatchObject({ intent: 'hello', prefer: 'open', announce: true, handoff: false });
  });
  it('needs its front matter', () => {
    expect(issuesIn('# en\n\nHi')).toEqual([expect.stringMatching(/^front matter: missing/)]);
    expect(issuesIn('---\nintent: [\n---\n')).toEqual([
      expect.stringMatching(/^front matter: not valid YAML/),
    ]);
  });
  it('names fields that are missing or not known', () => {
    const found = issuesIn('---\nintent: hello\nuses: orders\nmood: good\n---\n').join('\n');
    expect(found).toMatch(/title/);
    expect(found).toMatch(/uses/);
    expect(found).toMatch(/mood/);
  });
  it('needs every section, once, and no other', () => {
    expect(issuesIn(`${front()}# en\nHi\n# en\nHi\n# fr\nSalut\n`)).toEqual([
      'en: this section stands twice',
      'fr: no such section here; there may be en, zh',
      'zh: missing or empty',
    ]);
    expect(issuesIn(`${front('uses: order')}# en\nHi\n# zh\n您好\n`)).toEqual([
      'en without order: missing or empty',
      'zh without order: missing or empty',
    ]);
  });
  it('names the section of a variable that has no value there', () => {
    const without = '# en without order\n{{order.number}}\n# zh without order\n无';
    const [issue] = issuesIn(`${front('uses: order')}# en\nHi\n# zh\n您好\n${without}`);
    expect(issue).toMatch(/^en without order: \{\{order\.number\}\} is not known here/);
  });
  it('does not lose text that stands before the first heading', () => {
    expect(issuesIn(`${front()}Hi\n# en\nHi\n# zh\n您好`)).toEqual([
      expect.stringMatching(/^before the first/),
    ]);
  });
});
