import type { Words } from '../../../shared/i18n/en.js';
import type { Format } from '../../../shared/i18n/use-format.js';

type ForesightWords = Words['foresightModels'];

/** Figures that are no shares. */
const COUNTS: ReadonlySet<string> = new Set(['cases', 'asked']);
const MINUTE_MS = 60_000;

/** Less of these is better. */
export const LESS_IS_BETTER: ReadonlySet<string> = new Set(['ece', 'falseAlarmsPer100Sessions']);

/** A figure as it is read: a share, a count, a time. */
export function figureText(name: string, value: number, format: Format): string {
  if (name === 'leadMinutes') return format.span(value * MINUTE_MS);
  if (name === 'falseAlarmsPer100Sessions') return format.number(value);
  return COUNTS.has(name) ? format.number(value) : format.figure(value);
}

/** `question.top1` as "Next question: right at first". */
export function checkName(figure: string, words: ForesightWords): string {
  const [head = '', name = ''] = figure.split('.');
  return `${words.heads[head] ?? head}: ${words.figures[name] ?? name}`;
}
/** The figure's own name, without what it is of. */
export const figureOf = (check: string): string => check.split('.').at(-1) ?? check;

export const sourceName = (source: string, words: ForesightWords): string => words.sources[source] ?? source;
