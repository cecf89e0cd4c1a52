/** @jest-environment <rootDir>/../test/native-arrays-environment.cjs */
import { foresightTrainerContract } from '../../foresight/src/model/foresight-trainer.contract.js';
import { OnnxForesightTrainer } from './onnx-foresight-trainer.js';

foresightTrainerContract('OnnxForesightTrainer', () => Promise.resolve(new OnnxForesightTrainer()));
