export { trainTable, type TableTraining } from './model/train-table.js';
export { TableModel } from './model/table-model.js';
export { TableModelInvalid } from './model/written-model.js';
export { TableUnlearnable } from './table-unlearnable.js';
export {
  areaUnderCurve,
  calibrationError,
  operatingPoint,
  type OperatingPoint,
} from './evaluation/binary-metrics.js';
export { textTable, type TextTable } from './text/text-table.js';
export { crossValidate, type TableEvaluation } from './evaluation/cross-validate.js';
