import { z } from 'zod';
import { replayRequest, variant } from '#protocol';
import type { Projection } from '../projection.js';
import type { Stretch } from '../refold/stretch.js';
import { forKeys, inStretch } from '../restricted.js';
import { variantOf, VariantUnusable } from '../variant.js';

const notes = z.object({
  variant: variant.optional(),
  request: replayRequest.optional(),
  /** Where one key alone was asked for: every key that was folded again with it. */
  keys: z.array(z.string()).optional(),
  /** What the documents of the other keys were made with: notes like these. */
  base: z.unknown().optional(),
});

/** How the documents of a generation come about. */
export interface MadeWith {
  readonly projection: Projection;
  /** The part of the log that they show. */
  readonly stretch: Omit<Stretch, 'upTo'>;
  /** Where these alone are made like this, and the others like those of the generation that it began with. */
  readonly keys?: readonly string[];
}

/**
 * What a generation was made with, as its maker wrote about it (`{ variant, request }`); one that nobody wrote
 * about has the projection's own definition and shows the whole log.
 *
 * @throws VariantUnusable where the projection cannot be like that any more
 */
export function madeWith(projection: Projection, about: unknown): MadeWith {
  const written = notes.safeParse(about ?? {});
  if (!written.success) {
    throw new VariantUnusable(projection.name, 'nobody can read what was written about these documents.');
  }
  const { variant: changes, request: { from, upTo } = {}, keys, base } = written.data;
  const stretch = {
    ...(from && ('position' in from ? { after: BigInt(from.position) } : { occurredFrom: from.time })),
    ...(upTo && 'time' in upTo && { occurredBefore: upTo.time }),
  };
  const end = upTo && 'position' in upTo ? { upTo: BigInt(upTo.position) } : {};
  const varied = inStretch(variantOf(projection, changes), { ...stretch, ...end });
  if (!keys) return { projection: varied, stretch };
  return {
    projection: forKeys(new Set(keys), varied, madeWith(projection, base).projection),
    stretch: {},
    keys,
  };
}
