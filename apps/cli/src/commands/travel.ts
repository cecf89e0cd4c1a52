import { type Command, Option } from 'commander';
import { dataFolder } from '../data-folder.js';
import { pointOf } from '../travel/point.js';
import { differenceText, documentText, historyText } from '../travel/travel-text.js';
import { travelling } from '../travel/travelling.js';
import { UsageError } from '../usage-error.js';

interface Options {
  readonly var: string;
  readonly json?: boolean;
}

/** `presage travel history|at|diff PROJECTION KEY …` */
export function register(program: Command): void {
  const travel = program
    .command('travel')
    .description('Documents as they were at any moment, folded from the log.');

  documentCommand(travel, 'history', 'The events behind a document, oldest first.').action(
    async (projection: string, key: string, options: Options) => {
      const found = await travelling(options.var, projection, (time, of) => time.history(of, key));
      print(found, historyText, options);
    },
  );

  documentCommand(travel, 'at', 'A document as of a position, or of all that happened before a time.')
    .option('--position <n>', 'everything up to this position of the log')
    .addOption(
      new Option('--at <time>', 'everything that happened before this day (2026-11-01) or time').conflicts(
        'position',
      ),
    )
    .action(
      async (projection: string, key: string, options: Options & { at?: string; position?: string }) => {
        const moment = options.position ?? options.at;
        if (moment === undefined) throw new UsageError('Say when: --position <n> or --at <time>.');
        const found = await travelling(options.var, projection, (time, of) =>
          time.at(of, key, pointOf(moment)),
        );
        print(found, documentText, options);
      },
    );

  documentCommand(travel, 'diff', 'What changed in a document between two moments, and which event did it.')
    .requiredOption('--from <moment>', 'a position, a day or a time')
    .requiredOption('--to <moment>', 'a position, a day or a time')
    .action(async (projection: string, key: string, options: Options & { from: string; to: string }) => {
      const [from, to] = [pointOf(options.from), pointOf(options.to)];
      const found = await travelling(options.var, projection, (time, of) =>
        time.difference(of, key, from, to),
      );
      print(found, differenceText, options);
    });
}

const documentCommand = (travel: Command, name: string, description: string): Command =>
  travel
    .command(name)
    .description(description)
    .argument('<projection>', 'for example portrait')
    .argument('<key>', 'of the document, for example u-1')
    .addOption(dataFolder())
    .option('--json', 'print one JSON object');

function print<Found>(found: Found, text: (found: Found) => string, { json }: Options): void {
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : text(found));
}
