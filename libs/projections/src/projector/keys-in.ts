import type { Projection } from '../projection.js';
import { Cursor, type RefoldLog } from '../refold/cursor.js';
import { keysOf } from '../refold/keys-of.js';
import type { Stretch } from '../refold/stretch.js';

/** Every key that the events of these streams name. */
export async function keysIn(
  log: RefoldLog,
  projection: Projection,
  streams: readonly string[],
  stretch: Stretch,
): Promise<readonly string[]> {
  const handled = new Set(projection.handles);
  const keys = new Set<string>();
  for (const stream of streams) {
    const events = Cursor.overStream(log, stream, stretch, ({ type }) => handled.has(type));
    await events.fill();
    while (events.head) {
      for (const key of keysOf(projection, events.head)) keys.add(key);
      events.advance();
      await events.fill();
    }
  }
  return [...keys];
}
