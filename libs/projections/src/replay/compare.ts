import { setImmediate, setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Comparison } from '#protocol';
import { differences } from '../differences.js';
import { PageReader } from './page-reader.js';
import { type Compared, isSamePlace, type Places, placesOf, untilSamePlace } from './same-place.js';

interface Pair {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}
type Kind = Comparison['samples'][number]['kind'];

export interface CompareOptions {
  /** How many documents that differ are shown field by field. */
  readonly samples: number;
  /** How long to wait until both have heard the same. Default: 5 seconds. */
  readonly patienceMs?: number;
}

/** A document that differs is looked at again so often where events come in meanwhile, that long apart. */
const LOOKS = 5;
const LOOK_AGAIN_MS = 100;
/** Documents that are looked at in one go. */
const AT_ONCE = 500;

/**
 * Compares all documents of two generations, live ones (`before`) and a shadow's (`after`), in the order of their
 * keys. Memory does not grow with their number. Both may go on while they are compared: documents that differ are
 * then looked at again, and are equal if they are seen equal once.
 */
export async function compareGenerations(
  compared: Compared,
  { samples, patienceMs = 5_000 }: CompareOptions,
): Promise<Omit<Comparison, 'replayId'>> {
  await untilSamePlace(compared, patienceMs);
  const start = await placesOf(compared);
  const tally = new Tally(compared, samples);
  let pairs: Pair[] = [];
  for await (const pair of joined(compared)) {
    pairs.push(pair);
    if (pairs.length < AT_ONCE) continue;
    tally.add(await settled(pairs, start, compared));
    pairs = [];
    // Read models may answer without ever leaving the thread: let sockets and timers have their turn.
    await setImmediate();
  }
  tally.add(await settled(pairs, start, compared));
  return { ...(await positionsOf(compared)), ...tally.result() };
}

/** Where both have heard the same, that is one position: the further, whichever has noted it. */
async function positionsOf(compared: Compared): Promise<Pick<Comparison, 'livePosition' | 'shadowPosition'>> {
  const { live, shadow } = await placesOf(compared);
  const further = live.position > shadow.position ? live.position : shadow.position;
  const same = await isSamePlace(compared, { live, shadow });
  return {
    livePosition: String(same ? further : live.position),
    shadowPosition: String(same ? further : shadow.position),
  };
}

/** Every key of either, with the document of both. */
async function* joined({ readModels, projection, live, shadow }: Compared): AsyncGenerator<Pair> {
  const before = new PageReader<unknown>(readModels, { ...projection, generation: live });
  const after = new PageReader<unknown>(readModels, { ...projection, generation: shadow });
  for (;;) {
    await before.fill();
    await after.fill();
    const [one, other] = [before.head, after.head];
    const order = one && other ? Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)) : 0;
    if (!one && !other) return;
    const isBefore = one !== undefined && order <= 0;
    const isAfter = other !== undefined && order >= 0;
    yield {
      key: (isBefore ? one : other)?.key ?? '',
      before: isBefore ? one.document : undefined,
      after: isAfter ? other.document : undefined,
    };
    if (isBefore) before.advance();
    if (isAfter) after.advance();
  }
}

/** The pairs, where the two have moved since the start with those that differ looked at again. */
async function settled(pairs: readonly Pair[], start: Places, compared: Compared): Promise<readonly Pair[]> {
  let current = pairs;
  for (let look = 1; look < LOOKS; look++) {
    const different = current.filter((pair) => !isEqual(pair)).map(({ key }) => key);
    if (different.length === 0 || (await isStill(start, compared))) break;
    if (look > 1) await setTimeout(LOOK_AGAIN_MS);
    const again = await lookedUp(different, compared);
    current = current.map((pair) => again.get(pair.key) ?? pair);
  }
  return current;
}

async function isStill(start: Places, compared: Compared): Promise<boolean> {
  const now = await placesOf(compared);
  const moved = now.live.position !== start.live.position || now.shadow.position !== start.shadow.position;
  return !moved && (await isSamePlace(compared, now));
}

async function lookedUp(
  keys: readonly string[],
  { readModels, projection, live, shadow }: Compared,
): Promise<ReadonlyMap<string, Pair>> {
  const before = await readModels.getMany({ ...projection, generation: live }, keys);
  const after = await readModels.getMany({ ...projection, generation: shadow }, keys);
  return new Map(keys.map((key) => [key, { key, before: before.get(key), after: after.get(key) }]));
}

const isEqual = ({ before, after }: Pair): boolean => isDeepStrictEqual(before, after);

/** Counts pairs, and keeps the first that differ. */
class Tally {
  private readonly counts = { equal: 0, changed: 0, onlyLive: 0, onlyShadow: 0 };
  private readonly samples: Comparison['samples'] = [];

  constructor(
    private readonly compared: Compared,
    private readonly wanted: number,
  ) {}

  add(pairs: readonly Pair[]): void {
    for (const pair of pairs) {
      // A document that was deleted meanwhile stands in neither any more.
      if (pair.before === undefined && pair.after === undefined) continue;
      const kind = kindOf(pair);
      this.counts[kind === 'only-live' ? 'onlyLive' : kind === 'only-shadow' ? 'onlyShadow' : kind]++;
      if (kind !== 'equal' && this.samples.length < this.wanted) this.samples.push(this.sample(pair, kind));
    }
  }

  result(): Pick<Comparison, 'equal' | 'changed' | 'onlyLive' | 'onlyShadow' | 'samples'> {
    return { ...this.counts, samples: this.samples };
  }

  /** As people see the documents; as they are stored, where the difference does not show. */
  private sample({ key, before, after }: Pair, kind: Kind): Comparison['samples'][number] {
    const shown = differences(this.shown(before), this.shown(after));
    return { key, kind, fields: [...(shown.length > 0 ? shown : differences(before, after))] };
  }

  private shown(document: unknown): unknown {
    const { projection } = this.compared;
    return document === undefined ? undefined : (projection.present?.(document) ?? document);
  }
}

function kindOf(pair: Pair): Kind | 'equal' {
  if (pair.before === undefined) return 'only-shadow';
  if (pair.after === undefined) return 'only-live';
  return isEqual(pair) ? 'equal' : 'changed';
}
