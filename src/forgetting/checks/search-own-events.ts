import { personalValuesIn } from '#privacy';
import type { Recorded } from '#protocol';
import { ownEvents } from '../own-events.js';
import type { ForgettingParts } from '../parts.js';
import type { OwnKeys } from '../traces/search-documents.js';
import type { TextFinder } from '../traces/text-finder.js';

export interface FoundInOwnEvents {
  /** As an export would write them. */
  readonly exported: Set<string>;
  /** In fields that are not personal. */
  readonly inOtherFields: Set<string>;
  /** Said again by a person who came back. */
  readonly since: Set<string>;
  readonly keys: OwnKeys;
}

/** Looks through the events of a forgotten person, as they are kept and as they are read. */
export async function searchOwnEvents(
  parts: ForgettingParts,
  { position, data: { streams } }: Recorded<'ShopperForgotten'>,
  finder: TextFinder,
): Promise<FoundInOwnEvents> {
  const [exported, inOtherFields, since] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const keys = new Map(parts.projections.map(({ name }) => [name, new Set<string>()]));
  for await (const { kept, read } of ownEvents(parts, streams)) {
    const readData = Buffer.from(JSON.stringify(read.data));
    if (kept.position > position) finder.find(readData, since);
    else {
      finder.find(Buffer.from(JSON.stringify(kept.data)), exported);
      // What can be read where it should not is told by the check of the log; here it is about the other fields.
      if (personalValuesIn(read).length === 0) finder.find(readData, inOtherFields);
    }
    for (const projection of parts.projections) {
      if (!projection.handles.includes(read.type)) continue;
      for (const key of projection.aggregate?.ownOf(read.stream) ?? projection.keysOf(read))
        keys.get(projection.name)?.add(key);
    }
  }
  return { exported, inOtherFields, since, keys };
}
