export { servingInputs } from './batch.js';
export {
  decodeModelFile,
  encodeModelFile,
  ForesightFileInvalid,
  type ForesightModelFile,
} from './model-file.js';
export { type NextItemModel, trainNextItem } from './next-item.js';
export { OnnxForesightNetwork, type ServingOptions } from './onnx-foresight-network.js';
export { OnnxForesightTrainer } from './onnx-foresight-trainer.js';
export { itemVectors, servingGraph } from './serving-graph.js';
export { ForesightFailed } from './serving-thread.js';
export type { TrainedNetwork } from './with-items.js';
