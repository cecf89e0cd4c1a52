import type { Projection } from '#projections';
import type { ReadModel, ReadModels, Stored } from '#read-models';
import type { TextFinder } from './text-finder.js';

const PAGE = 500;
const PARTS = [undefined, 'quarantine'] as const;

export interface DocumentSearch {
  readonly documents: number;
  readonly generations: number;
  /** In documents about the person. */
  readonly own: ReadonlySet<string>;
  /** In documents about others. */
  readonly others: ReadonlySet<string>;
}

/** Keys of the documents that are about the person, by projection. */
export type OwnKeys = ReadonlyMap<string, ReadonlySet<string>>;

/** Looks through every document of every generation, the ones beside the live one and what was set aside too. */
export async function searchDocuments(
  readModels: ReadModels,
  projections: readonly Projection[],
  finder: TextFinder,
  keys: OwnKeys,
): Promise<DocumentSearch> {
  const [own, others] = [new Set<string>(), new Set<string>()];
  let [documents, generations] = [0, 0];
  for (const projection of projections) {
    for (const { generation } of await readModels.generations(projection)) {
      generations += 1;
      for (const part of PARTS) {
        const model = { ...projection, generation, ...(part && { part }) };
        for await (const page of pages(readModels, model)) {
          documents += page.length;
          for (const { key, document } of page) {
            const isOwn = keys.get(projection.name)?.has(key) ?? false;
            finder.find(Buffer.from(JSON.stringify(document)), isOwn ? own : others);
          }
        }
      }
    }
  }
  return { documents, generations, own, others };
}

async function* pages(readModels: ReadModels, model: ReadModel): AsyncGenerator<readonly Stored<unknown>[]> {
  for (let after = ''; ;) {
    const page = await readModels.find(model, { after, limit: PAGE });
    yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.key;
  }
}
