import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { ExamplesInvalid, type Example } from './example.js';

const INTENT_NAME = /^[\p{L}\p{N}_./-]{1,100}$/u;

/**
 * Reads training data in the Rasa NLU YAML layout (https://rasa.com/docs/rasa/training-data-format):
 * `nlu` is a list of `intent` names with `examples`, a block text of which every line is `- phrase`.
 * Other top-level keys and other kinds of training data (lookup, synonym, regex) are passed over,
 * entity annotations `[text](entity)` are reduced to their text.
 *
 * @throws ExamplesInvalid with file and line.
 */
export function readRasaNlu(yaml: string, file: string): Example[] {
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
  return nlu.items.flatMap((item) => {
    if (!isMap(item)) {
      throw new ExamplesInvalid(file, at(item), 'expected an entry with "intent" and "examples".');
    }
    return item.has('intent') ? intentExamples(item, file, at) : [];
  });
}

function intentExamples(item: YAMLMap, file: string, at: (node: unknown) => number | undefined): Example[] {
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
  const examples = phrases(block.value, file, first).map((text) => ({ text, intent }));
  if (examples.length === 0)
    throw new ExamplesInvalid(file, at(block), `intent "${intent}" has no examples.`);
  return examples;
}

function phrases(block: string, file: string, firstLineNumber: number): string[] {
  const found: string[] = [];
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
    found.push(withoutEntities(phrase));
  });
  return found;
}

const withoutEntities = (phrase: string): string =>
  phrase.replace(/\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})/gu, '$1');

const firstLine = (message: string): string => message.split('\n')[0] ?? message;
