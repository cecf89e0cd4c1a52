import { parentPort, workerData } from 'node:worker_threads';
import type { EncodeRequest, EncoderReply } from '../src/encoder-messages.js';
import { EncodingLoop, type Embedding } from '../src/encoding-loop.js';

/**
 * An encoder's thread without a model: the vector is [first letter's code, length].
 * "boom…" ends the thread, "throw…" ends it by an error, "slow…" blocks it for a moment, "fail…" is refused.
 */
const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');
if ((workerData as { fails?: boolean }).fails) process.exit(3);

const letters: Embedding = {
  tokenise: (text) => Array.from(text, (letter) => letter.charCodeAt(0)),
  async embed(batch) {
    const texts = batch.map((ids) => String.fromCharCode(...ids));
    if (texts.some((text) => text.startsWith('boom'))) process.exit(1);
    if (texts.some((text) => text.startsWith('fail'))) throw new Error('refused');
    if (texts.some((text) => text.startsWith('throw'))) {
      setImmediate(() => {
        throw new Error('out of memory');
      });
      await new Promise(() => undefined);
    }
    if (texts.some((text) => text.startsWith('slow'))) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
    return batch.map((ids) => Float32Array.of(ids[0] ?? 0, ids.length));
  },
};
const loop = new EncodingLoop(letters, { dimensions: 2, batch: 8 }, (reply) => port.postMessage(reply));
port.on('message', (requests: readonly EncodeRequest[]) => loop.accept(requests));
port.postMessage({ kind: 'ready', dimensions: 2 } satisfies EncoderReply);
