import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import type { BehaviourSequence, Moment } from '#foresight';
import { UsageError } from '../usage-error.js';

/** What Taobao's four kinds of events are called here. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['pv', 'ProductViewed'],
  ['fav', 'ProductAddedToWishlist'],
  ['cart', 'ProductAdded'],
  ['buy', 'OrderCompleted'],
]);

/** The days the data set is about: 25 November to 3 December 2017, Beijing time. */
const FIRST = Date.parse('2017-11-25T00:00:00+08:00');
const DAY = 86_400_000;
export const TAOBAO_END = FIRST + 9 * DAY;

/** Errors of either stream end the iteration over the rows. */
const rowsOf = (path: string) =>
  pipeline(createReadStream(path), parse({ relax_column_count: true }), () => undefined);

/**
 * Histories from Taobao's UserBehavior.csv (no header: user, item, category, type, Unix seconds). Rows outside the
 * nine days that it is about are left out, as is usual.
 *
 * @throws UsageError where a row is of another make
 */
export async function taobaoHistories(path: string): Promise<readonly BehaviourSequence[]> {
  const users = new Map<string, Moment[]>();
  let rows = 0;
  try {
    for await (const row of rowsOf(path) as AsyncIterable<readonly string[]>) {
      rows++;
      if (row.length < 5) {
        process.stderr.write(`${path}, row ${String(rows)} is cut off and left out.\n`);
        continue;
      }
      const [user = '', item = '', category = '', kind = '', seconds = ''] = row;
      const type = TYPES.get(kind);
      const at = 1000 * Number(seconds);
      if (type === undefined || Number.isNaN(at))
        throw new UsageError(
          `${path}, row ${String(rows)}: user, item, category, pv|fav|cart|buy, seconds were expected.`,
        );
      if (at < FIRST || at >= TAOBAO_END) continue;
      const moments = users.get(user) ?? [];
      users.set(user, moments);
      moments.push({ eventId: `row-${String(rows)}`, at, type, item, category });
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') throw new UsageError(`${path}: no such file.`);
    throw error;
  }
  return Array.from(users, ([user, moments]) => ({
    shopperId: `u-${user}`,
    moments: moments.sort((a, b) => a.at - b.at),
  }));
}
