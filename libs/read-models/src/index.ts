export { assertIndexed, FieldNotIndexed } from './assert-indexed.js';
export { InMemoryReadModels } from './in-memory-read-models.js';
export {
  type Change,
  CheckpointMoved,
  type Query,
  type ReadModel,
  ReadModels,
  type Stored,
} from './read-models.js';
