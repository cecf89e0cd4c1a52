import { ExamplesInvalid } from './example.js';
import type { Row } from './row.js';

/**
 * The objects of a JSON file: an array of objects, or one object a line (JSON lines).
 *
 * @throws ExamplesInvalid with file and line.
 */
export function jsonRows(json: string, file: string): Row[] {
  return json.trimStart().startsWith('[') ? arrayRows(json, file) : lineRows(json, file);
}

function lineRows(json: string, file: string): Row[] {
  return json.split('\n').flatMap((text, index) => {
    if (text.trim() === '') return [];
    return [{ line: index + 1, fields: objectIn(text, file, index + 1) }];
  });
}

function arrayRows(json: string, file: string): Row[] {
  return Array.from(elements(json, file), ({ text, line }) => ({ line, fields: objectIn(text, file, line) }));
}

function objectIn(text: string, file: string, line: number): Row['fields'] {
  let value: unknown;
  try {
    value = JSON.parse(withoutNaN(text));
  } catch (error) {
    const reason = (error as Error).message;
    throw new ExamplesInvalid(
      file,
      line,
      `expected a JSON object, such as {"text": "hi", "intent": "greeting"}: ${reason}`,
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row['fields'];
  throw new ExamplesInvalid(
    file,
    line,
    `expected a JSON object with a text and an intent, found ${text.trim().slice(0, 60)}`,
  );
}

/** Python writes `NaN` and `Infinity`, which JSON does not know, where a table has no value. */
const withoutNaN = (text: string): string =>
  /NaN|Infinity/.test(text)
    ? text.replace(/("(?:\\.|[^"\\])*")|-?\b(?:NaN|Infinity)\b/gs, (_, quoted?: string) => quoted ?? 'null')
    : text;

interface Element {
  readonly text: string;
  readonly line: number;
}

/** The elements of the outermost array as they are written, so that each is known by its line. */
function* elements(json: string, file: string): Generator<Element> {
  let depth = 0;
  let line = 1;
  let start = -1;
  let startLine = 1;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const sign = json[i] ?? '';
    if (sign === '\n') line++;
    if (inString) {
      if (sign === '\\') i++;
      else if (sign === '"') inString = false;
      continue;
    }
    if (sign === '"') inString = true;
    const ends = depth === 1 && (sign === ',' || sign === ']');
    if (ends && start !== -1) yield { text: json.slice(start, i), line: startLine };
    if (ends) start = -1;
    if (depth === 1 && start === -1 && !ends && sign.trim() !== '') {
      start = i;
      startLine = line;
    }
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (depth === 0 && i > 0 && sign === ']') return;
  }
  throw new ExamplesInvalid(
    file,
    startLine,
    'the array is not closed: a "]" or a quote is missing after this line.',
  );
}
