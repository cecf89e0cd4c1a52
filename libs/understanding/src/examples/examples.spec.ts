import { describe, expect, it } from '@jest/globals';
import { readExamplesCsv } from './csv.js';
import { readRasaNlu } from './rasa-nlu.js';

const yaml = (...lines: string[]): string => ['version: "3.1"', 'nlu:', ...lines].join('\n');
const entry = (...phrases: string[]): string =>
  yaml('  - intent: greeting', '    examples: |', ...phrases.map((phrase) => `      ${phrase}`));

describe('readRasaNlu', () => {
  it('reads phrases, also with quotes, colons and hashes', () => {
    expect(readRasaNlu(entry('- hi: "you"', '', '- 您好 # 1'), 'a.yml')).toEqual([
      { text: 'hi: "you"', intent: 'greeting' },
      { text: '您好 # 1', intent: 'greeting' },
    ]);
  });

  it('keeps the text of an annotated entity', () => {
    expect(readRasaNlu(entry('- fly to [Berlin](city)', '- [today]{"entity": "day"} only'), 'a.yml')).toEqual(
      [
        { text: 'fly to Berlin', intent: 'greeting' },
        { text: 'today only', intent: 'greeting' },
      ],
    );
  });

  it('passes over training data of other kinds', () => {
    expect(readRasaNlu(yaml('  - synonym: credit', '    examples: |', '      - card'), 'a.yml')).toEqual([]);
  });

  it.each([
    [
      'a phrase without a dash',
      entry('- hello', 'hi there'),
      /^a\.yml:6: expected "- phrase", found "hi there"/,
    ],
    ['no nlu', 'version: "3.1"', /^a\.yml: expected a list under "nlu:"/],
    ['nlu that is no list', 'nlu: hello', /^a\.yml:1: expected a list/],
    ['an entry that is no map', yaml('  - hello'), /^a\.yml:3: expected an entry/],
    ['no examples', yaml('  - intent: greeting'), /^a\.yml:3: intent "greeting" needs its phrases/],
    [
      'an empty block',
      yaml('  - intent: greeting', '    examples: |', ''),
      /^a\.yml:4: intent "greeting" has no/,
    ],
    [
      'a name with a space',
      yaml('  - intent: say hi', '    examples: |', '      - hi'),
      /^a\.yml:3: an intent name/,
    ],
    ['broken YAML', 'nlu:\n  - intent: "open', /^a\.yml:2: /],
  ])('names the place of %s', (_, text, message) =>
    expect(() => readRasaNlu(text, 'a.yml')).toThrow(message),
  );
});

describe('readExamplesCsv', () => {
  it('reads quoted fields, a byte order mark and line breaks inside a field', () => {
    expect(readExamplesCsv('\ufefftext,category\n"Hi, ""you""\nthere",greeting\n', 'a.csv')).toEqual([
      { text: 'Hi, "you"\nthere', intent: 'greeting' },
    ]);
  });

  it.each([
    ['other columns', 'a,b\n1,2\n', /^a\.csv:1: the header line must name/],
    ['an empty category', 'text,category\nhi,a\nho,\n', /^a\.csv:3: the category is empty/],
    ['a missing field', 'text,category\nhi\n', /^a\.csv:2: /],
  ])('names the place of %s', (_, text, message) =>
    expect(() => readExamplesCsv(text, 'a.csv')).toThrow(message),
  );
});
