import { parentPort, workerData } from 'node:worker_threads';
import { ModelShelf, ScopedClassifier } from '#understanding';
import type { AnswersOrder, Given } from './answers.js';
import { encodersIn } from './encoders-in.js';
import { openVersion } from './open-version.js';

const AT_ONCE = 32;

/** Opens the models, answers everything with each, and ends. Sends `Given[]` for each model, in their order. */
const { folder, name, encoder, versions, questions } = workerData as AnswersOrder;
const shelf = new ModelShelf(folder, name);
// One thread beside those that serve; why it is not another device has been said at the start.
const { encoders } = encodersIn(folder, { ...encoder, workers: 1, cache: 0 }, () => undefined);
const all: Given[][] = [];
for (const { version, inScope } of versions) {
  const classifier = new ScopedClassifier(await openVersion(shelf, encoders, version), inScope);
  const given: Given[] = [];
  for (let from = 0; from < questions.length; from += AT_ONCE) {
    for (const { ranking, outOfScope } of await classifier.classify(questions.slice(from, from + AT_ONCE))) {
      const { intent, probability } = ranking[0] ?? { intent: '', probability: 0 };
      given.push({ intent, probability, outOfScope });
    }
  }
  await classifier.close();
  all.push(given);
}
parentPort?.postMessage(all);
