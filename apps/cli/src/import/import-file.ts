import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { countPortraits, shopperProjections } from '#shopper';
import type { Stores } from '../open-stores.js';
import { UsageError } from '../usage-error.js';
import { type ImportedRows, importRows } from './import-rows.js';
import type { Mapping } from './mapping.js';
import { progressOn } from './progress.js';
import { RejectedFile } from './rejected-file.js';
import { runProjections } from './run-projections.js';

export interface ImportSummary extends ImportedRows {
  readonly file: string;
  readonly mapping: string;
  /** Reading and storing. */
  readonly seconds: number;
  readonly rowsPerSecond: number;
  /** People known after the import, from this file or before. */
  readonly portraits: number;
  readonly projectionSeconds: number;
  /** Where the rejected rows are, if there are any. */
  readonly rejectedFile?: string;
}

export interface ImportSettings extends Pick<Stores, 'store' | 'readModels' | 'keys'> {
  readonly file: string;
  readonly mapping: Mapping;
  readonly varFolder: string;
}

/** Imports a file and brings the portraits, journeys and orders up to date with it. */
export async function importFile(settings: ImportSettings): Promise<ImportSummary> {
  const { file, mapping, readModels } = settings;
  const size = await sizeOf(file);
  const rejected = await RejectedFile.open(settings.varFolder, file);
  const started = performance.now();
  const imported = await rowsWithProgress(settings, size, rejected);
  const seconds = secondsSince(started);

  const projecting = performance.now();
  await runProjections(settings, shopperProjections, progressOn(process.stderr, 'Portraits'));
  return {
    file: basename(file),
    mapping: mapping.name,
    ...imported,
    seconds,
    rowsPerSecond: Math.round(imported.rows / Math.max(seconds, 0.001)),
    portraits: await countPortraits(readModels),
    projectionSeconds: secondsSince(projecting),
    ...(rejected.count > 0 && { rejectedFile: rejected.path }),
  };
}

async function rowsWithProgress(
  { file, mapping, store }: ImportSettings,
  size: number,
  rejected: RejectedFile,
): Promise<ImportedRows> {
  const started = performance.now();
  const progress = progressOn(process.stderr, 'Import   ');
  progress.start(size);
  const onProgress = (bytes: number, rows: number): void => {
    const perSecond = Math.round(rows / Math.max(secondsSince(started), 0.001));
    progress.update(bytes, `${rows.toLocaleString('en')} rows, ${perSecond.toLocaleString('en')}/s`);
  };
  try {
    const startedAt = new Date().toISOString();
    return await importRows({ file, mapping, store, rejected, startedAt, onProgress });
  } finally {
    progress.stop();
    await rejected.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    const { size } = await stat(file);
    return size;
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const secondsSince = (started: number): number => Math.round(performance.now() - started) / 1000;
