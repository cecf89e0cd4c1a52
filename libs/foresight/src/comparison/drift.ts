import type { DriftView } from '#protocol';
import { type Counts, type InputFeature, inputFeatures, type Inputs } from './inputs.js';

/** Values that came more seldom while learning are taken together: alone they would say more than they know. */
const RARE = 0.01;
const REST = '';
/** Above this index the world has changed enough for a look (the usual rule of credit scoring). */
const WORTH_A_LOOK = 0.2;

/**
 * Population stability index: the sum over all values of (share now - share then) × ln(share now / share then). 0 where
 * nothing has changed; half a case is added to each value, so that one that never came is no infinity. What chance alone
 * gives on the average for so few cases, (values - 1) × (1 / cases then + 1 / cases now), is taken off (Yurdakul 2018):
 * a quiet day is no change of the world.
 */
export function stabilityIndex(then: Counts, now: Counts): number {
  const learnt = total(then);
  const isRare = (value: string): boolean => (then[value] ?? 0) < RARE * learnt;
  const [before, after] = [grouped(then, isRare), grouped(now, isRare)];
  const values = [...new Set([...before.keys(), ...after.keys()])];
  const shareIn = (counts: ReadonlyMap<string, number>, cases: number, value: string): number =>
    ((counts.get(value) ?? 0) + 0.5) / (cases + 0.5 * values.length);
  const came = total(now);
  if (learnt === 0 || came === 0) return 0;
  const index = values.reduce((sum, value) => {
    const [expected, actual] = [shareIn(before, learnt, value), shareIn(after, came, value)];
    return sum + (actual - expected) * Math.log(actual / expected);
  }, 0);
  return Math.max(0, index - (values.length - 1) * (1 / learnt + 1 / came));
}

const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

function grouped(counts: Counts, isRare: (value: string) => boolean): ReadonlyMap<string, number> {
  const groups = new Map<string, number>();
  for (const [value, count] of Object.entries(counts)) {
    const group = isRare(value) ? REST : value;
    groups.set(group, (groups.get(group) ?? 0) + count);
  }
  return groups;
}

/** Index of each feature. */
export const changes = (learnt: Inputs, now: Inputs): DriftView['days'][number]['inputs'] =>
  inputFeatures.map((feature) => ({
    feature,
    psi: stabilityIndex(learnt.features[feature], now.features[feature]),
  }));

/** Share of moments of a kind, or about a product, that never came while learning. */
export function unknownShare(learnt: Inputs, now: Inputs): number {
  if (now.moments === 0) return 0;
  const strange = (then: Counts, counts: Counts): number =>
    Object.entries(counts).reduce((sum, [value, count]) => sum + (value in then ? 0 : count), 0);
  const unknown = strange(learnt.features.type, now.features.type) + strange(learnt.items, now.items);
  return Math.min(1, unknown / now.moments);
}

/** The features that have changed enough for a look, most changed first, and what has become more or less. */
export const worthALook = (learnt: Inputs, now: Inputs): DriftView['changed'] =>
  changes(learnt, now)
    .filter(({ psi }) => psi > WORTH_A_LOOK)
    .sort((a, b) => b.psi - a.psi)
    .map(({ feature, psi }) => ({ feature, psi, meaning: meaningOf(feature as InputFeature, learnt, now) }));

/** The value whose share has changed most, and from what to what. */
function meaningOf(feature: InputFeature, learnt: Inputs, now: Inputs): string {
  const [then, counts] = [learnt.features[feature], now.features[feature]];
  const share = (of: Counts, value: string): number => (of[value] ?? 0) / Math.max(1, total(of));
  const values = [...new Set([...Object.keys(then), ...Object.keys(counts)])];
  const moved = (value: string): number => Math.abs(share(counts, value) - share(then, value));
  const most = values.reduce((best, value) => (moved(value) > moved(best) ? value : best), values[0] ?? '');
  return `${most}: ${percent(share(then, most))} → ${percent(share(counts, most))}`;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
