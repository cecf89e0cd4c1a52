import { envelopeIn } from '#privacy';
import type { Stores } from '../open-stores.js';

const PAGE = 1_000;

/** What became of the keys that a log names. */
export interface KeysInLog {
  readonly held: number;
  readonly destroyed: number;
  /** Ids of keys that are not here. */
  readonly missing: readonly string[];
}

/** Looks through the whole log for the keys under which something is sealed. */
export async function keysInLog({ log, keys }: Pick<Stores, 'log' | 'keys'>): Promise<KeysInLog> {
  const named = new Set<string>();
  for (let after = 0n; ;) {
    const events = await log.readAll(after, {}, PAGE);
    for (const { data } of events) {
      const key = envelopeIn(data)?.key;
      if (key !== undefined) named.add(key);
    }
    const last = events.at(-1);
    if (!last) break;
    after = last.position;
  }
  const found = await keys.find([...named]);
  const kinds = [...found.values()].map(({ kind }) => kind);
  return {
    held: kinds.filter((kind) => kind === 'held').length,
    destroyed: kinds.filter((kind) => kind === 'destroyed').length,
    missing: [...named].filter((id) => !found.has(id)),
  };
}
