import type { ForesightTrainer } from '#foresight';
import { OnnxForesightTrainer } from '#foresight-onnx';
import { TfjsForesightTrainer } from '#foresight-tfjs';
import type { Bench } from './bench-order.js';

/**
 * The trainer that the operator chose. `onnx` computes on the device and threads of all models; `tfjs` on the fastest
 * of what TensorFlow.js finds installed.
 *
 * @throws TensorFlowUnavailable saying what to install
 */
export async function openTrainer({ trainer, device, threads }: Bench): Promise<ForesightTrainer> {
  return trainer === 'tfjs' ? TfjsForesightTrainer.open() : new OnnxForesightTrainer({ device, threads });
}
