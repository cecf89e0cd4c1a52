import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Mapping } from './mapping.js';
import { csvRows } from './csv-rows.js';
import { ndjsonRows } from './ndjson-rows.js';
import type { OnRejected, Row } from './row.js';

const CHUNK = 256 * 1024;

/**
 * The rows of a file, read as they are asked for; `.gz` is unpacked on the way.
 *
 * @param onBytes told how much more of the file was read
 */
export function readRows(
  file: string,
  mapping: Mapping,
  onRejected: OnRejected,
  onBytes: (count: number) => void,
): AsyncIterable<Row> {
  const source = createReadStream(file, { highWaterMark: CHUNK });
  source.on('data', (chunk) => onBytes(chunk.length));
  const bytes = file.endsWith('.gz') ? unpacked(source) : source;
  return mapping.format === 'csv' ? csvRows(bytes, mapping, onRejected) : ndjsonRows(bytes, onRejected);
}

/** Errors of either stream end the iteration over the unpacked one. */
const unpacked = (source: Readable): Readable =>
  pipeline(source, createGunzip({ chunkSize: CHUNK }), () => undefined);
