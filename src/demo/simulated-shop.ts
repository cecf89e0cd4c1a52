import { fileURLToPath } from 'node:url';
import { languageOf } from '#conversation';
import type { SimulationSettings } from '#simulator';
import { readExamples } from '#understanding';
import { loadDemo } from './load.js';

/**
 * What a simulation needs of a shop: a catalogue, and what its shoppers write.
 *
 * @param demo folder of the demo shop's data
 * @param intents folder of example sentences; what they cannot be read as throws `ExamplesInvalid`
 */
export async function loadSimulatedShop(
  demo = fileURLToPath(new URL('../../../demo/', import.meta.url)),
  intents = fileURLToPath(new URL('../../../intents/', import.meta.url)),
): Promise<Pick<SimulationSettings, 'catalogue' | 'phrases'>> {
  const [{ catalogue }, phrases] = await Promise.all([loadDemo(demo), readPhrases(intents)]);
  return { catalogue, phrases };
}

async function readPhrases(folder: string): Promise<SimulationSettings['phrases']> {
  const phrases: Record<string, { en: string[]; zh: string[] }> = {};
  for (const { intent, text } of await readExamples(folder)) {
    const language = languageOf(text);
    if (language !== undefined) (phrases[intent] ??= { en: [], zh: [] })[language].push(text);
  }
  return phrases;
}
