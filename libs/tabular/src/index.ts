export { type Cell, isGap, type TableRow } from './cell.js';
export { trainTable, type TableTraining } from './model/train-table.js';
export { TableModel, type Contribution, type Explanation } from './model/table-model.js';
export type { HeldOutFigures } from './model/table-parts.js';
export { TableModelInvalid, type WrittenModel } from './model/written-model.js';
export { DEFAULT_TABLE_SETTINGS, type TableSettings } from './model/settings.js';
export { TableUnlearnable } from './table-unlearnable.js';
export {
  areaUnderCurve,
  calibrationError,
  operatingPoint,
  type OperatingPoint,
} from './evaluation/binary-metrics.js';
export { foldsOf, partsOf, type Parts } from './evaluation/folds.js';
export {
  textTable,
  type TableNote,
  type TextRow,
  type TextTable,
  type TextTableOptions,
} from './text/text-table.js';
export {
  crossValidate,
  type CrossValidation,
  type TableEvaluation,
  type TableFigures,
} from './evaluation/cross-validate.js';
