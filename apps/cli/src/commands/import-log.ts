import type { Command } from 'commander';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { importLog } from '#safekeeping';
import { progressOn } from '../import/progress.js';
import { foreseen } from '../log/foreseen.js';
import { type InFolder, inFolder } from '../log/log-options.js';
import { openStores } from '../open-stores.js';

/** `presage import-log FILE|-` */
export function register(program: Command): void {
  const command = program
    .command('import-log')
    .description(
      'Take over an exported log into an empty one: the same ids, order and times. Interrupted, run it again.',
    )
    .argument('<file>', 'NDJSON or CloudEvents of `presage export`, also .gz; - for standard input');
  inFolder(command).action((file: string, options: InFolder) => foreseen(() => takeOver(file, options)));
}

async function takeOver(file: string, { var: folder, json }: InFolder): Promise<void> {
  const size = file === '-' ? 0 : (await stat(file)).size;
  // Not the log as it is kept: what is sealed in the file stays as it is, what is not is sealed on the way.
  await using stores = await openStores(folder);
  const progress = progressOn(process.stderr, 'Import');
  const source: Readable = file === '-' ? process.stdin : createReadStream(file);
  let bytes = 0;
  source.on('data', (chunk: Buffer) => (bytes += chunk.length));
  progress.start(size);
  try {
    const imported = await importLog(stores.store, file.endsWith('.gz') ? unpacked(source) : source, {
      onProgress: (events) => progress.update(bytes, `${events.toLocaleString('en')} events`),
    });
    progress.stop();
    const { events, stored, chain } = imported;
    const [all, fresh] = [events.toLocaleString('en'), stored.toLocaleString('en')];
    process.stdout.write(
      json ? `${JSON.stringify(imported)}\n` : `${all} events, ${fresh} of them new, checksum ${chain}\n`,
    );
  } finally {
    progress.stop();
    source.destroy();
  }
}

/** Errors of either stream end the iteration over the unpacked one. */
const unpacked = (source: Readable): Readable => pipeline(source, createGunzip(), () => undefined);
