import { type Inputs, type ServedForesight } from '#foresight';
import { BASELINES } from '../foresight-models.js';
import { baselinesOf, openVersion } from '../open-version.js';
import { VersionShelf } from '../version-shelf.js';
import type { Bench } from './bench-order.js';
import { learnBaselines } from './learn.js';
import type { LogHistories } from './log-histories.js';

/** A version that answers, and what it says of itself. */
export interface OpenedVersion {
  readonly served: ServedForesight;
  readonly inputs: Inputs;
}

/** Until when versions have learnt, in milliseconds; what learns from the log as it is asked for is left out. */
export async function untilsOf(versions: readonly string[], bench: Bench): Promise<readonly number[]> {
  const shelf = new VersionShelf(bench.folder, bench.shipped);
  const named = versions.filter((version) => version !== BASELINES);
  return Promise.all(named.map(async (version) => (await shelf.open(version)).card.until));
}

/**
 * Opens versions, works with them, and closes them.
 *
 * @param before what baselines may learn from
 * @throws NotOnShelf
 */
export async function withVersions<Outcome>(
  versions: readonly string[],
  bench: Bench,
  before: LogHistories,
  work: (opened: readonly OpenedVersion[]) => Promise<Outcome>,
): Promise<Outcome> {
  const opened: OpenedVersion[] = [];
  try {
    for (const version of versions) opened.push(await openOne(version, bench, before));
    return await work(opened);
  } finally {
    for (const { served } of opened) await served.close();
  }
}

async function openOne(version: string, bench: Bench, before: LogHistories): Promise<OpenedVersion> {
  if (version === BASELINES) {
    const learnt = await learnBaselines(before, bench);
    const { inputs, horizonHours, comeBackDays } = learnt.card;
    return { inputs, served: baselinesOf({ ...learnt, horizonHours, comeBackDays }) };
  }
  const { folder, shipped, device, threads } = bench;
  const file = await new VersionShelf(folder, shipped).open(version);
  return { inputs: file.card.inputs, served: await openVersion(file, { device, threads }) };
}
