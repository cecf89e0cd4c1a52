export { servingInputs } from './batch.js';
export {
  decodeModelFile,
  encodeModelFile,
  ForesightFileInvalid,
  type ForesightModelFile,
} from './model-file.js';
export {
  NEXT_ITEM,
  type NextItemData,
  type NextItemModel,
  type NextItemOptions,
  trainNextItem,
} from './next-item.js';
export { OnnxForesightNetwork, type ServingOptions } from './onnx-foresight-network.js';
export { OnnxForesightTrainer, type OnnxTrainerOptions } from './onnx-foresight-trainer.js';
export { itemVectors, servingGraph } from './serving-graph.js';
export { ForesightFailed } from './serving-thread.js';
export { type TrainedNetwork, withItems } from './with-items.js';
