import { seededRandom, shuffle } from '#kernel';
import { leadingLabel, softmax } from '../model/linear-head.js';
import type { TrainingSettings } from '../model/settings.js';
import { learnScope } from '../scope/learn-scope.js';
import type { Scope, ScopeCues } from '../scope/scope.js';
import { inputOf, type Corpus, type Fitted, type Lesson } from './fit.js';
import { nearnessAt, strangerOf, type Stranger } from './hold-out.js';
import type { Mixture } from './mixture.js';

/** Every part leaves out a share of the intents; texts about them are strangers to a model that never met them. */
const PARTS = 4;
const PARTS_TRIED = 2;
/** Enough examples to learn the weights of a few cues from. */
const MOST_EXAMPLES = 2000;

/** Examples that are gone through for it. */
export const leftOutWork = (examples: number, intents: number): number =>
  intents < PARTS ? 0 : PARTS_TRIED * Math.min(MOST_EXAMPLES, examples) * (1 - 1 / PARTS);

/**
 * Learns when a text is about none of the intents, from three kinds of texts, each read by models that had not seen
 * it: held-out examples, everyday texts, and examples of intents that were left out altogether.
 *
 * @returns the scope, and the cues of all texts outside it
 */
export function scopeOf(
  corpus: Corpus,
  { heldOut, members, temperature }: Mixture,
  settings: TrainingSettings,
  learn: (lesson: Lesson) => Fitted,
): { readonly scope: Scope; readonly foreign: readonly ScopeCues[] } {
  const { scores, labels, classes } = heldOut;
  const inside = Array.from(labels, (label, i) => {
    const row = scores.slice(i * classes, (i + 1) * classes);
    softmax(row);
    const leading = leadingLabel(row);
    const cues = { ...nearnessAt(heldOut, i), probability: row[leading] ?? 0 };
    return { cues, right: leading === label };
  });
  const [linear = { temperature, temperatureUnread: temperature }] = members;
  const own = ({ nearness }: Stranger): number =>
    nearness.similar === undefined ? linear.temperatureUnread : linear.temperature;
  const everyday = heldOut.strangers.map((stranger) => cuesOf(stranger, own(stranger)));
  const leftOut = leaveIntentsOut(corpus, settings, learn).map((stranger) => cuesOf(stranger, own(stranger)));
  const foreign = [...everyday, ...leftOut];
  return { scope: learnScope({ inside, outside: [everyday, leftOut] }), foreign };
}

function leaveIntentsOut(
  corpus: Corpus,
  { regression }: TrainingSettings,
  learn: (lesson: Lesson) => Fitted,
): Stranger[] {
  const { labels, classes } = corpus;
  if (classes < PARTS) return [];
  const order = shuffle(
    Int32Array.from({ length: classes }, (_, i) => i),
    seededRandom(regression.seed),
  );
  const parts = new Int32Array(classes);
  order.forEach((label, i) => (parts[label] = i % PARTS));
  const stride = Math.ceil(labels.length / MOST_EXAMPLES);
  const some = Int32Array.from(labels.keys()).filter((example) => example % stride === 0);
  const partOf = (example: number): number => parts[labels[example] ?? 0] ?? 0;
  return Array.from({ length: PARTS_TRIED }, (_, part) => {
    const fitted = learn({
      examples: some.filter((example) => partOf(example) !== part),
      everyday: corpus.everyday,
    });
    return Array.from(
      some.filter((example) => partOf(example) === part),
      (example) => strangerOf(inputOf(corpus, example, fitted), fitted),
    );
  }).flat();
}

function cuesOf({ scores, nearness }: Stranger, temperature: number): ScopeCues {
  const row = scores.slice();
  softmax(row, temperature);
  return { ...nearness, probability: row[leadingLabel(row)] ?? 0 };
}
