import { type Command, Option } from 'commander';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { exportLog, type FormatName, formatNames, formats, LogChain } from '#safekeeping';
import { countedProgress } from '../log/counted-progress.js';
import { foreseen } from '../log/foreseen.js';
import { type InFolder, inFolder } from '../log/log-options.js';
import { openLog } from '../log/open-log.js';
import { printLines } from '../log/print-lines.js';

interface Options extends InFolder {
  readonly format: FormatName;
  readonly prefix?: readonly string[];
  readonly type?: readonly string[];
}

/** `presage export FILE|-` */
export function register(program: Command): void {
  const command = program
    .command('export')
    .description('Write the log to a file, an event a line. Personal fields stay sealed.')
    .argument('<file>', 'where to; packed where it ends in .gz; - for standard output')
    .addOption(new Option('--format <name>', 'how').choices(formatNames).default('ndjson'))
    .option('--prefix <prefix...>', 'only streams that begin with one of these')
    .option('--type <type...>', 'only events of these types; such a file cannot be taken over again');
  inFolder(command).action((file: string, options: Options) => foreseen(() => exportTo(file, options)));
}

async function exportTo(file: string, { var: folder, format, prefix, type, json }: Options): Promise<void> {
  await using opened = await openLog(folder, 'refuse');
  const { log } = opened;
  const filter = { ...(prefix && { streamPrefixes: prefix }), ...(type && { types: type }) };
  const chain = new LogChain();
  const upTo = await log.head();
  const options = { format: formats[format], filter, chain, upTo };
  if (file === '-') {
    await printLines(exportLog(log, options));
    return;
  }
  using progress = countedProgress('Export');
  const total = await log.count(filter, 0n, upTo);
  const onProgress = (events: number): void => progress.tell(events, total);
  await writeWhole(file, exportLog(log, { ...options, onProgress }));
  const summary = { file, format, events: chain.events, chain: chain.value };
  process.stdout.write(
    json
      ? `${JSON.stringify(summary)}\n`
      : `${chain.events.toLocaleString('en')} events in ${file}, checksum ${chain.value}\n`,
  );
}

/** Under another name until it is whole, so that no file of this name is ever half. */
async function writeWhole(file: string, lines: AsyncIterable<string>): Promise<void> {
  const draft = `${file}.partial`;
  try {
    const packing = file.endsWith('.gz') ? [createGzip()] : [];
    await pipeline([
      Readable.from(lines),
      ...packing,
      createWriteStream(draft, { flush: true, mode: 0o600 }),
    ]);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
