export type { ModelCommand, TrainedModel } from './commands.js';
export { modelTypes } from './facts.js';
export { handleModelCommand } from './handle-model-command.js';
export {
  championOf,
  type ModelHistory,
  runningIn,
  type Training,
  type Version,
  versionIn,
} from './history.js';
export { type LoadedHistory, loadHistory } from './load-history.js';
export { type ProgressNote, servingModel, type ServingNote, trainingsModel } from './notes.js';
export type { ModelRejection } from './rejections.js';
export { saveWhole } from './save-whole.js';
export { NotOnShelf, VersionFiles } from './version-files.js';
