import { derivedId } from '#kernel';
import type { HelpState } from '../state/help-state.js';

/**
 * Who is held out of a policy: a fixed share of people, told by a hash of policy and person. Whoever was in one arm
 * stays in it, also when they turn out to be somebody who is known.
 */
export function armOf(
  { offers, ids, shopperId }: HelpState,
  policyId: string,
  holdOut: number,
): 'offer' | 'hold-out' {
  const before = offers.find((offer) => offer.policyId === policyId);
  return before?.arm ?? (isHeldOut(policyId, ids[0] ?? shopperId, holdOut) ? 'hold-out' : 'offer');
}

/** Grows with the share: who is held out of a tenth is held out of a fifth too. */
export const isHeldOut = (policyId: string, shopperId: string, holdOut: number): boolean =>
  mixed(Number.parseInt(derivedId('hold-out', policyId, shopperId).slice(-8), 16)) / 2 ** 32 < holdOut;

/**
 * Ids that differ in their last letters alone have digests that lie close together: MurmurHash3's finaliser (Appleby,
 * public domain) spreads them over all of 32 bits.
 */
function mixed(digest: number): number {
  let hash = digest;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
