import type { Command } from 'commander';
import type { Contest, ForesightVersionView, GateView, ModelView } from '#protocol';
import { dataFolder } from '../data-folder.js';
import { ModelDesk } from '../models/model-desk.js';

interface Options {
  readonly var: string;
  readonly json?: boolean;
}

/** `presage models list`, `gate VERSION`, `promote VERSION`, `rollback` */
export function register(program: Command): void {
  const models = program.command('models').description('Versions of the models.');
  const add = (name: string, description: string): Command =>
    models
      .command(name)
      .description(description)
      .addOption(dataFolder())
      .option('--json', 'print one JSON object');
  add('list', 'Show the versions of the intent model and of foresight, newest first.').action(list);
  add('gate', 'Compare a version of the intent model with the one that answers.')
    .argument('<version>')
    .action(gate);
  add('promote', 'Let a version of the intent model answer shoppers, if it passes the gate.')
    .argument('<version>')
    .action(promote);
  add('rollback', 'Let the version of the intent model before answer again.').action(rollBack);
}

async function list(options: Options): Promise<void> {
  await using desk = await ModelDesk.open(options.var);
  const [intents, foresight] = [await desk.versions(), await desk.foresightVersions()];
  const text =
    table('Intents', intents.map(line), 'No intent model was trained yet.\n') +
    table('Foresight', foresight.map(foresightLine), 'No version foresees yet: baselines do.\n');
  const named = foresight.map((version) => ({ model: 'foresight', ...version }));
  print(options, [...intents.map((version) => ({ model: 'intents', ...version })), ...named], text);
}

const table = (title: string, lines: readonly string[], none: string): string =>
  `${title}\n${lines.join('') || none}`;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const line = ({
  version,
  state,
  grade,
  trainedAt,
  heldOut,
  kept,
  examples,
  corrections,
}: ModelView): string =>
  `${version}  ${state.padEnd(9)}  ${grade}  ${trainedAt}  ${String(examples)} examples, ` +
  `${String(corrections)} corrections${heldOut ? `, accuracy ${percent(heldOut.accuracy)}` : ''}` +
  `${kept ? '' : ', not kept'}\n`;

const foresightLine = (view: ForesightVersionView): string => {
  const { version, state, trainedAt, sequences, upTo, figures, simulated, shipped, kept } = view;
  const told = [
    `${String(sequences)} sequences up to position ${upTo}`,
    ...(figures?.question ? [`question AUC ${figures.question.auc.toFixed(3)}`] : []),
    ...(simulated ? ['simulated'] : []),
    ...(shipped ? ['came with Presage'] : []),
    ...(kept ? [] : ['not kept']),
  ];
  return `${version}  ${state.padEnd(9)}  ${trainedAt}  ${told.join(', ')}\n`;
};

async function gate(name: string, options: Options): Promise<void> {
  await using desk = await ModelDesk.open(options.var);
  const { version } = await desk.chosen(name);
  const view = await desk.gate(version);
  print(options, view, judgement(view));
  if (!view.passed) process.exitCode = 1;
}

const judgement = ({ champion, candidate, passed, reason, golden, corrections }: GateView): string =>
  [
    `${candidate} beside ${champion}: ${passed ? 'passes' : 'does not pass'}`,
    `  golden set   ${figures(golden)}`,
    `  corrections  ${figures(corrections)}`,
    ...(reason === undefined ? [] : [reason]),
    '',
  ].join('\n');

const figures = ({ questions, champion, candidate, fixed, broken }: Contest): string =>
  `${String(candidate)} of ${String(questions)} right, before ${String(champion)} (fixed ${String(fixed)}, broken ${String(broken)})`;

async function promote(name: string, options: Options): Promise<void> {
  await using desk = await ModelDesk.open(options.var);
  const { version, kept, state } = await desk.chosen(name);
  if (state !== 'champion') {
    const { champion: against, passed, golden, corrections, reason } = await desk.gate(version);
    const result = { passed, golden, corrections };
    await desk.carryOut({ type: 'Promote', version, against, gate: result, reason, kept });
  }
  print(options, await desk.chosen(version), `${version} answers from now on.\n`);
}

async function rollBack(options: Options): Promise<void> {
  await using desk = await ModelDesk.open(options.var);
  const kept = (await desk.versions()).filter((one) => one.kept).map(({ version }) => version);
  await desk.carryOut({ type: 'RollBack', kept });
  const champion = (await desk.versions()).find(({ state }) => state === 'champion');
  print(options, champion, `${champion?.version ?? ''} answers again.\n`);
}

const print = ({ json = false }: Options, value: unknown, text: string): void => {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : text);
};
