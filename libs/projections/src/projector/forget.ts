import type { Recorded } from '#protocol';
import { CheckpointMoved, type Generation, GenerationUnusable } from '#read-models';
import { isDamage } from '../trouble.js';
import { divisionIn } from '../replay/shares/share.js';
import { VariantUnusable } from '../variant.js';
import { keysIn } from './keys-in.js';
import { ProjectedGeneration } from './projected-generation.js';

type Forgotten = Recorded<'ShopperForgotten'>;

/**
 * Folds everything about a forgotten shopper again: with their keys destroyed, what was personal reads as forgotten.
 * Whoever carries the live generation does the same for those that are kept beside it, each as of where it stands,
 * so that a swap can still be undone. An aggregate drops what is the shopper's own, and keeps its sums. What stood in the files is overwritten before the projection goes on.
 */
export async function forget(documents: ProjectedGeneration, event: Forgotten): Promise<void> {
  const { readModels, record, beforeRefold, scrub = () => readModels.scrub() } = documents.parts;
  await beforeRefold?.(event);
  await foldWithoutThem(documents, event);
  if (record) {
    for (const kept of await readModels.generations(documents.model)) {
      // A share of a replay is made whole by the replay, which comes to the event itself.
      if (divisionIn(kept.about).share) continue;
      if (kept.generation !== documents.generation) await forgetIn(kept, documents, event);
    }
  }
  await scrub();
}

async function foldWithoutThem(documents: ProjectedGeneration, event: Forgotten): Promise<void> {
  const { streams } = event.data;
  const { made, position, parts, quarantine } = documents;
  const { aggregate } = made.projection;
  if (aggregate) {
    const own = streams.flatMap((stream) => aggregate.ownOf(stream));
    return documents.drop(
      own,
      quarantine.entries().filter(({ stream }) => streams.includes(stream)),
    );
  }
  const keys = await keysIn(parts.store, made.projection, streams, { ...made.stretch, upTo: position });
  // An error may quote what the shopper wrote, also where nobody can tell which document it is about.
  const meant = quarantine.entries().filter(({ stream }) => streams.includes(stream));
  if (keys.length > 0 || meant.length > 0) await documents.foldAgain(keys, meant);
}

async function forgetIn(
  { generation }: Generation,
  { model, parts }: ProjectedGeneration,
  event: Forgotten,
): Promise<void> {
  const { record: _, committed: __, ...quietly } = parts;
  try {
    await foldWithoutThem(await ProjectedGeneration.open(model, quietly, generation), event);
  } catch (error) {
    // One that somebody writes right now comes to the event itself; one that was dropped has nothing to forget.
    if (error instanceof CheckpointMoved || error instanceof GenerationUnusable) return;
    // One that nobody can read, or of which nobody knows how to fold it again, is of no use.
    if (!(error instanceof VariantUnusable) && !isDamage(error)) throw error;
    await parts.readModels.dropGeneration(model, generation);
  }
}
