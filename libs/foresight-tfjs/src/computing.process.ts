import { loadCheckpoint, saveCheckpoint } from '#training-onnx';
import { goThrough, parametersOf, type TrainedWeights, type TrainingWork } from '#foresight';
import { contentTensor, measure } from './measure.js';
import type { Command, Kept, Reply, Task } from './messages.js';
import { openTensorFlow, type OpenedTensorFlow } from './tensorflow.js';
import { Training } from './training.js';

/**
 * The process in which TensorFlow.js computes, one for each task: its native part loads only once in a program, on
 * one thread (tensorflow/tfjs issue 8388), and a training must not hold the server up. It ends with its parent.
 */

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
  const finished = await goThrough(
    training,
    { device, epochs: work.settings.epochs },
    {
      onNews: (news) => reply({ kind: 'news', news }),
      isStopped: async () => {
        // Lets in what the program has to say.
        await new Promise((resolve) => setImmediate(resolve));
        return isStopped;
      },
      save,
    },
  );
  return finished ? training.result(device) : undefined;
}
