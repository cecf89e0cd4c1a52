import type { Command } from 'commander';
import { gpuLibraries } from '#encoder-transformers';
import { readEncoderConfig } from '../../../../src/config/config.js';
import { dataFolder as dataFolderOption } from '../data-folder.js';
import { examineEncoder } from '../doctor/encoder.js';
import { type Finding, findingsText } from '../doctor/finding.js';
import { gpuFindings } from '../doctor/gpu.js';
import { dataFolder, machine, machineFacts } from '../doctor/machine.js';
import { examineModels } from '../doctor/models.js';
import { progressOn } from '../import/progress.js';
import { foreseen } from '../log/foreseen.js';

const PARTS = 100;

interface Options {
  readonly var: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('doctor')
    .description(
      'What Presage computes with here, how fast it is, and what is missing. Exit code 1: it cannot work.',
    )
    .addOption(dataFolderOption())
    .option('--json', 'print one JSON object')
    .action(async (options: Options) => foreseen(() => examine(options)));
}

async function examine({ var: folder, json = false }: Options): Promise<void> {
  const options = readEncoderConfig({ ...process.env, PRESAGE_VAR: folder });
  const disk = await dataFolder(folder);
  // Without a folder there is nowhere to keep an encoder or a model.
  const usable = disk.mark !== 'fail';
  const encoder = usable ? await measured(options) : { findings: [] };
  const shelf = usable ? await examineModels(options.cacheDir) : { findings: [], models: [] };
  const gpu = await gpuLibraries();
  const findings: readonly Finding[] = [
    ...machine(),
    disk,
    ...encoder.findings,
    ...shelf.findings,
    ...gpuFindings(gpu, options.device === 'cuda'),
  ];
  const ok = findings.every(({ mark }) => mark !== 'fail');
  const report = { ok, ...machineFacts(), ...encoder, models: shelf.models, gpu, findings };
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : findingsText(findings));
  if (!ok) process.exitCode = 1;
}

async function measured(options: Parameters<typeof examineEncoder>[0]): ReturnType<typeof examineEncoder> {
  const progress = progressOn(process.stderr, 'Measuring');
  progress.start(PARTS);
  try {
    return await examineEncoder(options, (share) => progress.update(Math.round(share * PARTS), ''));
  } finally {
    progress.stop();
  }
}
