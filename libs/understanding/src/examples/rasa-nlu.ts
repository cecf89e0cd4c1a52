import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { ExamplesInvalid, type ReadExample, type Warn } from './example.js';

/** Keys of the layout, and of Rasa's domain and dialogue files, which may stand beside `nlu`. */
const TOP_KEYS: ReadonlySet<string> = new Set(
  'version nlu rules stories tests intents entities slots responses forms actions session_config e2e_actions'.split(
    ' ',
  ),
);
const KINDS: ReadonlySet<string> = new Set(['intent', 'synonym', 'regex', 'lookup']);
const ENTRY_KEYS: ReadonlySet<string> = new Set([...KINDS, 'examples', 'metadata', 'use_entities']);

const INTENT_NAME = /^[\p{L}\p{N}_./-]{1,100}$/u;

/**
 * Reads training data in the Rasa NLU YAML layout (https://rasa.com/docs/rasa/training-data-format):
 * `nlu` is a list of `intent` names with `examples`, a block text of which every line is `- phrase`.
 * Other top-level keys and other kinds of training data (lookup, synonym, regex) are passed over,
 * entity annotations `[text](entity)` are reduced to their text. Keys that the layout does not know are warned of.
 *
 * @throws ExamplesInvalid with file and line.
 */
export function readRasaNlu(yaml: string, file: string, warn: Warn = () => undefined): ReadExample[] {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const at = (node: unknown): number | undefined => {
    const range = (node as Node | null | undefined)?.range;
    return range ? lines.linePos(range[0]).line : undefined;
  };
  const [problem] = document.errors;
  if (problem) throw new ExamplesInvalid(file, problem.linePos?.[0].line, firstLine(problem.message));
  const nlu: unknown = isMap(document.contents) ? document.contents.get('nlu', true) : undefined;
  if (!isSeq(nlu)) {
    throw new ExamplesInvalid(
      file,
      at(nlu),
      'expected a list under "nlu:", for example "nlu:\\n  - intent: greeting".',
    );
  }
  const check = (map: unknown, known: ReadonlySet<string>): void => {
    for (const [key, line] of unknownKeys(map, known, at)) {
      warn({
        file,
        line,
        message: `the key "${key}" is not known here; known are ${[...known].join(', ')}.`,
      });
    }
  };
  check(document.contents, TOP_KEYS);
  return nlu.items.flatMap((item) => {
    if (!isMap(item)) {
      throw new ExamplesInvalid(file, at(item), 'expected an entry with "intent" and "examples".');
    }
    check(item, ENTRY_KEYS);
    return item.has('intent') ? intentExamples(item, file, at) : [];
  });
}

type LineOf = (node: unknown) => number | undefined;

function unknownKeys(map: unknown, known: ReadonlySet<string>, at: LineOf): [key: string, line: number][] {
  if (!isMap(map)) return [];
  return map.items.flatMap(({ key }) => {
    const name = isScalar(key) ? String(key.value) : String(key);
    return known.has(name) ? [] : [[name, at(key) ?? 1]];
  });
}

function intentExamples(item: YAMLMap, file: string, at: LineOf): ReadExample[] {
  const name: unknown = item.get('intent', true);
  const intent = isScalar(name) ? String(name.value).trim() : '';
  if (!INTENT_NAME.test(intent)) {
    throw new ExamplesInvalid(
      file,
      at(name) ?? at(item),
      'an intent name is letters, digits, "_", ".", "/" or "-", at most 100.',
    );
  }
  const block: unknown = item.get('examples', true);
  if (!isScalar(block) || typeof block.value !== 'string') {
    throw new ExamplesInvalid(
      file,
      at(block) ?? at(item),
      `intent "${intent}" needs its phrases as a block: "examples: |", then one "- phrase" a line.`,
    );
  }
  // The text of a block scalar begins on the line after its "|"; a plain one on its own line.
  const first = (at(block) ?? 0) + (block.type?.startsWith('BLOCK') ? 1 : 0);
  const examples = phrases(block.value, file, first).map((phrase) => ({ ...phrase, intent, file }));
  if (examples.length === 0)
    throw new ExamplesInvalid(file, at(block), `intent "${intent}" has no examples.`);
  return examples;
}

function phrases(
  block: string,
  file: string,
  firstLineNumber: number,
): Omit<ReadExample, 'intent' | 'file'>[] {
  const found: Omit<ReadExample, 'intent' | 'file'>[] = [];
  block.split('\n').forEach((line, index) => {
    const text = line.trim();
    if (text === '') return;
    const phrase = /^-\s+(.+)$/u.exec(text)?.[1];
    if (phrase === undefined) {
      throw new ExamplesInvalid(
        file,
        firstLineNumber + index,
        `expected "- phrase", found "${text.slice(0, 60)}".`,
      );
    }
    found.push({ text: withoutEntities(phrase), line: firstLineNumber + index });
  });
  return found;
}

const withoutEntities = (phrase: string): string =>
  phrase.replace(/\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})/gu, '$1');

const firstLine = (message: string): string => message.split('\n')[0] ?? message;
