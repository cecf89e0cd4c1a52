import { UsageError } from '../../usage-error.js';
import { linesIn, wrongLine } from './lines-in.js';

/** Clicks of one session, oldest first. */
export interface Session {
  readonly items: readonly string[];
  /** When it ended, milliseconds since 1970. */
  readonly at: number;
}

const COLUMNS = ['SessionId', 'ItemId', 'Time'] as const;

/**
 * Reads a table of clicks with the columns SessionId, ItemId and Time (seconds since 1970), parted by tabs or commas.
 *
 * @returns sessions in the order in which they ended
 * @throws UsageError with file and line
 */
export async function readSessions(file: string): Promise<readonly Session[]> {
  let places: readonly number[] | undefined;
  const clicks = new Map<string, { item: string; at: number }[]>();
  for await (const { text, number } of linesIn(file)) {
    const fields = text.split(/[\t,]/).map((field) => field.trim());
    if (!places) {
      places = placesIn(fields, file, number);
      continue;
    }
    const [session = '', item = '', time = ''] = places.map((place) => fields[place]);
    const at = Number(time) * 1000;
    if (session === '' || item === '') throw wrongLine(file, number, 'a session and an item are needed.');
    if (time === '' || !Number.isFinite(at))
      throw wrongLine(file, number, `Time must be seconds since 1970, found "${time}".`);
    const known = clicks.get(session) ?? [];
    known.push({ item, at });
    clicks.set(session, known);
  }
  if (clicks.size === 0) throw new UsageError(`${file} has no clicks: expected ${COLUMNS.join(', ')}.`);
  return [...clicks.values()]
    .map((session) => session.sort((a, b) => a.at - b.at))
    .map((session) => ({ items: session.map(({ item }) => item), at: session.at(-1)?.at ?? 0 }))
    .sort((a, b) => a.at - b.at);
}

function placesIn(header: readonly string[], file: string, number: number): readonly number[] {
  return COLUMNS.map((column) => {
    const place = header.indexOf(column);
    if (place >= 0) return place;
    throw wrongLine(file, number, `expected a header with ${COLUMNS.join(', ')}; ${column} is missing.`);
  });
}
