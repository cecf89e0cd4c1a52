import type { ExampleWarning, ReadExample } from './example.js';

/**
 * What is odd about examples as a whole, in the order in which it stands in the files: one text under two intents,
 * and intents with a single example. Both can be trained on.
 */
export function examineExamples(examples: readonly ReadExample[]): ExampleWarning[] {
  return [...contradictions(examples), ...single(examples)];
}

const spelling = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

function* contradictions(examples: readonly ReadExample[]): Generator<ExampleWarning> {
  const first = new Map<string, ReadExample>();
  for (const example of examples) {
    // What came before can make the same words another question.
    const key = JSON.stringify([spelling(example.text), example.before ?? []]);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, example);
    else if (earlier.intent !== example.intent) {
      const { text, file, line, intent } = example;
      const where = `${earlier.file}:${String(earlier.line)}`;
      const message = `"${text.slice(0, 80)}" stands for "${intent}" here and for "${earlier.intent}" in ${where}: keep one.`;
      yield { file, line, message };
    }
  }
}

function* single(examples: readonly ReadExample[]): Generator<ExampleWarning> {
  const counts = new Map<string, number>();
  for (const { intent } of examples) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  for (const { intent, file, line } of examples) {
    if (counts.get(intent) !== 1) continue;
    yield {
      file,
      line,
      message: `"${intent}" has only this example: with ten or more it can be told from others.`,
    };
  }
}
