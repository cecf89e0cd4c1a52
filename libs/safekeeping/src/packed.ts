import { pipeline, Readable, type Transform } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';

/** Four times as fast as the usual level, and the file a tenth larger. */
const COMPRESSION = { level: 1 };

export const packed = (text: AsyncIterable<string>): AsyncIterable<Uint8Array> =>
  through(Readable.from(text, { objectMode: true }), createGzip(COMPRESSION));

/** @throws while it is read, where the source fails or is no gzip */
export const unpacked = (source: Readable): AsyncIterable<Uint8Array> => through(source, createGunzip());

/** Whoever reads the result is told of a failure of either; the pipeline need not tell it once more. */
const through = (source: Readable, transform: Transform): AsyncIterable<Uint8Array> =>
  pipeline(source, transform, () => undefined);
