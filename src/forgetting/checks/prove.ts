import type { ProofCheck, Recorded } from '#protocol';
import type { ForgettingParts } from '../parts.js';
import { reachOf } from '../reach.js';
import type { Trace } from '../traces/personal-texts.js';
import { type Found, search } from './search.js';

/** What is still known of a person who was just forgotten: kept in memory for the proof, written nowhere. */
export interface Memory {
  readonly traces: readonly Trace[];
  /** Rejected inputs that named them and were removed. */
  readonly removed: number;
}

/** A forgetting whose process ended before it was proved: nobody knows any more what to look for. */
const NOT_KNOWN = ' The values are known to nobody any more, so that texts could not be looked for.';

/** Looks everywhere where something personal of the forgotten person may be left. */
export async function prove(
  parts: ForgettingParts,
  event: Recorded<'ShopperForgotten'>,
  memory: Memory | undefined,
): Promise<readonly ProofCheck[]> {
  const found = await search(parts, event, memory?.traces ?? []);
  const unknown = memory ? '' : NOT_KNOWN;
  return [
    await log(parts, event, found),
    await keys(parts, event),
    documents(found, unknown),
    files(found, unknown),
    backups(found, unknown),
    exports(found, unknown),
    rejected(memory, await parts.rejected.count()),
  ];
}

async function log(
  parts: ForgettingParts,
  event: Recorded<'ShopperForgotten'>,
  { elsewhere }: Found,
): Promise<ProofCheck> {
  const { streams } = event.data;
  const upTo = event.position;
  const { events, forgotten, readable } = await reachOf(parts, { streams, upTo });
  const finding = [
    `${n(forgotten, 'personal field')} in ${n(events, 'event')} ${forgotten === 1 ? 'reads' : 'read'} as forgotten.`,
    readable > 0 &&
      `${n(readable, 'field')} can still be read: stored before fields were sealed. Export the log and restore it into a new data folder, which seals them; then forget again.`,
    elsewhere.size > 0 &&
      `${n(elsewhere.size, 'address', 'addresses')} also stand in fields that are not personal, such as that of a page.`,
  ];
  return {
    what: 'log',
    finding: finding.filter(Boolean).join(' '),
    looked: forgotten + readable,
    found: readable + elsewhere.size,
  };
}

async function keys(parts: ForgettingParts, { data }: Recorded<'ShopperForgotten'>): Promise<ProofCheck> {
  const states = await parts.keys.find(data.keyIds);
  const alive = data.keyIds.filter((id) => states.get(id)?.kind !== 'destroyed').length;
  const finding =
    alive === 0
      ? `${n(data.keyIds.length, 'key')} destroyed; a tombstone without key bytes is left of each.`
      : `${n(alive, 'key')} still there.`;
  return { what: 'keys', finding, looked: data.keyIds.length, found: alive };
}

function documents({ documents: { documents, generations, own, others }, ...found }: Found, unknown: string) {
  const here = [...own].filter((text) => !found.harmlessHere.has(text));
  const there = [...others].filter((text) => !found.harmless.has(text));
  const left = new Set([...here, ...there]).size;
  const where = `${n(documents, 'document')} of ${n(generations, 'generation')}`;
  return check('read-models', `${where} of all read models: ${verdict(left)}`, documents, left, unknown);
}

function files({ files: { found, files, bytes }, harmless }: Found, unknown: string): ProofCheck {
  const left = leftIn(found, harmless, (path) => !isBackup(path));
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  const finding = `Every byte of ${n(files, 'file')} (${size}), journals too: ${verdict(left.texts)}${named(left.paths)}`;
  return check('files', finding, files, left.texts, unknown);
}

function backups({ files: { found }, harmless }: Found, unknown: string): ProofCheck {
  const left = leftIn(found, harmless, isBackup);
  const finding = `Backups were looked through with the other files: ${verdict(left.texts)}${named(left.paths)}`;
  return check('backups', finding, 0, left.texts, unknown);
}

function exports({ exported, harmless }: Found, unknown: string): ProofCheck {
  const left = [...exported].filter((text) => !harmless.has(text)).length;
  return check('exports', `Their events as an export writes them: ${verdict(left)}`, exported.size, left, unknown);
}

const rejected = (memory: Memory | undefined, looked: number): ProofCheck => ({
  what: 'rejected',
  finding: memory
    ? `${n(memory.removed, 'rejected input')} that named them ${memory.removed === 1 ? 'was' : 'were'} removed.`
    : 'Rejected inputs that named them were removed before.',
  looked,
  found: 0,
});
