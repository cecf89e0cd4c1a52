import type { ProofCheck, Recorded } from '#protocol';
import type { ForgettingParts } from '../parts.js';
import { type Reach, reachOf } from '../reach.js';
import type { Trace } from '../traces/personal-texts.js';
import type { FileSearch } from '../traces/search-files.js';
import { type Found, search } from './search.js';

/** What is still known of a person who was just forgotten: kept in memory for the proof, written nowhere. */
export interface Memory {
  readonly traces: readonly Trace[];
  /** Rejected inputs that named them and were removed. */
  readonly removed: number;
}

/** A forgetting whose process ended before it was proved: nobody knows any more what to look for. */
const NOT_KNOWN = ' What they had told is known to nobody any more, so it could not be looked for.';

/** Its tables are written anew (`scrub`); more cannot be promised, and must not be claimed. */
const NOT_SEARCHED =
  ' The files of the database server, its write-ahead log and its own backups among them, were not looked through.';

/** Looks everywhere where something personal of the forgotten person may be left. */
export async function prove(
  parts: ForgettingParts,
  event: Recorded<'ShopperForgotten'>,
  memory: Memory | undefined,
  removedFiles: number,
): Promise<readonly ProofCheck[]> {
  const found = await search(parts, event, memory?.traces ?? []);
  const reach = await reachOf(parts, { streams: event.data.streams, upTo: event.position });
  const unknown = memory ? '' : NOT_KNOWN;
  return [
    log(reach, found),
    await keys(parts, event),
    documents(found, unknown),
    files('files', found.files, found, unknown + (parts.documentsOnServer ? NOT_SEARCHED : '')),
    files('backups', found.backups, found, unknown),
    exports(reach.events, found, unknown),
    rejected(memory, await parts.rejected.count()),
    await attachments(parts, removedFiles),
  ];
}

function log({ events, forgotten, readable }: Reach, { elsewhere }: Found): ProofCheck {
  const finding = [
    `${n(forgotten, 'personal field')} in ${n(events, 'event')} ${forgotten === 1 ? 'reads' : 'read'} as forgotten.`,
    readable > 0 &&
      `${n(readable, 'field')} can still be read: stored before fields were sealed. Export the log and take it over into a new data folder with presage import-log, which seals them; then forget again.`,
    elsewhere.size > 0 &&
      `${n(elsewhere.size, 'address', 'addresses')} also stand in fields that are not personal, such as that of a page.`,
  ];
  const found = readable + elsewhere.size;
  return { what: 'log', finding: finding.filter(Boolean).join(' '), looked: forgotten + readable, found };
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

function documents(found: Found, unknown: string): ProofCheck {
  const { documents: looked, generations, own, others } = found.documents;
  const here = [...own].filter((text) => !found.harmlessHere.has(text));
  const there = [...others].filter((text) => !found.harmless.has(text));
  const left = new Set([...here, ...there]).size;
  const where = `${n(looked, 'document')} in ${n(generations, 'generation')} of read models`;
  return { what: 'read-models', finding: `${where}: ${verdict(left)}${unknown}`, looked, found: left };
}

function files(
  what: string,
  { files, bytes, found }: FileSearch,
  { harmless }: Found,
  unknown: string,
): ProofCheck {
  const left = new Set<string>();
  const paths: string[] = [];
  for (const [path, texts] of found) {
    const here = [...texts].filter((text) => !harmless.has(text));
    for (const text of here) left.add(text);
    if (here.length > 0) paths.push(path);
  }
  const where = `Every byte of ${n(files, 'file')} (${(bytes / 1e6).toFixed(1)} MB)`;
  const named = paths.length > 0 ? ` In ${paths.slice(0, 5).join(', ')}.` : '';
  return {
    what,
    finding: `${where}: ${verdict(left.size)}${named}${unknown}`,
    looked: files,
    found: left.size,
  };
}

function exports(looked: number, { exported, harmless }: Found, unknown: string): ProofCheck {
  const left = [...exported].filter((text) => !harmless.has(text)).length;
  const where = `${n(looked, 'event')} of theirs as an export writes ${looked === 1 ? 'it' : 'them'}`;
  return { what: 'exports', finding: `${where}: ${verdict(left)}${unknown}`, looked, found: left };
}

function rejected(memory: Memory | undefined, looked: number): ProofCheck {
  const removed = memory?.removed ?? 0;
  const finding = `${n(removed, 'rejected input')} that named them removed; ${n(looked, 'other')} kept.`;
  return { what: 'rejected', finding, looked: removed + looked, found: 0 };
}

/** Their keys are gone, so nobody could read them any more; that their bytes are gone too spares the question. */
async function attachments(parts: ForgettingParts, removed: number): Promise<ProofCheck> {
  const all = removed + (await parts.attachments.removeForgotten());
  return { what: 'attachments', finding: `${n(all, 'file')} removed.`, looked: all, found: 0 };
}

const verdict = (left: number): string =>
  left === 0 ? 'none of their former values.' : `${n(left, 'piece')} of their former values.`;

const n = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
