import { fileURLToPath } from 'node:url';
import { languageOf } from '#conversation';
import type { RecordedEvent } from '#kernel';
import { asRecorded, simulate, type SimulationSettings } from '#simulator';
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

/** The size of one simulated shop to learn from: some 120,000 events and 500 questions. */
export const SIMULATED_SHOP = { shoppers: 1000, days: 60, from: new Date('2026-09-01T00:00:00Z') } as const;

/**
 * The logs of simulated demo shops, one a seed, each made while it is read. What was behind the events stands in none
 * of them. Shoppers of different seeds have different ids.
 */
export async function simulatedLogs(
  seeds: readonly number[],
  size: Pick<SimulationSettings, 'shoppers' | 'days' | 'from'> = SIMULATED_SHOP,
): Promise<readonly Iterable<RecordedEvent>[]> {
  const shop = await loadSimulatedShop();
  return seeds.map((seed) => asRecorded(simulate({ ...shop, ...size, seed })));
}

async function readPhrases(folder: string): Promise<SimulationSettings['phrases']> {
  const phrases: Record<string, { en: string[]; zh: string[] }> = {};
  for (const { intent, text } of await readExamples(folder)) {
    const language = languageOf(text);
    if (language !== undefined) (phrases[intent] ??= { en: [], zh: [] })[language].push(text);
  }
  return phrases;
}
