import { parentPort, workerData } from 'node:worker_threads';
import { encodeModel } from '../model/model-file.js';
import { trainModel, type TrainingTask } from './train-model.js';

/** Trains one model and ends. Sends `{share}` while it works and a `TrainedIntents` at last. */
const task = workerData as TrainingTask;
const { model, heldOut } = trainModel(task, (share) => parentPort?.postMessage({ share }));
const bytes = Uint8Array.from(encodeModel(model));
parentPort?.postMessage({ bytes, heldOut }, [bytes.buffer]);
