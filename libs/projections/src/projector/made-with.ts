import { z } from 'zod';
import { replayRequest, variant } from '#protocol';
import type { Projection } from '../projection.js';
import type { Stretch } from '../refold/stretch.js';
import { variantOf, VariantUnusable } from '../variant.js';

const notes = z.object({ variant: variant.optional(), request: replayRequest.optional() });

/** How the documents of a generation come about. */
export interface MadeWith {
  readonly projection: Projection;
  /** The part of the log that they show. */
  readonly stretch: Omit<Stretch, 'upTo'>;
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
  const { variant: changes, request: { from, upTo } = {} } = written.data;
  return {
    projection: variantOf(projection, changes),
    stretch: {
      ...(from && ('position' in from ? { after: BigInt(from.position) } : { occurredFrom: from.time })),
      ...(upTo && 'time' in upTo && { occurredBefore: upTo.time }),
    },
  };
}
