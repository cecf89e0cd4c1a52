import { parentPort, workerData } from 'node:worker_threads';
import { ServingLoop } from './serving-loop.js';
import type { LogitsRequest, ServingReply, ServingStart } from './serving-messages.js';
import { ServingNetwork } from './serving-network.js';

/** The thread a network answers on: it blocks while it computes, and must not block a server. */
if (!parentPort) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;
const { network, computing, batch } = workerData as ServingStart;
const serving = await ServingNetwork.open(network, computing);
const reply = (message: ServingReply): void => port.postMessage(message);
const loop = new ServingLoop(serving, batch, reply);
port.on('message', (requests: readonly LogitsRequest[]) => loop.accept(requests));
reply({ kind: 'ready' });
