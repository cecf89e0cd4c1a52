import type { Affinity } from '#protocol';
import { valueAt } from './affinity.js';

/** What an affinity of the portrait is worth at a moment, ISO 8601. */
export const affinityAt = ({ score, at }: Affinity, now: string): number =>
  valueAt({ score, at: Date.parse(at) }, Date.parse(now));
