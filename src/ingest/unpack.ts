import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Some clients send gzip. The body limit counts unpacked bytes, so that a small bomb stays small. */
export function unpack(
  request: FastifyRequest,
  _reply: FastifyReply,
  payload: Readable,
  done: (error: Error | null, payload: Readable) => void,
): void {
  if (request.headers['content-encoding'] !== 'gzip') {
    done(null, payload);
    return;
  }
  let received = 0;
  payload.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  const unpacked = payload.pipe(createGunzip());
  payload.on('error', (error) => unpacked.destroy(error));
  // What cannot be unpacked was packed wrongly by the sender.
  unpacked.prependListener('error', (error) => Object.assign(error, { statusCode: 400 }));
  // Fastify compares this with the content length, which tells the packed bytes.
  done(null, Object.defineProperty(unpacked, 'receivedEncodedLength', { get: () => received }));
}
