import type { Readable } from 'node:stream';
import type { OnRejected, Row } from './row.js';

/** In UTF-16 code units; a longer line is not kept in memory. */
const LONGEST_LINE = 1_000_000;

/** Rows of a file with one JSON object a line. Empty lines are nothing; what is no object is rejected. */
export async function* ndjsonRows(bytes: Readable, onRejected: OnRejected): AsyncGenerator<Row> {
  let line = 0;
  for await (const text of lines(bytes)) {
    line++;
    if (text.length > LONGEST_LINE) {
      onRejected({ line, reason: `longer than ${LONGEST_LINE} characters`, row: text.slice(0, 200) });
    } else if (text.trim() !== '') {
      const fields = objectIn(text);
      if (typeof fields === 'string') onRejected({ line, reason: fields, row: text });
      else yield { line, fields };
    }
  }
}

/** Lines without their ends; of a line that is too long, a piece that is too long as well. */
async function* lines(bytes: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = (parts.pop() ?? '').slice(0, LONGEST_LINE + 1);
    yield* parts;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/** @returns the object, or why there is none */
function objectIn(text: string): Row['fields'] | string {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Row['fields']) : 'not a JSON object';
  } catch (error) {
    return `not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}
