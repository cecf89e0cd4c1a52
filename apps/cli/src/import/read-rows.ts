import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from '../usage-error.js';
import type { Mapping } from './mapping.js';
import { csvRows } from './csv-rows.js';
import { ndjsonRows } from './ndjson-rows.js';
import type { OnRejected, Row } from './row.js';

const CHUNK = 256 * 1024;

/**
 * The rows of a file, read as they are asked for; `.gz` is unpacked on the way.
 *
 * @param onBytes told how much more of the file was read
 * @throws UsageError, while iterating, where the file cannot be read on
 */
export async function* readRows(
  file: string,
  mapping: Mapping,
  onRejected: OnRejected,
  onBytes: (count: number) => void,
): AsyncGenerator<Row> {
  const source = createReadStream(file, { highWaterMark: CHUNK });
  source.on('data', (chunk) => onBytes(chunk.length));
  const bytes = file.endsWith('.gz') ? unpacked(source) : source;
  const rows = mapping.format === 'csv' ? csvRows(bytes, mapping, onRejected) : ndjsonRows(bytes, onRejected);
  try {
    yield* rows;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UsageError(`Cannot read ${basename(file)} on: ${error.message}. What was read is imported.`);
  } finally {
    source.destroy();
  }
}

/** Errors of either stream end the iteration over the unpacked one. */
const unpacked = (source: Readable): Readable =>
  pipeline(source, createGunzip({ chunkSize: CHUNK }), () => undefined);

/** Of the disk (`EIO`, `EACCES`) or of the packing (`Z_DATA_ERROR`). */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  typeof error === 'object' && error !== null && 'errno' in error && typeof error.errno === 'number';
