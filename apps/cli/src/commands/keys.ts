import { type Command } from 'commander';
import { SystemClock } from '#kernel';
import { dataFolder } from '../data-folder.js';
import { keysInLog, type KeysInLog } from '../forgetting/keys-in-log.js';
import { openStores } from '../open-stores.js';
import { UsageError } from '../usage-error.js';

interface Options {
  readonly var: string;
  readonly json?: boolean;
}
interface BuryOptions extends Options {
  readonly yes?: boolean;
}

/** `presage keys check` and `presage keys bury` */
export function register(program: Command): void {
  const keys = program.command('keys').description('The keys under which personal fields are sealed.');
  keys
    .command('check')
    .description('Look whether every key is here that the log names.')
    .addOption(dataFolder())
    .option('--json', 'print one JSON object')
    .action(check);
  keys
    .command('bury')
    .description('Take missing keys for lost: what is sealed under them reads as forgotten from then on.')
    .option('--yes', 'they are lost for good; nothing can bring them back after this')
    .addOption(dataFolder())
    .action(bury);
}

async function check({ var: folder, json }: Options): Promise<void> {
  await using stores = await openStores(folder);
  const found = await keysInLog(stores);
  const figures = { held: found.held, destroyed: found.destroyed, missing: found.missing.length };
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : checkText(found));
  if (found.missing.length > 0) process.exitCode = 1;
}

const checkText = ({ held, destroyed, missing }: KeysInLog): string =>
  `The log names ${figure(held + destroyed + missing.length)}: ${figure(held)} here, ` +
  `${figure(destroyed)} destroyed, ${figure(missing.length)} missing.\n` +
  (missing.length === 0
    ? ''
    : 'Put the keys.sqlite back that belongs to this log. Where it is lost for good: presage keys bury.\n');

async function bury({ var: folder, yes }: BuryOptions): Promise<void> {
  await using stores = await openStores(folder);
  const { missing } = await keysInLog(stores);
  if (missing.length > 0 && !yes) {
    throw new UsageError(
      `${figure(missing.length)} missing. Once buried, no copy is taken any more: add --yes where they are lost for good.`,
    );
  }
  await stores.keys.destroy(missing, new SystemClock().now().toISOString());
  process.stdout.write(`${figure(missing.length)} buried.\n`);
}

const figure = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'key' : 'keys'}`;
