import { InvalidArgumentError } from 'commander';

/** `1-3,7` as 1, 2, 3, 7. */
export function seeds(text: string): readonly number[] {
  const parts = text.split(',').map((part) => /^(\d+)(?:-(\d+))?$/.exec(part.trim()));
  const all = parts.flatMap((part) => {
    const first = Number(part?.[1] ?? NaN);
    const last = Number(part?.[2] ?? first);
    return Number.isNaN(first) || last < first
      ? [NaN]
      : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  if (all.length > 100 || all.some(Number.isNaN))
    throw new InvalidArgumentError('Give seeds such as 1-3 or 1,4,9.');
  return all;
}
