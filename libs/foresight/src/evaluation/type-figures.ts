import type { ForesightFigures } from '#protocol';
import { LEAVE, type Vocabulary } from '../encoding/vocabulary.js';
import { macroF1, perClass, ratio } from './class-figures.js';
import type { Reading } from './reading.js';

/** What the session ends with, where it ends. */
export const LEFT = 'leave';

/** Types by name, details summed up: index by answer, and how many there are. */
export function typeNames(vocabulary: Vocabulary): readonly string[] {
  return Array.from({ length: vocabulary.sizes.types }, (_, answer) =>
    answer === LEAVE ? LEFT : (vocabulary.typeName(answer) ?? ''),
  );
}

/** How often the most probable type of the next event was right; *leave* is one of the answers. */
export function typeFigures(
  { moments, heads: { type } }: Reading,
  vocabulary: Vocabulary,
): ForesightFigures['nextType'] {
  if (!type) return undefined;
  const names = typeNames(vocabulary);
  const answers = moments.flatMap(({ row, lesson, place }) => {
    const target = lesson.targets.type[place] ?? -1;
    if (target < 0) return [];
    const sums = typeSums(type.values.subarray(row * type.classes, (row + 1) * type.classes), names);
    let [predicted, highest] = ['', -1];
    for (const [name, sum] of sums) if (sum > highest) [predicted, highest] = [name, sum];
    return [{ actual: names[target] ?? '', predicted }];
  });
  const right = answers.filter(({ actual, predicted }) => actual === predicted).length;
  return {
    cases: answers.length,
    accuracy: ratio(right, answers.length),
    macroF1: macroF1(perClass(answers)),
  };
}

/** Probabilities of a row by name. */
export function typeSums(row: Float32Array, names: readonly string[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  names.forEach((name, answer) => {
    if (name !== '') sums.set(name, (sums.get(name) ?? 0) + Math.exp(row[answer] ?? -Infinity));
  });
  return sums;
}
