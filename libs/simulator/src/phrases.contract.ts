import { causes, misreadings } from './troubles/causes.js';
import type { Phrases } from './world.js';

const intents = [
  ...Object.values(causes).flatMap(({ asks }) => Object.keys(asks)),
  ...Object.values(misreadings).flat(),
  'greeting',
  'thanks',
];

/** For tests: a sentence for each intent that shoppers of a simulation may have. */
export const simulatedPhrases: Phrases = Object.fromEntries(
  intents.map((intent) => [intent, { en: [`It is about ${intent}`], zh: [`关于 ${intent}`] }]),
);
