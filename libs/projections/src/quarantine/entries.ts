import type { Quarantined, QuarantineGroup } from '#protocol';
import type { ReadModel, ReadModels, Stored } from '#read-models';
import { causeOf } from './cause-of.js';
import { type QuarantineEntry, quarantineOf } from './entry.js';

const PAGE = 1_000;
const SAMPLES = 20;

/** Which entries are meant: all of a cause, or these; neither: all. */
export interface Selection {
  readonly cause?: string | undefined;
  readonly eventIds?: readonly string[] | undefined;
}

/** Everything that the projection has set aside, in the order of the log. */
export async function entriesOf(
  readModels: ReadModels,
  model: ReadModel,
): Promise<readonly QuarantineEntry[]> {
  const entries: QuarantineEntry[] = [];
  let page: readonly Stored<QuarantineEntry>[];
  do {
    const after = entries.at(-1)?.eventId;
    page = await readModels.find(quarantineOf(model), { limit: PAGE, ...(after !== undefined && { after }) });
    entries.push(...page.map(({ document }) => document));
  } while (page.length === PAGE);
  return entries.sort((a, b) => Number(BigInt(a.position) - BigInt(b.position)));
}

export const isSelected =
  ({ cause, eventIds }: Selection) =>
  ({ eventId, error }: Quarantined): boolean =>
    (eventIds === undefined || eventIds.includes(eventId)) &&
    (cause === undefined || causeOf(error) === cause);

/** What has been set aside, by cause; the most frequent first. */
export async function quarantineGroups(
  readModels: ReadModels,
  model: ReadModel,
): Promise<readonly QuarantineGroup[]> {
  const byCause = new Map<string, Quarantined[]>();
  for (const { correlationId: _, ...entry } of await entriesOf(readModels, model)) {
    const cause = causeOf(entry.error);
    const known = byCause.get(cause);
    if (known) known.push(entry);
    else byCause.set(cause, [entry]);
  }
  return [...byCause]
    .map(([cause, entries]) => groupOf(model, cause, entries))
    .sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1));
}

function groupOf(
  { name, version }: ReadModel,
  cause: string,
  entries: readonly Quarantined[],
): QuarantineGroup {
  const times = entries.map(({ at }) => at).sort();
  return {
    projection: name,
    version,
    cause,
    count: entries.length,
    documents: new Set(entries.map(({ key }) => key)).size,
    firstAt: times[0] ?? '',
    lastAt: times.at(-1) ?? '',
    samples: entries.slice(-SAMPLES).reverse(),
  };
}

/** Whether an event about one of the documents could not be applied, so that it does not show everything. */
export async function isDegraded(
  readModels: ReadModels,
  model: ReadModel,
  ...keys: readonly string[]
): Promise<boolean> {
  const quarantine = quarantineOf(model);
  if ((await readModels.count(quarantine)) === 0) return false;
  for (const key of keys) if ((await readModels.count(quarantine, { key })) > 0) return true;
  return false;
}
