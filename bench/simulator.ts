import { type CauseName, causes, simulate, type SimulationSettings, type Truth } from '#simulator';
import { loadSimulatedShop } from '../src/demo/simulated-shop.js';
import { quantile, type Report } from './report.js';

const SEEDS = [1, 2, 3, 4, 5];
const SIZE = { shoppers: 1000, days: 60, from: new Date('2026-09-01T00:00:00Z') };

/** A question that was asked, with what was behind it and what it was read as. */
type Asked = Truth & { readonly readAs: string };

/** How fast shops are simulated, and how well their questions could be foreseen by who knows what is hidden. */
export async function run(report: Report): Promise<void> {
  const shop = await loadSimulatedShop();
  const truths: Truth[] = [];
  const visits = new Set<string>();
  let [events, ms] = [0, 0];
  for (const seed of SEEDS) {
    const settings = { ...shop, ...SIZE, seed, onTruth: (truth: Truth) => truths.push(truth) };
    const told = timed(settings, visits);
    events += told.events;
    ms += told.ms;
  }
  const asked = truths.filter((truth): truth is Asked => truth.readAs !== undefined);
  const people = new Set(asked.map(({ shopperId }) => shopperId.slice(2))).size;
  report({ figure: 'events made', value: (1000 * events) / ms, unit: 'events/s' });
  report({ figure: 'visits', value: visits.size, unit: 'visits' });
  report({ figure: 'visits in which something is asked', value: asked.length / visits.size, unit: '' });
  report({ figure: 'shoppers who ask', value: people / (SEEDS.length * SIZE.shoppers), unit: '' });
  report({ figure: 'troubles that end in a question', value: asked.length / truths.length, unit: '' });
  reportGuesses(report, asked);
  const minutes = asked.map(({ beganAt, endedAt }) => (endedAt - beganAt) / 60_000);
  for (const share of [0.1, 0.5, 0.9]) {
    report({
      figure: `first sign to question, p${100 * share}`,
      value: quantile(minutes, share),
      unit: 'min',
    });
  }
}

function timed(settings: SimulationSettings, visits: Set<string>): { events: number; ms: number } {
  const started = performance.now();
  let events = 0;
  for (const { event } of simulate(settings)) {
    events++;
    const { correlationId, actor } = event.metadata;
    if (actor.kind === 'shopper' && correlationId.startsWith('visit-')) visits.add(correlationId);
  }
  return { events, ms: performance.now() - started };
}

/** An oracle knows the cause; guessing knows how often each question is asked. */
function reportGuesses(report: Report, asked: readonly Asked[]): void {
  const frequent = ranked(countsOf(asked.map(({ readAs }) => readAs)));
  const rankings: readonly [string, (cause: CauseName) => readonly string[]][] = [
    ['oracle', (cause) => ranked(causes[cause].asks)],
    ['guessing', () => frequent],
  ];
  for (const [who, ranking] of rankings) {
    for (const top of [1, 3]) {
      const right = asked.filter(({ cause, readAs }) => ranking(cause).slice(0, top).includes(readAs));
      report({ figure: `${who}, top ${top}`, value: right.length / asked.length, unit: '' });
    }
  }
}

const ranked = (weights: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(weights)
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name);

function countsOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
