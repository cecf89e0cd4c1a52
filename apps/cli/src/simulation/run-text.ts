import type { SimulationRun } from './run-simulation.js';

const count = (value: number): string => value.toLocaleString('en');

/** The summary for a person, one figure a line. */
export function runText(run: SimulationRun): string {
  const questions = Object.entries(run.questions);
  const asked = questions.reduce((sum, [, times]) => sum + times, 0);
  const lines: [string, string][] = [
    ['events', count(run.events)],
    ['stored', count(run.stored)],
    ['already there', count(run.duplicates)],
    ['left out', count(run.leftOut)],
    ['shoppers', count(run.shoppers)],
    ['visits', count(run.visits)],
    ['orders', count(run.orders)],
    ['conversations', count(run.conversations)],
    ['questions', count(asked)],
    ...questions.slice(0, 10).map(([intent, times]): [string, string] => [`  ${intent}`, count(times)]),
    ['seconds', `${String(run.seconds)} (${count(run.eventsPerSecond)} events/s)`],
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  const text = lines.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n');
  return run.isStopped ? `${text}\nStopped before the end; what was told is there.\n` : `${text}\n`;
}
