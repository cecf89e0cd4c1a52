import { z } from 'zod';
import type { ReadModel } from '#read-models';
import type { Projection } from '../../projection.js';

const divided = z.object({ of: z.number().int(), upTo: z.string() });
const share = divided.extend({ index: z.number().int() });

/** How a replay's work is divided: by key, up to a position; after that it goes on as one. */
export type Divided = z.infer<typeof divided>;
export type Share = z.infer<typeof share>;

const notes = z.object({ divided: divided.optional(), share: share.optional() });

/** What its maker wrote about a generation: how it is divided, or which share it is. */
export function divisionIn(about: unknown): { readonly divided?: Divided; readonly share?: Share } {
  const { divided: whole, share: part } = notes.safeParse(about).data ?? {};
  return { ...(whole && { divided: whole }), ...(part && { share: part }) };
}

/** One share of a replay, to be built in a generation of its own. */
export interface ShareOrder {
  readonly projection: Projection;
  readonly generation: number;
  readonly share: Share;
}

export interface ShareProgress {
  /** Events of the log that it has looked at since the last time it told. */
  readonly events: number;
  readonly position: bigint;
  readonly stream?: string | undefined;
}

/** Builds a share, in this thread or another; resolves when it is whole, or what was under way is stored. */
export type ShareRunner = (
  order: ShareOrder,
  hear: (progress: ShareProgress) => void,
  signal: AbortSignal,
) => Promise<void>;

/** Events about keys that are tied across shares: put aside by each share, applied in order when all are joined. */
export const movedOf = ({ name, version }: ReadModel, generation: number): ReadModel => ({
  name,
  version,
  generation,
  part: MOVED,
  indexes: [],
});
export const MOVED = 'moved';

/** Whether the keys of a projection can be divided at all: each has a stream that is about it as a whole. */
export const isDivisible = ({ sourceOf }: Projection): boolean => sourceOf?.('').streams.length === 1;
