export {
  NEXT_ITEM,
  type NextItemData,
  type NextItemModel,
  type NextItemOptions,
  trainNextItem,
} from './next-item.js';
export { OnnxForesightTrainer, type OnnxTrainerOptions } from './onnx-foresight-trainer.js';
export { EPSILON, EXPANSION, type ForesightParameter, initialWeights, parametersOf } from './parameters.js';
