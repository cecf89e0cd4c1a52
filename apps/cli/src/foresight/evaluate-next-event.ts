import type { Command } from 'commander';
import { FORESIGHT_SETTINGS, type ForesightTrainingSettings } from '#foresight';
import type { ForesightFigures } from '#protocol';
import { dataFolder } from '../data-folder.js';
import { logHistories, type ReadHistories } from './histories.js';
import { learnAndMeasure, splitForExam } from './learn-and-measure.js';
import { figuresTable } from './figures-table.js';
import { TAOBAO_END, taobaoHistories } from './taobao.js';
import { withTrainingOptions } from './training-options.js';
import { onnxWorkshop } from './workshop.js';

interface Options {
  readonly taobao?: string;
  readonly var: string;
  readonly epochs: number;
  readonly seed: number;
  readonly threads: number;
  readonly transformer: boolean;
  readonly json?: true;
}

/** `evaluate next-event`: the type of the next event, and whether an order follows. */
export function registerNextEvent(kinds: Command): void {
  const kind = kinds
    .command('next-event')
    .description(
      'Measure how well the next event and an order are foreseen: time split, the newest fifth is asked about.',
    )
    .option('--taobao <csv>', 'UserBehavior.csv of Taobao; without it, the log')
    .addOption(dataFolder());
  withTrainingOptions(kind).action(evaluate);
}

async function evaluate(asked: Options): Promise<void> {
  const read = asked.taobao === undefined ? await logHistories(asked.var) : await taobao(asked.taobao);
  const { learnt, exam } = splitForExam(read);
  const workshop = onnxWorkshop({ threads: asked.threads, trains: asked.transformer });
  const session = await learnAndMeasure(learnt, exam, workshop, settingsFor(asked));
  const day = await learnAndMeasure(learnt, exam, workshop, settingsFor(asked, 24));
  const lines = session.figures.map((figures, i) =>
    lineOf(figures, day.figures[i], session.card.trainSeconds),
  );
  process.stdout.write(
    asked.json ? lines.map((line) => `${JSON.stringify(line)}\n`).join('') : figuresTable(lines),
  );
}

/** Products are too many to be learnt from so few events; questions there are none. */
function settingsFor({ seed, epochs }: Options, purchaseHours?: number): ForesightTrainingSettings {
  const { training, labels, ...settings } = FORESIGHT_SETTINGS;
  const weights = { ...training.weights, item: 0, question: 0, purchase: 1 };
  return {
    ...settings,
    training: { ...training, seed, epochs, weights },
    labels: { ...labels, ...(purchaseHours !== undefined && { purchaseHours }) },
    vocabulary: { itemsAtLeast: Infinity, atLeast: 20 },
  };
}

async function taobao(path: string): Promise<ReadHistories> {
  const sequences = await taobaoHistories(path);
  return { sequences, end: TAOBAO_END, items: [], simulated: false, upTo: 0n };
}

function lineOf(
  { source, nextType, purchase }: ForesightFigures,
  day: ForesightFigures | undefined,
  trainSeconds: number,
) {
  return {
    model: source,
    events: nextType?.cases,
    accuracy: rounded(nextType?.accuracy),
    macroF1: rounded(nextType?.macroF1),
    sessionPurchaseBaseRate: rounded(purchase?.baseRate),
    sessionPurchaseAuc: rounded(purchase?.auc),
    sessionPurchaseF1: rounded(purchase?.f1),
    dayPurchaseBaseRate: rounded(day?.purchase?.baseRate),
    dayPurchaseAuc: rounded(day?.purchase?.auc),
    dayPurchaseF1: rounded(day?.purchase?.f1),
    trainSeconds: Math.round(trainSeconds),
  };
}

const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 10_000) / 10_000;
