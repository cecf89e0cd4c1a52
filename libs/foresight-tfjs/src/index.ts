export {
  openTensorFlow,
  type TensorFlow,
  type TensorFlowDevice,
  TensorFlowUnavailable,
} from './tensorflow.js';
export { TfjsForesightTrainer } from './tfjs-foresight-trainer.js';
