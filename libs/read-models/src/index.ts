export { assertIndexed, FieldNotIndexed } from './assert-indexed.js';
export { InMemoryReadModels } from './in-memory-read-models.js';
export {
  type Change,
  CheckpointMoved,
  type CommitOptions,
  type Generation,
  GenerationUnusable,
  type Healed,
  type NewGeneration,
  type Place,
  type Query,
  type ReadModel,
  ReadModels,
  type Stored,
} from './read-models.js';
