import { parentPort, workerData } from 'node:worker_threads';
import { encodeModel } from '../model/model-file.js';
import { trainModel, type TrainingTask } from './train-model.js';

/** Trains one model and ends. Sends `{share}` while it works and `{model}`, the bytes of a model file, at last. */
const task = workerData as TrainingTask;
const bytes = encodeModel(trainModel(task, (share) => parentPort?.postMessage({ share })));
const model = Uint8Array.from(bytes);
parentPort?.postMessage({ model }, [model.buffer]);
