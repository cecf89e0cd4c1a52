import type { Command } from 'commander';
import { dataFolder } from '../data-folder.js';
import { importFile } from '../import/import-file.js';
import { loadMapping } from '../import/mapping.js';
import { summaryText } from '../import/summary-text.js';
import { openStores } from '../open-stores.js';

interface Options {
  readonly mapping: string;
  readonly var: string;
  readonly json?: boolean;
}

/** `presage import FILE --mapping NAME|mapping.yml` */
export function register(program: Command): void {
  program
    .command('import')
    .description(
      'Read a CSV or NDJSON file, also .gz, into behaviour events. Running it again adds nothing twice.',
    )
    .argument('<file>', 'the file to read')
    .requiredOption(
      '--mapping <name|file.yml>',
      'taobao, retailrocket, segment, or a mapping file of your own',
    )
    .addOption(dataFolder())
    .option('--json', 'print the summary as one JSON object')
    .action(async (file: string, options: Options) => {
      const mapping = await loadMapping(options.mapping);
      await using stores = await openStores(options.var);
      const summary = await importFile({ file, mapping, varFolder: options.var, ...stores });
      process.stdout.write(options.json ? `${JSON.stringify(summary)}\n` : summaryText(summary));
    });
}
