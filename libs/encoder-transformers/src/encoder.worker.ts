import { parentPort, workerData } from 'node:worker_threads';
import type { EncodeRequest, EncoderReply, EncoderStart } from './encoder-messages.js';
import { EncodingLoop } from './encoding-loop.js';
import { SentenceModel } from './sentence-model.js';

/** The thread the model lives on: it blocks while it computes, and must not block a server. */
if (!parentPort) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;
const reply = (message: EncoderReply): void => {
  port.postMessage(message, message.kind === 'encoded' ? [message.vectors.buffer as ArrayBuffer] : []);
};
const model = await SentenceModel.load(workerData as EncoderStart);
const [probe] = await model.embed([model.tokenise('ready')]);
const loop = new EncodingLoop(model, probe?.length ?? 0, reply);
port.on('message', (request: EncodeRequest) => loop.accept(request));
reply({ kind: 'ready', dimensions: probe?.length ?? 0 });
