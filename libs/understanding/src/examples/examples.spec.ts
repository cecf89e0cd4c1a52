import { describe, expect, it } from '@jest/globals';
import { csvRows } from './csv.js';
import { decodeText } from './decode-text.js';
import { examineExamples } from './examine-examples.js';
import type { ExampleWarning, ReadExample } from './example.js';
import { jsonRows } from './json.js';
import { readRasaNlu } from './rasa-nlu.js';
import { tableExamples } from './table-examples.js';

const yaml = (...lines: string[]): string => ['version: "3.1"', 'nlu:', ...lines].join('\n');
const entry = (...phrases: string[]): string =>
  yaml('  - intent: greeting', '    examples: |', ...phrases.map((phrase) => `      ${phrase}`));
const phrase = (text: string, line: number, intent = 'greeting'): ReadExample => ({
  text,
  intent,
  file: 'a.yml',
  line,
});

describe('readRasaNlu', () => {
  it('reads phrases, also with quotes, colons and hashes, and knows their lines', () => {
    expect(readRasaNlu(entry('- hi: "you"', '', '- 您好 # 1'), 'a.yml')).toEqual([
      phrase('hi: "you"', 5),
      phrase('您好 # 1', 7),
    ]);
  });

  it('keeps the text of an annotated entity', () => {
    expect(readRasaNlu(entry('- fly to [Berlin](city)', '- [today]{"entity": "day"} only'), 'a.yml')).toEqual(
      [phrase('fly to Berlin', 5), phrase('today only', 6)],
    );
  });

  it('passes over training data of other kinds', () => {
    expect(readRasaNlu(yaml('  - synonym: credit', '    examples: |', '      - card'), 'a.yml')).toEqual([]);
  });

  it('warns of keys it does not know, where they stand, and reads the rest', () => {
    const warnings: ExampleWarning[] = [];
    const text = ['nul: 1', entry('- hi'), '    exmaples: |', '      - ho'].join('\n');
    expect(readRasaNlu(text, 'a.yml', (warning) => warnings.push(warning))).toHaveLength(1);
    expect(warnings.map(({ line, message }) => [line, /"(\w+)"/.exec(message)?.[1]])).toEqual([
      [1, 'nul'],
      [7, 'exmaples'],
    ]);
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

describe('csvRows', () => {
  it('reads quoted fields, a byte order mark and line breaks inside a field, and knows where each row begins', () => {
    const csv = '\ufefftext,category\n"Hi, ""you""\nthere",greeting\n\nho,greeting\n';
    expect(csvRows(csv, 'a.csv')).toEqual([
      { line: 2, fields: { text: 'Hi, "you"\nthere', category: 'greeting' } },
      { line: 5, fields: { text: 'ho', category: 'greeting' } },
    ]);
  });

  it.each([';', '\t'])('tells columns that are parted by %j by their header', (delimiter) => {
    const csv = `text${delimiter}intent\nhi, you${delimiter}greeting\n`;
    expect(csvRows(csv, 'a.csv')[0]?.fields).toEqual({ text: 'hi, you', intent: 'greeting' });
  });

  it('names the place of a missing field', () =>
    expect(() => csvRows('text,category\nhi\n', 'a.csv')).toThrow(/^a\.csv:2: /));
});

describe('jsonRows', () => {
  const rows = [
    { line: 2, fields: { text: 'a "b" [c], {d}\\', intent: 'x' } },
    { line: 4, fields: { text: '退款', tags: [1, { two: ']' }] } },
  ];

  it('reads an array of objects, however it is laid out, and knows the line of each', () => {
    const [first, second] = rows.map(({ fields }) => JSON.stringify(fields));
    expect(jsonRows(`[\n${first ?? ''}\n\n,${second ?? ''}]\n`, 'a.json')).toEqual(rows);
  });

  it('reads an object a line', () => {
    const [first, second] = rows.map(({ fields }) => JSON.stringify(fields));
    expect(jsonRows(`\n${first ?? ''}\r\n\n${second ?? ''}`, 'a.jsonl')).toEqual(rows);
  });

  it('takes the NaN of Python for nothing, but not where it is text', () =>
    expect(jsonRows('[{"text": "NaN \\\\" , "intent": NaN, "n": -Infinity}]', 'a.json')[0]?.fields).toEqual({
      text: 'NaN \\',
      intent: null,
      n: null,
    }));

  it.each([
    ['a broken element', '[\n{"text": "a"},\n{"text": }]', /^a\.json:3: expected a JSON object/],
    ['an element that is no object', '[\n["a", "b"]]', /^a\.json:2: expected a JSON object/],
    ['an open array', '[\n{"text": "a"},\n{"text": "b"', /^a\.json:3: the array is not closed/],
    ['an open quote', '[\n{"text": "a}]', /^a\.json:2: the array is not closed/],
    ['a broken line', '{"text": "a"}\nhello', /^a\.json:2: expected a JSON object/],
    ['an object over lines', '{\n"text": "a"}', /^a\.json:1: expected a JSON object/],
  ])('names the place of %s', (_, text, message) => expect(() => jsonRows(text, 'a.json')).toThrow(message));
});

describe('tableExamples', () => {
  const table = (...fields: Record<string, unknown>[]) =>
    fields.map((one, i) => ({ line: i + 2, fields: one }));
  const read = (rows: ReturnType<typeof table>, columns: object = {}) => {
    const warnings: string[] = [];
    const examples = tableExamples(rows, 'a.csv', columns, ({ line, message }) => {
      warnings.push(`${String(line)} ${message}`);
    });
    return { examples: examples.map(({ text, intent }) => [text, intent]), warnings };
  };

  it('finds the usual columns, the finer label before the coarser', () => {
    expect(read(table({ category: 'ORDER', intent: 'cancel', utterance: 'stop it' })).examples).toEqual([
      ['stop it', 'cancel'],
    ]);
  });

  it('takes the columns that are named, and numbers as labels', () => {
    const rows = table({ q: 'stop it', text: 'no', id: 7 });
    expect(read(rows, { text: 'q', label: 'id' }).examples).toEqual([['stop it', '7']]);
  });

  it('leaves out what has no text or label with a warning, and unwanted labels without', () => {
    const rows = table(
      { text: ' ', intent: 'a' },
      { text: 'b', intent: null },
      { text: 'c', intent: 'OTHER' },
    );
    const { examples, warnings } = read(rows, { skipLabels: ['OTHER'] });
    expect(examples).toEqual([]);
    expect(warnings).toEqual([
      '2 "text" is empty: the row is left out.',
      '3 "intent" is empty: the row is left out.',
    ]);
  });

  it('names the columns that are there where one is missing', () => {
    expect(() => read(table({ a: '1', b: '2' }))).toThrow(
      /^a\.csv:1: there is no column "text" or .*; the file has the columns "a", "b"\. Name the right one with --text/,
    );
    expect(() => read(table({ text: '1', b: '2' }), { label: 'c' })).toThrow('no column "c"');
    expect(() => read(table({ text: '1', intent: '2' }), { group: 'g' })).toThrow('with --group');
  });

  it('reads what came before in the order of turns, of its own dialogue, also through rows that are no examples', () => {
    const rows = table(
      { text: 'second', label: 'x', dialogue: 1, turn: 2, prev_system: 'which one?' },
      { text: 'elsewhere', label: 'x', dialogue: 2, turn: 1, prev_system: '' },
      { text: 'first', label: 'OTHER', dialogue: 1, turn: 1, prev_system: 'hello' },
    );
    const examples = tableExamples(rows, 'a.csv', { context: {}, skipLabels: ['OTHER'] }, () => undefined);
    expect(examples.map(({ before }) => before)).toEqual([
      [
        { from: 'staff', text: 'hello' },
        { from: 'shopper', text: 'first' },
        { from: 'staff', text: 'which one?' },
      ],
      [],
    ]);
  });
});

describe('decodeText', () => {
  const decode = (bytes: Uint8Array): string => decodeText(bytes, 'a.csv');

  it('reads UTF-8 and drops its byte order mark', () =>
    expect(decode(Buffer.from('\ufefftext\n退款'))).toBe('text\n退款'));

  it.each([
    ['UTF-16LE', Buffer.from('\ufefftext,category', 'utf16le')],
    ['UTF-16LE', Buffer.from('text,category', 'utf16le')],
    ['UTF-16BE', Buffer.from('\ufefftext', 'utf16le').swap16()],
  ])('calls %s by name, and says how to convert it', (encoding, bytes) =>
    expect(() => decode(bytes)).toThrow(
      `a.csv: the file is in ${encoding}, not UTF-8. Convert it, for example: iconv -f ${encoding} -t UTF-8`,
    ),
  );

  it('names the first line in Latin-1', () =>
    expect(() => decode(Buffer.from('text\ncaf\u00e9\n\u00e9', 'latin1'))).toThrow(
      /^a\.csv:2: .*iconv -f WINDOWS-1252/,
    ));
});

describe('examineExamples', () => {
  const texts = (examples: readonly ReadExample[]) =>
    examineExamples(examples).map(({ line, message }) => [line, message.slice(0, 40)]);

  it('names a text under two intents, however it is spelt, and intents with one example', () => {
    expect(texts([phrase('Hi', 1), phrase('hi ', 2, 'bye'), phrase('hey', 3)])).toEqual([
      [2, '"hi " stands for "bye" here and for "gre'],
      [2, '"bye" has only this example: with ten or'],
    ]);
  });

  it('finds nothing wrong where the same words follow different ones', () => {
    const after = (text: string, example: ReadExample): ReadExample => ({
      ...example,
      before: [{ from: 'staff', text }],
    });
    const examples = [
      after('a', phrase('yes', 1)),
      after('b', phrase('yes', 2, 'bye')),
      phrase('a', 3),
      phrase('b', 4, 'bye'),
    ];
    expect(examineExamples(examples)).toEqual([]);
  });
});
