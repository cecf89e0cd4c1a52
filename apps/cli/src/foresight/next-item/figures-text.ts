import type { Figures } from './run-experiment.js';

/** Figures that are told, in the order in which they are written. */
export type Kind = 'hr' | 'ndcg' | 'mrr';

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** One JSON object: `{model, hr5, hr10, …, trainSeconds}`; of the blend the weights, too. */
export function figuresJson(figures: Figures, kinds: readonly Kind[]): string {
  const { model, trainSeconds, blend } = figures;
  const values = told(figures, kinds).map(([name, value]) => [name, round(value, 4)] as const);
  return JSON.stringify({
    model,
    ...Object.fromEntries(values),
    trainSeconds: round(trainSeconds, 1),
    ...(blend && { mixing: blend.mixing, weights: Object.fromEntries(weightsOf(blend)) }),
  });
}

/** One line of a table. */
export const figuresLine = (figures: Figures, kinds: readonly Kind[]): string =>
  [
    figures.model.padEnd(NAME),
    ...told(figures, kinds).map(([, value]) => value.toFixed(4).padStart(VALUE)),
    `${figures.trainSeconds.toFixed(1)} s`.padStart(VALUE + 2),
  ].join('');

export const figuresHeader = (ks: readonly number[], kinds: readonly Kind[]): string =>
  [
    'model'.padEnd(NAME),
    ...kinds.flatMap((kind) => ks.map((k) => `${kind.toUpperCase()}@${String(k)}`.padStart(VALUE))),
    'training'.padStart(VALUE + 2),
  ].join('');

/** How the blend came about, in a sentence. */
export function blendText({ blend }: Figures): string {
  if (!blend) return '';
  const parts = weightsOf(blend).map(([name, weight]) => `${name} ${weight.toFixed(2)}`);
  const how = blend.mixing === 'share' ? 'shares of scores' : 'ranks';
  return `The blend mixes ${how}: ${parts.join(', ')}; chosen on validation items only.\n`;
}

const NAME = 18;
const VALUE = 10;

const weightsOf = ({ weights }: NonNullable<Figures['blend']>): readonly (readonly [string, number])[] =>
  [...weights].filter(([, weight]) => weight > 0).map(([name, weight]) => [name, round(weight, 3)] as const);

const told = (figures: Figures, kinds: readonly Kind[]): readonly (readonly [string, number])[] =>
  kinds.flatMap((kind) => [...figures[kind]].map(([k, value]) => [`${kind}${String(k)}`, value] as const));
