import { join } from 'node:path';
import type { EventStore } from '#event-store';
import type { Recorded } from '#protocol';
import type { ForgettingParts } from '../parts.js';
import type { Trace } from '../traces/personal-texts.js';
import { type DocumentSearch, searchDocuments } from '../traces/search-documents.js';
import { type FileSearch, searchFiles } from '../traces/search-files.js';
import { TextFinder } from '../traces/text-finder.js';
import { searchOwnEvents } from './search-own-events.js';

/** What was found of the traces, wherever one could look. */
export interface Found {
  readonly documents: DocumentSearch;
  readonly files: FileSearch;
  readonly backups: FileSearch;
  /** In the person's events as an export would write them. */
  readonly exported: ReadonlySet<string>;
  /** Addresses of the person in fields that are not personal, such as that of a page. */
  readonly elsewhere: ReadonlySet<string>;
  /** Texts that stand in documents about the person for something else: the name of a product, a new message. */
  readonly harmlessHere: ReadonlySet<string>;
  /** Texts that stand anywhere for something else: these, and what others have said. */
  readonly harmless: ReadonlySet<string>;
}

/** Looks for what was personal in documents, in files, and in what an export would write. */
export async function search(
  parts: ForgettingParts,
  event: Recorded<'ShopperForgotten'>,
  traces: readonly Trace[],
): Promise<Found> {
  const finder = new TextFinder(traces.map(({ text }) => text));
  const own = await searchOwnEvents(parts, event, finder);
  const documents = await searchDocuments(parts.readModels, parts.projections, finder, own.keys);
  const backups = await searchFiles(parts.backupsFolder, finder);
  // What models learnt from the shop's own examples is no part of what is kept of shoppers.
  const models = join(parts.dataFolder, 'models');
  const files = await searchFiles(parts.dataFolder, finder, [models, parts.backupsFolder]);
  const addresses = new Set(traces.flatMap(({ text, isAddress }) => (isAddress ? [text] : [])));
  const elsewhere = new Set([...own.inOtherFields].filter((text) => addresses.has(text)));
  const harmlessHere = new Set([...own.inOtherFields, ...own.since].filter((text) => !elsewhere.has(text)));
  const anywhere = [
    documents.others,
    own.exported,
    ...files.found.values(),
    ...backups.found.values(),
  ].flatMap((found) => [...found]);
  const suspicious = new Set(anywhere.filter((text) => !harmlessHere.has(text)));
  const said = await saidByOthers(parts.store, event.data.streams, suspicious);
  const harmless = new Set([...harmlessHere, ...said]);
  return { documents, files, backups, exported: own.exported, elsewhere, harmlessHere, harmless };
}

/** Which of the texts others have said, too: only where something was found is it asked. */
async function saidByOthers(
  store: Pick<EventStore, 'readAll'>,
  streams: readonly string[],
  texts: ReadonlySet<string>,
): Promise<Set<string>> {
  const said = new Set<string>();
  if (texts.size === 0) return said;
  const finder = new TextFinder(texts);
  const own = new Set(streams);
  for (let after = 0n; said.size < texts.size;) {
    const events = await store.readAll(after);
    for (const { stream, data } of events) {
      if (!own.has(stream)) finder.find(Buffer.from(JSON.stringify(data)), said);
    }
    const last = events.at(-1);
    if (!last) break;
    after = last.position;
  }
  return said;
}
