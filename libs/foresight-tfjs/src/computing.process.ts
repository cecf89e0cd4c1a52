import { loadCheckpoint, saveCheckpoint } from '#training-onnx';
import { parametersOf, type TrainedWeights } from '#foresight';
import { contentTensor, measure } from './measure.js';
import type { Command, Kept, Reply, Task, TrainingWork } from './messages.js';
import { openTensorFlow, type OpenedTensorFlow } from './tensorflow.js';
import { Training } from './training.js';

/**
 * The process in which TensorFlow.js computes, one for each task: its native part loads only once in a program, on
 * one thread (tensorflow/tfjs issue 8388), and a training must not hold the server up. It ends with its parent.
 */

/** News come at the end of each epoch, and between as often as this. */
const NEWS_MS = 1000;

let isStopped = false;
const reply = (message: Reply): Promise<void> =>
  new Promise((resolve) => process.send?.(message, () => resolve()));

process.on('disconnect', () => process.exit(1));
process.on('message', (command: Command) => {
  if (command.kind === 'stop') isStopped = true;
  else void answer(command.task, command.device);
});

async function answer(task: Task, device: OpenedTensorFlow['device'] | undefined): Promise<void> {
  try {
    await reply(await answerTo(task, await openTensorFlow(device)));
  } catch (error) {
    const { name, message } = error as Error;
    await reply({ kind: 'failed', name, message });
  }
  process.disconnect();
}

async function answerTo(task: Task, { tf, device }: OpenedTensorFlow): Promise<Reply> {
  switch (task.kind) {
    case 'probe':
      return { kind: 'opened', device };
    case 'losses': {
      const { shape, weights, examples, content } = task;
      const parameters = new Map(
        parametersOf(shape).map(({ name, shape: of }) => [
          name,
          tf.tensor(weights.get(name) ?? new Float32Array(), [...of]),
        ]),
      );
      const losses = await measure(tf, shape, parameters, examples, contentTensor(tf, shape, content));
      return { kind: 'losses', losses };
    }
    case 'train': {
      const trained = await train(tf, device, task.work, task.checkpoint);
      return trained ? { kind: 'trained', trained } : { kind: 'stopped' };
    }
  }
}

/** Goes through a training from its checkpoint to the end. @returns nothing where it was stopped */
async function train(
  tf: OpenedTensorFlow['tf'],
  device: string,
  work: TrainingWork,
  checkpoint?: Kept,
): Promise<TrainedWeights | undefined> {
  const training = new Training(
    tf,
    work,
    checkpoint && (await loadCheckpoint(checkpoint.path, checkpoint.key)),
  );
  const save = async (): Promise<void> => {
    if (checkpoint) await saveCheckpoint(checkpoint.path, checkpoint.key, await training.snapshot());
  };
  const [started, from] = [performance.now(), training.share];
  let told = started;
  while (!training.isOver) {
    // Lets in what the program has to say.
    await new Promise((resolve) => setImmediate(resolve));
    if (isStopped) {
      await save();
      return undefined;
    }
    const isEnd = await training.next();
    if (isEnd) await save();
    if (!isEnd && performance.now() - told < NEWS_MS) continue;
    told = performance.now();
    const { epoch, share, loss, validationLoss } = training;
    const secondsLeft = ((told - started) / 1000 / (share - from)) * (1 - share);
    const { epochs } = work.settings;
    const validated = validationLoss === undefined ? {} : { validationLoss };
    await reply({ kind: 'news', news: { epoch, epochs, share, secondsLeft, loss, device, ...validated } });
  }
  return training.result(device);
}
