import { cloudEvents } from './cloud-events.js';
import { BadLine, type LineFormat } from './line-format.js';
import { ndjson } from './ndjson.js';
import { parseJson } from './read-json.js';

/** Every format a log can be exported in, and imported from. */
export const formats = { ndjson, cloudevents: cloudEvents } as const;
export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as readonly FormatName[];

/** The format that a file's first line is in. @throws BadLine where it is in none */
export function formatOf(firstLine: string): LineFormat {
  const value = parseJson(firstLine);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadLine('it is no JSON object');
  }
  return 'specversion' in value ? cloudEvents : ndjson;
}
