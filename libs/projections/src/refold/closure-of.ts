import type { Projection } from '../projection.js';
import { Cursor, type RefoldLog } from './cursor.js';
import { keysOf } from './keys-of.js';
import type { Stretch } from './stretch.js';
import { Ties } from './ties.js';

/**
 * Every key whose document hangs together with one of these, through events that name several keys (`links`).
 * They may stand in the stream of either side, so they are read by type: rare ones cost little, and a projection
 * without links costs nothing.
 *
 * @returns each key once, those asked for first
 */
export async function closureOf(
  log: RefoldLog,
  projection: Pick<Projection, 'links' | 'keysOf'>,
  keys: readonly string[],
  stretch: Stretch,
): Promise<readonly string[]> {
  if (projection.links.length === 0) return [...new Set(keys)];
  const ties = new Ties();
  const links = Cursor.overTypes(log, projection.links, stretch, () => true);
  await links.fill();
  while (links.head) {
    ties.tie(keysOf(projection, links.head));
    links.advance();
    await links.fill();
  }
  return [...new Set([...keys, ...keys.flatMap((key) => ties.tiedTo(key))])];
}
