/** @jest-environment <rootDir>/../test/native-arrays-environment.cjs */
import { expect, it } from '@jest/globals';
import { foresightTrainerContract } from '../../foresight/src/model/foresight-trainer.contract.js';
import { TensorFlowUnavailable } from './tensorflow.js';
import { TfjsForesightTrainer } from './tfjs-foresight-trainer.js';

const TIME = 60_000;

foresightTrainerContract('TfjsForesightTrainer', () => TfjsForesightTrainer.open('cpu'));

it(
  'says what to install where a device is not there',
  async () => {
    const run = TfjsForesightTrainer.open('tensorflow-gpu');
    await expect(run).rejects.toThrow(TensorFlowUnavailable);
    await expect(run).rejects.toThrow(
      'npm install --no-save --ignore-scripts=false @tensorflow/tfjs-node-gpu@4',
    );
  },
  TIME,
);
