import { z } from 'zod';
import type { EventStore } from '#event-store';
import type { ReplayRequest } from '#protocol';
import type { Generation, ReadModels } from '#read-models';
import { AddsUpMany } from '../adds-up-many.js';
import type { Projection } from '../projection.js';
import { madeWith } from '../projector/made-with.js';
import { closureOf } from '../refold/closure-of.js';
import type { RefoldLog } from '../refold/cursor.js';
import { ReplayImpossible } from './replay-impossible.js';
import { type Divided, isDivisible } from './shares/share.js';
import { ORIGINAL, type Owner } from './state.js';

/** To start threads and to join what they have built takes about as long as so many events. */
const WORTH_DIVIDING = 50_000;

/** What a replay is to do. */
export interface ReplayOrder {
  readonly replayId: string;
  readonly request: ReplayRequest;
}

export interface ShadowParts {
  readonly store: RefoldLog & Pick<EventStore, 'head'>;
  /** Fewer events than this are not worth dividing. */
  readonly worthDividing?: number;
  readonly readModels: Pick<ReadModels, 'generations' | 'addGeneration' | 'dropGeneration' | 'place'>;
}

const notes = z.object({ replayId: z.string(), share: z.unknown().optional() });

/** Whose documents a generation holds, and whether it is only a part of them. */
export function makerOf({ about }: Pick<Generation, 'about'>): {
  readonly owner: Owner;
  readonly isPart: boolean;
} {
  const written = notes.safeParse(about);
  if (!written.success) return { owner: ORIGINAL, isPart: false };
  return { owner: written.data.replayId, isPart: written.data.share !== undefined };
}

/** Whose documents a generation holds; undefined for a part of a larger whole. */
export function ownerOf(generation: Pick<Generation, 'about'>): Owner | undefined {
  const { owner, isPart } = makerOf(generation);
  return isPart ? undefined : owner;
}

/** The generation that holds an owner's documents; undefined where there is none. */
export async function generationOf(
  readModels: Pick<ReadModels, 'generations'>,
  projection: Projection,
  owner: Owner,
): Promise<number | undefined> {
  const all = await readModels.generations(projection);
  return all.find((generation) => ownerOf(generation) === owner)?.generation;
}

/**
 * The generation in which a replay keeps its documents, made where there is none yet. Where two begin the same replay
 * at once, both are given the same one.
 *
 * @returns its number
 * @throws ReplayImpossible where one key of an aggregate is asked for
 */
export async function shadowFor(
  projection: Projection,
  { replayId, request }: ReplayOrder,
  { store, readModels, worthDividing }: ShadowParts,
): Promise<number> {
  const known = await generationOf(readModels, projection, replayId);
  if (known !== undefined) return known;
  if (request.key !== undefined && projection.aggregate)
    throw new ReplayImpossible(new AddsUpMany(projection.name).message);
  const divided = await divisionOf(projection, request, store, worthDividing);
  const about = { replayId, variant: request.variant, request, ...(divided && { divided }) };
  const made =
    request.key === undefined
      ? await readModels.addGeneration(projection, { about })
      : await copyFor(request.key, about, projection, { store, readModels });
  const first = await generationOf(readModels, projection, replayId);
  if (first === undefined || first === made) return made;
  await readModels.dropGeneration(projection, made);
  return first;
}

/** Into how many shares the work is divided, and up to where: the head, or the end that was asked for. */
async function divisionOf(
  projection: Projection,
  { workers: of, key, upTo }: ReplayRequest,
  store: Pick<EventStore, 'head'>,
  worthDividing = WORTH_DIVIDING,
): Promise<Divided | undefined> {
  if (of < 2 || key !== undefined || !isDivisible(projection)) return undefined;
  const head = await store.head();
  const asked = upTo && 'position' in upTo ? BigInt(upTo.position) : head;
  const end = asked < head ? asked : head;
  return end < BigInt(worthDividing) ? undefined : { of, upTo: String(end) };
}

/** A copy of what is live, in which the documents of one key, and of those it is tied to, will be made anew. */
async function copyFor(
  key: string,
  about: object,
  projection: Projection,
  { store, readModels }: ShadowParts,
): Promise<number> {
  const { generation, position: upTo } = await readModels.place(projection);
  const all = await readModels.generations(projection);
  const base = all.find((one) => one.generation === generation)?.about;
  // What is tied together now may come apart, and the other way round: both are folded again.
  const [before, after] = [base, about].map((made) => madeWith(projection, made).projection);
  const keys = new Set([
    ...(before ? await closureOf(store, before, [key], { upTo }) : []),
    ...(after ? await closureOf(store, after, [key], { upTo }) : []),
  ]);
  return readModels.addGeneration(projection, {
    about: { ...about, keys: [...keys], base },
    copyOf: generation,
  });
}
