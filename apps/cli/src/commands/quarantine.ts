import type { Command } from 'commander';
import { dataFolder } from '../data-folder.js';
import { projections } from '../../../../src/projections.js';
import { SystemClock, UuidV7Ids } from '#kernel';
import { AddsUpMany, quarantineGroups, retryQuarantine } from '#projections';
import type { QuarantineGroup } from '#protocol';
import { openStores } from '../open-stores.js';
import { UsageError } from '../usage-error.js';

interface Options {
  readonly var: string;
  readonly json?: boolean;
}
interface RetryOptions extends Options {
  readonly cause?: string;
  readonly event?: readonly string[];
  readonly wait: string;
}

/** `presage quarantine list` and `presage quarantine retry PROJECTION` */
export function register(program: Command): void {
  const quarantine = program.command('quarantine').description('Events that projections could not apply.');
  quarantine
    .command('list')
    .description('Show what is set aside, by projection and cause.')
    .addOption(dataFolder())
    .option('--json', 'print one JSON object')
    .action(list);
  quarantine
    .command('retry')
    .description('Have a projection try them again, after what was wrong with it is mended.')
    .argument('<projection>', projections.map(({ name }) => name).join(', '))
    .option('--cause <text>', 'only those of this cause, as `list` shows it')
    .option('--event <id...>', 'only these events')
    .option('--wait <seconds>', 'how long to wait for the server that runs it', '30')
    .addOption(dataFolder())
    .option('--json', 'print one JSON object')
    .action(retry);
}

async function list(options: Options): Promise<void> {
  await using stores = await openStores(options.var);
  const groups = await Promise.all(projections.map((one) => quarantineGroups(stores.readModels, one)));
  const all = groups.flat();
  process.stdout.write(
    options.json ? `${JSON.stringify(all)}\n` : all.map(line).join('') || 'Nothing is set aside.\n',
  );
}

const line = ({ projection, count, documents, cause, lastAt }: QuarantineGroup): string =>
  `${projection}: ${count.toLocaleString('en')} events, ${documents.toLocaleString('en')} documents, last ${lastAt}\n` +
  `  ${cause}\n`;

async function retry(name: string, options: RetryOptions): Promise<void> {
  const projection = projections.find((one) => one.name === name);
  if (!projection)
    throw new UsageError(`There is no projection ${name}. presage quarantine retry --help names them.`);
  if (projection.aggregate) throw new UsageError(new AddsUpMany(name).message);
  const seconds = Number(options.wait);
  if (!(seconds > 0)) throw new UsageError('--wait takes a number of seconds, for example 30.');
  await using stores = await openStores(options.var);
  const id = new UuidV7Ids().next();
  const occurredAt = new SystemClock().now().toISOString();
  const metadata = { correlationId: id, actor: { kind: 'system', id: 'command line' }, occurredAt } as const;
  const selection = { cause: options.cause, eventIds: options.event };
  const reply = await retryQuarantine(stores.store, projection, selection, { id, metadata }, seconds * 1_000);
  if (!reply) {
    throw new UsageError(
      `No server has answered within ${options.wait} s. The request is written down: whoever runs ${name} next does it.`,
    );
  }
  const { released, stillFailing } = reply;
  const text = `${String(released)} applied, ${String(stillFailing)} still cannot be.\n`;
  process.stdout.write(options.json ? `${JSON.stringify(reply)}\n` : text);
}
