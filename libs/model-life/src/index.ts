export type { Gate, ModelCommand, TrainedModel } from './commands.js';
export { modelDecider } from './decide.js';
export { isModelEvent, type ModelEvent, modelTypes } from './facts.js';
export { handleModelCommand } from './handle-model-command.js';
export {
  championOf,
  type ChosenScope,
  formerOf,
  type ModelHistory,
  runningIn,
  type Training,
  trainingIn,
  type Version,
  versionIn,
} from './history.js';
export { type LoadedHistory, loadHistory } from './load-history.js';
export { type ProgressNote, servingModel, type ServingNote, trainingsModel } from './notes.js';
export type { ModelRejection, ModelRejectionReason } from './rejections.js';
export { saveWhole } from './save-whole.js';
export { NotOnShelf, VersionFiles } from './version-files.js';
