import { parentPort, workerData } from 'node:worker_threads';
import type { EncodeRequest, EncoderReply, EncoderStart } from './encoder-messages.js';
import { EncodingLoop } from './encoding-loop.js';
import { SentenceModel } from './sentence-model.js';
import { warmUp } from './warm-up.js';

/** The thread the model lives on: it blocks while it computes, and must not block a server. */
if (!parentPort) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;
const start = workerData as EncoderStart;
const model = await SentenceModel.load(start);
const dimensions = await warmUp(model, start.batch);
const reply = (message: EncoderReply): void => {
  port.postMessage(message, message.kind === 'answers' ? [message.vectors.buffer as ArrayBuffer] : []);
};
const loop = new EncodingLoop(model, { dimensions, batch: start.batch }, reply);
port.on('message', (requests: readonly EncodeRequest[]) => loop.accept(requests));
reply({ kind: 'ready', dimensions });
