import { type Command, Option } from 'commander';
import type { Comparison, ReplayView } from '#protocol';
import { dataFolder } from '../data-folder.js';
import { change, type Act } from '../replay/change.js';
import { ReplayDesk, projectionOf } from '../replay/replay-desk.js';
import { comparisonText, endText, replayText } from '../replay/replay-text.js';
import { requestOf, type RequestOptions } from '../replay/request-of.js';
import { watch } from '../replay/watch.js';

interface Options {
  readonly var: string;
  readonly json?: boolean;
}

/** Without a server nobody follows the log, and waiting longer helps nothing. */
const PATIENCE_MS = 1_500;

const ACTS: readonly (readonly [Act, string])[] = [
  ['pause', 'Pause a running replay between two batches.'],
  ['cancel', 'End a replay; what it has built is dropped.'],
  ['swap', 'Make the result live; the former version is kept.'],
  ['undo', 'Make the former version live again, once it has caught up.'],
  ['drop', 'Drop the result; after a swap, the former version.'],
];

/** `presage replay start|status|pause|resume|cancel|compare|swap|undo|drop` */
export function register(program: Command): void {
  const replay = program
    .command('replay')
    .description('Build projections again beside the live ones, compare, and put them in their place.');
  registerStart(replay);
  common(replay.command('status').description('Every replay there was, newest first.')).action(status);
  withId(replay.command('resume').description('Go on where a replay was paused.')).action(resume);
  for (const [act, description] of ACTS) {
    withId(replay.command(act).description(description)).action((id: string | undefined, options: Options) =>
      changed(act, id, options),
    );
  }
  withId(replay.command('compare').description('The live documents against those of a replay.'))
    .option('--samples <n>', 'how many that differ are shown field by field', '10')
    .action(compare);
}

function registerStart(replay: Command): void {
  common(
    replay
      .command('start')
      .description('Build a projection again, and show how it gets on. Ctrl-C pauses it.')
      .argument('<projection>', 'for example portrait'),
  )
    .option('--from <moment>', 'only events after this position, or from this day or time on')
    .option('--up-to <moment>', 'only events up to this position, or before this day or time')
    .option('--key <key>', 'only this document, with those it is tied to')
    .option('--set <name=number...>', 'another setting, for example halfLifeDays=7')
    .option('--without-event <id...>', 'leave these events out, for example a merge')
    .option('--without-stream <name...>', 'leave these streams out')
    .addOption(new Option('--workers <n>', 'threads that work side by side').default('1'))
    .action(start);
}

const common = (command: Command): Command => command.addOption(dataFolder()).option('--json', 'print JSON');

const withId = (command: Command): Command =>
  common(
    command.argument('[replay]', 'its id, or how that ends; default: the newest that this can be done with'),
  );

async function start(name: string, options: Options & RequestOptions): Promise<void> {
  await using desk = await ReplayDesk.open(options.var);
  const started = await desk.start(projectionOf(name).name, requestOf(options));
  print(await watch(desk, started), endText, options);
}

async function resume(id: string | undefined, options: Options): Promise<void> {
  await using desk = await ReplayDesk.open(options.var);
  const { replayId, projection } = await desk.chosen(id, 'resume');
  const resumed = await desk.ask(projection, { type: 'ResumeReplay', replayId });
  print(await watch(desk, resumed), endText, options);
}

async function status(options: Options): Promise<void> {
  await using desk = await ReplayDesk.open(options.var);
  print(await desk.all(), (all) => all.map(replayText).join('') || 'Nothing was ever replayed.\n', options);
}

async function changed(act: Act, id: string | undefined, options: Options): Promise<void> {
  await using desk = await ReplayDesk.open(options.var);
  print(await change(desk, await desk.chosen(id, act), act), replayText, options);
}

async function compare(id: string | undefined, options: Options & { samples: string }): Promise<void> {
  await using desk = await ReplayDesk.open(options.var);
  const { replayId, projection, generation = 0 } = await desk.chosen(id, 'compare');
  const live = (await desk.stores.readModels.place(projectionOf(projection))).generation;
  const order = {
    projection,
    live,
    shadow: generation,
    samples: Number(options.samples),
    patienceMs: PATIENCE_MS,
  };
  const comparison: Comparison = { replayId, ...(await desk.executor.compare(order)) };
  print(comparison, comparisonText, options);
}

function print<Found extends ReplayView | readonly ReplayView[] | Comparison>(
  found: Found,
  text: (found: Found) => string,
  { json }: Options,
): void {
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : text(found));
}
